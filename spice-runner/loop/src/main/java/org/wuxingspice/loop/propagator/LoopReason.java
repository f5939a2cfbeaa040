package org.wuxingspice.loop.propagator;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why a pass through the circuit gave no answer. */
public enum LoopReason implements Reason {
  /** A sample's simulation did not run to its end. */
  SAMPLE_FAILED,
  /** A duration, piece size or engine setting is not usable. */
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
    return this == BAD_SETTING;
  }
}
