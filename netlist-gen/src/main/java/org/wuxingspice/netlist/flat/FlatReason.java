package org.wuxingspice.netlist.flat;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

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
  TOO_LARGE;

  /**
   * Creates the failure to throw.
   *
   * @param message one line for the user
   * @return the failure
   */
  public WuxingException failure(final String message) {
    return new WuxingException(this, message);
  }

  @Override
  public boolean isMisuse() {
    return true;
  }
}
