package org.wuxingspice.loop.calibration;

import org.wuxingspice.model.failure.Reason;

/** Why there is no calibration, or why it is not used. */
public enum CalibrationReason implements Reason {
  /** The file is missing or not as it should be. */
  BAD_FILE,
  /** The calibration is of another die, or of other parts. */
  OTHER_DIE,
  /** The calibration is of another model. */
  OTHER_MODEL,
  /** Settings contradict a calibration. */
  BAD_SETTING,
  /** The circuit's answers do not tell what its parts are. */
  NOT_MEASURED;

  @Override
  public boolean isMisuse() {
    return this != NOT_MEASURED;
  }
}
