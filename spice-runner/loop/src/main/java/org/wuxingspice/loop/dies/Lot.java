package org.wuxingspice.loop.dies;

import java.util.Arrays;
import java.util.List;

/**
 * Dies of one circuit under equal conditions.
 *
 * @param conditions that set them apart from other lots of a study, such as {@code mismatch=0.1};
 *     empty for none
 * @param stage what was done to them
 * @param dies at least one, by seed
 */
public record Lot(String conditions, Stage stage, List<DieResult> dies) {

  /** Keeps an unmodifiable copy of the list. */
  public Lot {
    dies = List.copyOf(dies);
  }

  /**
   * {@return the accuracy that a fraction of the dies do not exceed: that of die ⌈fraction·n⌉ in
   * increasing order, the nearest-rank definition}
   *
   * @param fraction above 0, up to 1
   */
  public double quantile(final double fraction) {
    final double[] sorted = accuracies();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(fraction * sorted.length) - 1];
  }

  /** {@return the accuracies, by seed} */
  public double[] accuracies() {
    return dies.stream().mapToDouble(DieResult::accuracy).toArray();
  }

  /**
   * {@return the fraction of the dies that reach an accuracy}
   *
   * @param accuracy 0 to 1
   */
  public double share(final double accuracy) {
    return dies.stream().filter(die -> die.accuracy() >= accuracy).count() / (double) dies.size();
  }
}
