package org.wuxingspice.netlist.compile;

import org.wuxingspice.model.failure.Reason;

/** Why a network cannot be compiled as asked. */
public enum CompileReason implements Reason {
  /** The selected neurons are not in the network, or none are selected. */
  BAD_SELECTION,
  /** Values do not fit the network: too few or too many. */
  BAD_LENGTH,
  /** A setting is impossible. */
  BAD_SETTING,
  /** What parts are set to does not fit the network, or is impossible. */
  BAD_TRIM
}
