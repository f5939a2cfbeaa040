package org.wuxingspice.model.training;

import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;

/** Why training is refused. */
public enum TrainingReason implements Reason {
  /** There is no such recipe, or it does not follow the schema. */
  BAD_RECIPE,
  /** Images, network and recipe do not fit together. */
  BAD_FIT,
  /** A checkpoint is missing, damaged, or belongs to another run. */
  BAD_CHECKPOINT,
  /** The folder holds a run already. */
  RUN_EXISTS;

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
