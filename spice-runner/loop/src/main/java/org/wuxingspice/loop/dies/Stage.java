package org.wuxingspice.loop.dies;

/** What was done to dies before they were shown images. */
public enum Stage {
  /** Nothing. */
  AS_MADE("as made"),
  /** Parts set by a calibration. */
  CALIBRATED("calibrated"),
  /** Coefficients trained on the die itself, calibrated before where that was asked for. */
  TUNED("tuned");

  private final String title;

  Stage(final String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
