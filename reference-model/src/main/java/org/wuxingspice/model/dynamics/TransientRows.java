package org.wuxingspice.model.dynamics;

/**
 * The loops of the Runge-Kutta method. Rows are arrays of their own, read and written at the same
 * index, and each loop is short: this is the shape that becomes vector instructions.
 */
final class TransientRows {

  private TransientRows() {}

  /** dE/dt of one element: K1·generator − (K2 + K3·restrainer)·value + drive. */
  static void slope(
      final int n,
      final double[] slope,
      final double[] k1,
      final double[] generator,
      final double[] k2,
      final double[] k3,
      final double[] restrainer,
      final double[] value,
      final double[] drive) {
    for (int j = 0; j < n; j++) {
      slope[j] = k1[j] * generator[j] - (k2[j] + k3[j] * restrainer[j]) * value[j] + drive[j];
    }
  }

  /** deviation = value − rest, and its share is added to the integral. */
  static void integrate(
      final int n,
      final double[] deviation,
      final double[] value,
      final double[] rest,
      final double weight,
      final double[] integral) {
    for (int j = 0; j < n; j++) {
      deviation[j] = value[j] - rest[j];
    }
    for (int j = 0; j < n; j++) {
      integral[j] += weight * deviation[j];
    }
  }

  /** result = x + factor·y. */
  static void sum(
      final int n, final double[] result, final double[] x, final double factor, final double[] y) {
    for (int j = 0; j < n; j++) {
      result[j] = x[j] + factor * y[j];
    }
  }

  /** Holds x between its limits. */
  static void hold(final int n, final double[] x, final double[] low, final double[] high) {
    for (int j = 0; j < n; j++) {
      x[j] = Math.min(Math.max(x[j], low[j]), high[j]);
    }
  }
}
