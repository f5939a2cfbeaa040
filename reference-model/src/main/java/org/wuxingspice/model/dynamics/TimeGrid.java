package org.wuxingspice.model.dynamics;

/**
 * Equal steps of a pass, whole numbers of which fill the time before the window and the window.
 *
 * @param end T, time units
 * @param before steps from the start to T0
 * @param steps from the start to T
 */
record TimeGrid(double end, int before, int steps) {

  private static final int MOST_TIMES_SHORTER = 16;
  private static final double ROUNDING = 1e-9;

  /**
   * The grid with the longest steps.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  static TimeGrid of(final Window window, final double longestStep) {
    final double fewest = Math.ceil(window.end() / longestStep * (1 - 1e-12));
    final double share = window.begin() / window.end();
    for (double steps = fewest; steps <= MOST_TIMES_SHORTER * fewest; steps++) {
      final double before = Math.rint(share * steps);
      if (steps < Integer.MAX_VALUE && Math.abs(share * steps - before) <= ROUNDING * steps) {
        return new TimeGrid(window.end(), (int) before, (int) steps);
      }
    }
    throw DynamicsReason.BAD_SETTING.failure(
        "steps of up to "
            + longestStep
            + " do not fill both "
            + window.begin()
            + " and "
            + window.end()
            + " time units: choose rounder times or another step");
  }

  /**
   * The number of steps up to a time.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING} when
   *     it is no whole number of them, or behind the end
   */
  int stepsUntil(final double time) {
    final double taken = Math.rint(time / step());
    if (taken > steps || Math.abs(time / step() - taken) > ROUNDING * steps) {
      throw DynamicsReason.BAD_SETTING.failure(
          time + " time units: not at the end of a step of " + step() + " up to " + end);
    }
    return (int) taken;
  }

  double step() {
    return end / steps;
  }

  /** The beginnings of all steps, and the end. */
  double[] instants() {
    final double[] instants = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      instants[i] = end * i / steps;
    }
    return instants;
  }
}
