package org.wuxingspice.netlist.circuit;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why a circuit is refused. */
public enum CircuitReason implements Reason {
  /** A name has characters that a netlist could take for something else. */
  BAD_NAME,
  /** A value is not usable. */
  BAD_VALUE;

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
