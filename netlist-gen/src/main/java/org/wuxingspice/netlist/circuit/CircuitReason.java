package org.wuxingspice.netlist.circuit;

import org.wuxingspice.model.failure.Reason;

/** Why a circuit is refused. */
public enum CircuitReason implements Reason {
  /** A name has characters that a netlist could take for something else. */
  BAD_NAME,
  /** A value is not usable. */
  BAD_VALUE
}
