package org.wuxingspice.spice.compare;

import org.wuxingspice.model.dynamics.Trajectory;

/**
 * Difference between two trajectories of the same network and drive, in units of E, taken at the
 * instants of the first over all elements.
 *
 * @param worst largest absolute difference
 * @param worstElement element with the largest difference, index through the network
 * @param worstInstant time of the largest difference, in time units
 * @param rms root of the time-weighted mean squared difference over all elements
 */
public record WaveformError(double worst, int worstElement, double worstInstant, double rms) {

  /**
   * Compares two trajectories.
   *
   * @param observed for instance the circuit's
   * @param reference for instance the numeric model's
   */
  public static WaveformError between(final Trajectory observed, final Trajectory reference) {
    final double[] time = observed.time();
    double worst = 0;
    int worstElement = 0;
    double worstInstant = time[0];
    double squares = 0;
    for (int e = 0; e < observed.values().length; e++) {
      double before = 0;
      for (int i = 0; i < time.length; i++) {
        final double error = observed.values()[e][i] - reference.at(e, time[i]);
        if (Math.abs(error) > worst) {
          worst = Math.abs(error);
          worstElement = e;
          worstInstant = time[i];
        }
        if (i > 0) {
          squares += (time[i] - time[i - 1]) * (error * error + before * before) / 2;
        }
        before = error;
      }
    }
    final double weight = observed.values().length * (time[time.length - 1] - time[0]);
    return new WaveformError(worst, worstElement, worstInstant, Math.sqrt(squares / weight));
  }
}
