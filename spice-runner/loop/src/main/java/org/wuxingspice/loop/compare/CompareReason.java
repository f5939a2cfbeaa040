package org.wuxingspice.loop.compare;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why a comparison cannot be shown. */
public enum CompareReason implements Reason {
  /** A window was asked for where there is no display. */
  NO_DISPLAY;

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
