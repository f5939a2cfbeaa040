package org.wuxingspice.model.learning;

/**
 * The inverse tangent that limits a causal quantity, {@code G2 = atan(kt·G1)/kt} (equation 3.4).
 *
 * @param kt the adjustment parameter; |G2| stays below π/(2·kt); positive
 */
record ArctanLimiter(double kt) {

  /** Below this, the first two terms of the series are atan to the last bit: x⁴/5 is below 2⁻⁵³. */
  private static final double SERIES = 1e-4;

  ArctanLimiter {
    if (!(kt > 0 && Double.isFinite(kt))) {
      throw LearningReason.BAD_SETTING.failure("limiter " + kt + ": must be positive and finite");
    }
  }

  double limited(final double quantity) {
    final double x = kt * quantity;
    return Math.abs(x) < SERIES ? quantity * (1 - x * x / 3) : Math.atan(x) / kt;
  }

  /** Σ G2 over the products of two rows. */
  double limitedSum(
      final double[] a, final int fromA, final double[] b, final int fromB, final int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += limited(a[fromA + k] * b[fromB + k]);
    }
    return sum;
  }
}
