package org.wuxingspice.model.learning;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why learning is refused or ends. */
public enum LearningReason implements Reason {
  /** A setting of a rule, step, error or schedule is out of its range. */
  BAD_SETTING,
  /** A label is not the number of an output. */
  BAD_LABEL;

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
