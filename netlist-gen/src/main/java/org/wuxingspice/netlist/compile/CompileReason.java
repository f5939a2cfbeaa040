package org.wuxingspice.netlist.compile;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why a network cannot be compiled as asked. */
public enum CompileReason implements Reason {
  /** The selected neurons are not in the network, or none are selected. */
  BAD_SELECTION,
  /** Values do not fit the network: too few or too many. */
  BAD_LENGTH,
  /** A setting is impossible. */
  BAD_SETTING;

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
