package org.wuxingspice.model.kernel;

/** Scalar code for any machine. */
public final class PlainKernel implements Kernel {

  @Override
  public void addWeighted(
      final int n,
      final double[] sum,
      final int at,
      final double[] weights,
      final int[] rows,
      final int begin,
      final int end,
      final double[] signals) {
    int k = begin;
    for (; k + 3 < end; k += 4) {
      addFour(n, sum, at, weights, rows, k, signals);
    }
    for (; k < end; k++) {
      final int from = rows[k] * n;
      final double weight = weights[k];
      for (int s = 0; s < n; s++) {
        sum[at + s] += weight * signals[from + s];
      }
    }
  }

  private static void addFour(
      final int n,
      final double[] sum,
      final int at,
      final double[] weights,
      final int[] rows,
      final int k,
      final double[] signals) {
    final double a = weights[k];
    final double b = weights[k + 1];
    final double c = weights[k + 2];
    final double d = weights[k + 3];
    final int fromA = rows[k] * n;
    final int fromB = rows[k + 1] * n;
    final int fromC = rows[k + 2] * n;
    final int fromD = rows[k + 3] * n;
    for (int s = 0; s < n; s++) {
      sum[at + s] =
          sum[at + s]
              + a * signals[fromA + s]
              + b * signals[fromB + s]
              + c * signals[fromC + s]
              + d * signals[fromD + s];
    }
  }

  @Override
  public void limitedProductSums(
      final double limit,
      final int n,
      final double[] others,
      final int[] rows,
      final int count,
      final double[] one,
      final int from,
      final double[] sums) {
    final double square = limit * limit;
    for (int i = 0; i < count; i++) {
      final int other = rows[i] * n;
      double sum = 0;
      for (int part = 0; part < PARTIAL_SUMS; part++) {
        double partial = 0;
        for (int s = part; s < n; s += PARTIAL_SUMS) {
          partial += Kernel.limited(others[other + s] * one[from + s], square);
        }
        sum += partial;
      }
      sums[i] = sum;
    }
  }

  @Override
  public boolean settle(
      final NeuronRows neurons, final int begin, final int end, final boolean limits) {
    boolean inside = true;
    for (int column = begin; column < end; column++) {
      inside &= PlainNewton.settle(neurons, column, limits);
    }
    return inside;
  }

  @Override
  public void euler(
      final EulerRows<double[]> rows,
      final int neuron,
      final EulerRates<double[]> rates,
      final EulerLinks<double[]> links,
      final int steps) {
    euler(rows, neuron, rates, links, steps, 0, rows.width());
  }

  /**
   * {@link #euler(EulerRows, int, EulerRates, EulerLinks, int)} for some of the samples.
   *
   * @param rows as there
   * @param neuron as there
   * @param rates as there
   * @param links as there
   * @param steps as there
   * @param begin first sample
   * @param end sample after the last one
   */
  public void euler(
      final EulerRows<double[]> rows,
      final int neuron,
      final EulerRates<double[]> rates,
      final EulerLinks<double[]> links,
      final int steps,
      final int begin,
      final int end) {
    PlainEuler.run(rows, neuron, rates, links, steps, begin, end);
  }

  @Override
  public void eulerSingle(
      final EulerRows<float[]> rows,
      final int neuron,
      final EulerRates<float[]> rates,
      final EulerLinks<float[]> links,
      final int steps) {
    eulerSingle(rows, neuron, rates, links, steps, 0, rows.width());
  }

  /**
   * {@link #eulerSingle(EulerRows, int, EulerRates, EulerLinks, int)} for some of the samples.
   *
   * @param rows as there
   * @param neuron as there
   * @param rates as there
   * @param links as there
   * @param steps as there
   * @param begin first sample
   * @param end sample after the last one
   */
  public void eulerSingle(
      final EulerRows<float[]> rows,
      final int neuron,
      final EulerRates<float[]> rates,
      final EulerLinks<float[]> links,
      final int steps,
      final int begin,
      final int end) {
    PlainSingleEuler.run(rows, neuron, rates, links, steps, begin, end);
  }

  @Override
  public void addWeightedSingle(
      final int n,
      final float[] sum,
      final int at,
      final double[] weights,
      final int[] rows,
      final int begin,
      final int end,
      final float[] signals) {
    for (int k = begin; k < end; k++) {
      final int from = rows[k] * n;
      final float weight = (float) weights[k];
      for (int s = 0; s < n; s++) {
        sum[at + s] += weight * signals[from + s];
      }
    }
  }
}
