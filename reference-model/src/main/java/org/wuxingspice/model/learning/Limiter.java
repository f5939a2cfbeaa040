package org.wuxingspice.model.learning;

/**
 * The inverse tangent that limits a causal quantity, {@code G2 = atan(kt·G1)/kt} (equation 3.4).
 *
 * @param kt the adjustment parameter; |G2| stays below π/(2·kt); positive
 */
record Limiter(double kt) {

  /** Below this, the first two terms of the series are atan to the last bit: x⁴/5 is below 2⁻⁵³. */
  private static final double SERIES = 1e-4;

  Limiter {
    if (!(kt > 0 && Double.isFinite(kt))) {
      throw LearningReason.BAD_SETTING.failure("limiter " + kt + ": must be positive and finite");
    }
  }

  double limited(final double quantity) {
    final double x = kt * quantity;
    return Math.abs(x) < SERIES ? quantity * (1 - x * x / 3) : Math.atan(x) / kt;
  }

  /**
   * Σ G2 over the products of two rows. While every product is small, the sums of the products and
   * of their third powers are enough.
   */
  double limitedSum(
      final double[] a, final int fromA, final double[] b, final int fromB, final int length) {
    double sum = 0;
    double cubes = 0;
    double other = 0;
    double otherCubes = 0;
    double largest = 0;
    int i = 0;
    for (; i + 1 < length; i += 2) {
      final double p = a[fromA + i] * b[fromB + i];
      final double q = a[fromA + i + 1] * b[fromB + i + 1];
      final double pp = p * p;
      final double qq = q * q;
      sum += p;
      other += q;
      cubes += p * pp;
      otherCubes += q * qq;
      largest = Math.max(largest, Math.max(pp, qq));
    }
    if (i < length) {
      final double p = a[fromA + i] * b[fromB + i];
      sum += p;
      cubes += p * p * p;
      largest = Math.max(largest, p * p);
    }
    if (kt * kt * largest < SERIES * SERIES) {
      return sum + other - kt * kt / 3 * (cubes + otherCubes);
    }
    double limited = 0;
    for (int k = 0; k < length; k++) {
      limited += limited(a[fromA + k] * b[fromB + k]);
    }
    return limited;
  }
}
