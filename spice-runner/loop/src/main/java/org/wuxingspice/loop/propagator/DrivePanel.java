package org.wuxingspice.loop.propagator;

/**
 * The responses of a piece's neurons to drives of an interval, at Chebyshev's points of the second
 * kind, between which they are interpolated (Berrut, Trefethen, SIAM Review 46, 2004, 501-517). The
 * points of 2n intervals contain those of n, so that the new ones check the old.
 *
 * @param from start of the interval
 * @param to end of the interval
 * @param responses at the points, from the end of the interval to its start
 */
record DrivePanel(double from, double to, DriveResponse[] responses) {

  /** The point at which a response has to be known, for one of {@code intervals + 1}. */
  static double point(final double from, final double to, final int intervals, final int index) {
    return (from + to) / 2 + (to - from) / 2 * Math.cos(Math.PI * index / intervals);
  }

  /**
   * The weights of the responses for a drive.
   *
   * @param drive inside the interval
   */
  double[] weights(final double drive) {
    final int intervals = responses.length - 1;
    final double[] weights = new double[intervals + 1];
    double sum = 0;
    for (int j = 0; j <= intervals; j++) {
      final double distance = drive - point(from, to, intervals, j);
      if (distance == 0) {
        final double[] exact = new double[intervals + 1];
        exact[j] = 1;
        return exact;
      }
      final double half = j == 0 || j == intervals ? 0.5 : 1;
      weights[j] = (j % 2 == 0 ? half : -half) / distance;
      sum += weights[j];
    }
    for (int j = 0; j <= intervals; j++) {
      weights[j] /= sum;
    }
    return weights;
  }

  /** The interpolated integral of an element. */
  double integral(final double[] weights, final int element) {
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * responses[j].deviations().integrals()[element];
    }
    return sum;
  }

  /** The interpolated deviation of an element at the end of the pass. */
  double end(final double[] weights, final int element) {
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * responses[j].deviations().ends()[element];
    }
    return sum;
  }

  /** The interpolated voltages of a line. */
  double[] line(final double[] weights, final int line) {
    final double[] volts = new double[responses[0].lines()[line].length];
    for (int j = 0; j < weights.length; j++) {
      final double weight = weights[j];
      final float[] response = responses[j].lines()[line];
      for (int t = 0; t < volts.length; t++) {
        volts[t] += weight * response[t];
      }
    }
    return volts;
  }

  /**
   * The largest difference between this interpolation and a response.
   *
   * @param drive at which the response was simulated
   * @param response that was simulated
   * @param length of the window, by which integrals are divided
   * @param unitsPerVolt of the lines
   * @return units of E
   */
  double error(
      final double drive,
      final DriveResponse response,
      final double length,
      final double unitsPerVolt) {
    final double[] weights = weights(drive);
    double worst = 0;
    final Deviations expected = response.deviations();
    for (int e = 0; e < expected.integrals().length; e++) {
      worst = Math.max(worst, Math.abs(integral(weights, e) - expected.integrals()[e]) / length);
      worst = Math.max(worst, Math.abs(end(weights, e) - expected.ends()[e]));
    }
    for (int line = 0; line < response.lines().length; line++) {
      final double[] volts = line(weights, line);
      for (int t = 0; t < volts.length; t++) {
        worst = Math.max(worst, Math.abs(volts[t] - response.lines()[line][t]) * unitsPerVolt);
      }
    }
    return worst;
  }
}
