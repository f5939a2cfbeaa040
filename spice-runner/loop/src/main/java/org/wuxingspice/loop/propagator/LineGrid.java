package org.wuxingspice.loop.propagator;

import java.util.stream.IntStream;

/**
 * The even grid of instants on which the lines between pieces are kept.
 *
 * @param end of the pass, s
 * @param intervals between instants, positive
 */
record LineGrid(double end, int intervals) {

  /**
   * Intervals per time unit. Integrals of pieces and whole differ by 4e-5 with it, as with any
   * finer one: that is the simulator's own error.
   */
  private static final double PER_UNIT = 10;

  static LineGrid of(final CircuitOptions options) {
    return new LineGrid(
        options.technology().seconds(options.duration()),
        (int) Math.ceil(options.duration() * PER_UNIT));
  }

  /** The instants, s. */
  double[] instants() {
    return IntStream.rangeClosed(0, intervals).mapToDouble(this::instant).toArray();
  }

  double instant(final int index) {
    return end * index / intervals;
  }

  /** Number of instants. */
  int size() {
    return intervals + 1;
  }
}
