package org.wuxingspice.ngspice.study;

import java.util.Arrays;

/**
 * A sample's figures.
 *
 * @param count number of values
 * @param mean NaN when there are none
 * @param deviation sample standard deviation, with n - 1; NaN for less than two values
 * @param quantiles at {@link #probabilities()}; NaN when there are no values
 */
public record Statistics(int count, double mean, double deviation, double[] quantiles) {

  private static final double[] AT = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

  /** {@return the probabilities of the quantiles: the extremes, 5, 25, 50, 75 and 95 %} */
  public static double[] probabilities() {
    return AT.clone();
  }

  /**
   * {@return the figures of values}
   *
   * @param values finite; quantiles by linear interpolation of the order statistics (R. Hyndman and
   *     Y. Fan, The American Statistician 50, 1996, definition 7)
   */
  public static Statistics of(final double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    final double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
    double squares = 0;
    for (final double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    final double deviation =
        sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : Double.NaN;
    return new Statistics(
        sorted.length, mean, deviation, Arrays.stream(AT).map(p -> quantile(sorted, p)).toArray());
  }

  private static double quantile(final double[] sorted, final double probability) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    final double place = probability * (sorted.length - 1);
    final int below = (int) Math.floor(place);
    final int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
