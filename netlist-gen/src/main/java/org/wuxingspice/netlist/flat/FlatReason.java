package org.wuxingspice.netlist.flat;

import org.wuxingspice.model.failure.Reason;

/** Why a circuit cannot be flattened. */
public enum FlatReason implements Reason {
  /** A subcircuit is not defined. */
  UNKNOWN_SUBCIRCUIT,
  /** An instance has another number of nodes than its subcircuit has ports. */
  PORT_COUNT,
  /** Subcircuits contain each other, or are nested too deeply. */
  RECURSIVE_SUBCIRCUIT,
  /** Parameters or functions are defined by each other. */
  RECURSIVE_PARAMETER,
  /** Two devices have the same flat name. */
  DUPLICATE_DEVICE,
  /** A statement's effect on the flat circuit is not known. */
  NOT_MODELLED,
  /** The flat circuit is larger than allowed. */
  TOO_LARGE
}
