package org.wuxingspice.cluster;

/**
 * How a batch is cut. A part should take a second or more, beside which the cost of a task is
 * small, and every executor should get one. Where it is cut never shows in the result.
 */
final class PartSizes {

  private static final double LEAST_SECONDS = 1;
  private static final int MOST_PARTS_EACH = 8;

  private double secondsPerSample;

  /**
   * {@return the first sample of every part, and the number of samples}
   *
   * @param samples in the batch, positive
   * @param slots tasks that run at the same time, positive
   */
  int[] bounds(final int samples, final int slots) {
    final int rounds =
        (int) (samples * secondsPerSample / (slots * LEAST_SECONDS)); // 0 when nothing is known
    final int parts = Math.min(samples, slots * Math.max(1, Math.min(MOST_PARTS_EACH, rounds)));
    final int[] bounds = new int[parts + 1];
    for (int p = 0; p <= parts; p++) {
      bounds[p] = (int) ((long) samples * p / parts);
    }
    return bounds;
  }

  /** Learns from what a batch took. */
  void learn(final int samples, final double seconds) {
    secondsPerSample = seconds / samples;
  }
}
