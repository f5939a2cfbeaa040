package org.wuxingspice.loop.compare;

import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.network.StateClamp;

/**
 * How one element's waveform differs between two engines. Values in units of E, times in time
 * units; taken at the instants of the observed trajectory.
 *
 * @param element index through the network
 * @param rms root of the time-weighted mean squared difference
 * @param worst largest absolute difference
 * @param worstInstant when the largest difference occurs
 * @param delay by how much the observed waveform is late, to first order: the shift of the
 *     reference that explains most of the difference, −∫(o − r)·r′dt / ∫r′²dt; NaN for a flat
 *     reference
 * @param movement ∫r′²dt of the reference, by which delays of several elements are to be weighted:
 *     that of a nearly flat waveform says nothing
 * @param observed figures of the observed waveform alone
 * @param reference figures of the reference waveform alone
 */
public record ElementDifference(
    int element,
    double rms,
    double worst,
    double worstInstant,
    double delay,
    double movement,
    Figures observed,
    Figures reference) {

  /** Share of the largest deviation within which a waveform counts as settled. */
  private static final double SETTLED = 0.02;

  /** Distance from the limits of the state, in units of E, below which it counts as clamped. */
  private static final double CLAMP_MARGIN = 0.01;

  /**
   * What one waveform does.
   *
   * @param integral ∫(E − E(0))dt; E(0) is the fixed point
   * @param settling time after which the waveform stays within 2 % of its largest deviation around
   *     its last value; the whole duration when it never does
   * @param clamped share of the time spent within 0.01 of a limit of the state, 0 to 1
   */
  public record Figures(double integral, double settling, double clamped) {

    /**
     * {@return the figures of a waveform}
     *
     * @param time instants, ascending, at least two
     * @param value of E, one per instant
     * @param clamp limits of the state
     */
    public static Figures of(final double[] time, final double[] value, final StateClamp clamp) {
      final int last = time.length - 1;
      double integral = 0;
      double clamped = 0;
      double largest = 0;
      for (int i = 1; i <= last; i++) {
        final double step = time[i] - time[i - 1];
        integral += step * ((value[i] + value[i - 1]) / 2 - value[0]);
        clamped += clamp.reaches(value[i], CLAMP_MARGIN) ? step : 0;
        largest = Math.max(largest, Math.abs(value[i] - value[0]));
      }
      int settled = last;
      while (settled > 0 && Math.abs(value[settled - 1] - value[last]) <= SETTLED * largest) {
        settled--;
      }
      return new Figures(integral, time[settled], clamped / (time[last] - time[0]));
    }
  }

  static ElementDifference between(
      final int element,
      final Trajectory observed,
      final Trajectory reference,
      final StateClamp clamp) {
    final double[] time = observed.time()[element];
    final double[] value = observed.values()[element];
    double worst = 0;
    double worstInstant = time[0];
    double squares = 0;
    double product = 0;
    double slopes = 0;
    double previous = 0;
    double previousReference = 0;
    for (int i = 0; i < time.length; i++) {
      final double expected = reference.at(element, time[i]);
      final double error = value[i] - expected;
      if (Math.abs(error) > worst) {
        worst = Math.abs(error);
        worstInstant = time[i];
      }
      if (i > 0) {
        final double step = time[i] - time[i - 1];
        final double rise = expected - previousReference;
        squares += step * (error * error + previous * previous) / 2;
        product += rise * (error + previous) / 2;
        slopes += rise * rise / step;
      }
      previous = error;
      previousReference = expected;
    }
    return new ElementDifference(
        element,
        Math.sqrt(squares / (time[time.length - 1] - time[0])),
        worst,
        worstInstant,
        slopes > 0 ? -product / slopes : Double.NaN,
        slopes,
        Figures.of(time, value, clamp),
        Figures.of(reference.time()[element], reference.values()[element], clamp));
  }
}
