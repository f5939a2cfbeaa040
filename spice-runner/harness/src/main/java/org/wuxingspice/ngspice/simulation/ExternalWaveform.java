package org.wuxingspice.ngspice.simulation;

import java.util.Arrays;

/**
 * What an independent source gives during a transient analysis: straight lines between points, the
 * first value before the first point and the last value after the last. The simulator's time steps
 * do not stop at the points, so the analysis's largest step bounds how sharply a corner is met.
 */
public final class ExternalWaveform {

  private final double[] time;
  private final double[] value;

  /**
   * Creates a waveform.
   *
   * @param time instants, s, strictly ascending, at least one; copied
   * @param value one per instant, V or A; copied
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_VALUE}
   */
  public ExternalWaveform(final double[] time, final double[] value) {
    if (time.length == 0 || time.length != value.length) {
      throw SimulatorReason.BAD_VALUE.failure(
          "a waveform with " + time.length + " instants and " + value.length + " values");
    }
    for (int i = 0; i < time.length; i++) {
      if (!Double.isFinite(time[i])
          || !Double.isFinite(value[i])
          || (i > 0 && time[i] <= time[i - 1])) {
        throw SimulatorReason.BAD_VALUE.failure(
            "point "
                + i
                + " of a waveform, "
                + time[i]
                + " s and "
                + value[i]
                + ": instants must ascend, all must be finite");
      }
    }
    this.time = time.clone();
    this.value = value.clone();
  }

  /** {@return instants, s; a copy} */
  public double[] time() {
    return time.clone();
  }

  /** {@return values, V or A; a copy} */
  public double[] value() {
    return value.clone();
  }

  /** {@return the number of points} */
  public int size() {
    return time.length;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof ExternalWaveform waveform
        && Arrays.equals(time, waveform.time)
        && Arrays.equals(value, waveform.value);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(time) + Arrays.hashCode(value);
  }
}
