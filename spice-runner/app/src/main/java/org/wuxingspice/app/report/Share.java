package org.wuxingspice.app.report;

import java.util.Locale;

/**
 * A share of images as it was counted, with the standard error that so many draws have.
 *
 * @param fraction 0 to 1
 * @param images that were counted, positive
 */
public record Share(double fraction, int images) {

  /** {@return √(p(1 − p)/n), that of a binomial share} */
  public double standardError() {
    return Math.sqrt(fraction * (1 - fraction) / images);
  }

  /** {@return the share alone in per cent, such as {@code 86.30}} */
  public String percent() {
    return String.format(Locale.ROOT, "%.2f", 100 * fraction);
  }

  /** The share and its standard error in per cent, such as {@code 86.30 % ± 1.99}. */
  @Override
  public String toString() {
    return percent() + String.format(Locale.ROOT, " %% ± %.2f", 100 * standardError());
  }
}
