package org.wuxingspice.app.reproduce;

import java.util.Arrays;
import java.util.Locale;
import org.wuxingspice.app.report.Share;

/**
 * Shares of the same images that networks of several seeds have right. The array is shared, not
 * copied.
 *
 * @param fractions 0 to 1, one per seed
 * @param images that were counted for each, positive
 */
record Spread(double[] fractions, int images) {

  double mean() {
    return Arrays.stream(fractions).average().orElseThrow();
  }

  /** Of the mean over seeds, s/√n; of a single seed, that of a share of the images. */
  double standardError() {
    final int count = fractions.length;
    if (count == 1) {
      return new Share(fractions[0], images).standardError();
    }
    final double mean = mean();
    final double squares = Arrays.stream(fractions).map(f -> (f - mean) * (f - mean)).sum();
    return Math.sqrt(squares / (count - 1) / count);
  }

  /** Mean and standard error in per cent, such as {@code 86.30 % ± 1.99}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f %% ± %.2f", 100 * mean(), 100 * standardError());
  }
}
