package org.wuxingspice.model.dynamics;

import java.util.Arrays;
import org.wuxingspice.model.kernel.EulerLinks;
import org.wuxingspice.model.kernel.EulerRates;
import org.wuxingspice.model.kernel.EulerRows;
import org.wuxingspice.model.kernel.Kernel;

/** {@link Precision#DOUBLE}. */
final class DoublePrecision implements Precision<double[]> {

  @Override
  public int vector() {
    return 8;
  }

  @Override
  public double[] zeros(final int length) {
    return new double[length];
  }

  @Override
  public double[] rounded(final double[] numbers) {
    return numbers.clone();
  }

  @Override
  public void clear(final double[] array, final int from, final int to) {
    Arrays.fill(array, from, to, 0);
  }

  @Override
  public double get(final double[] array, final int entry) {
    return array[entry];
  }

  @Override
  public void set(final double[] array, final int entry, final double value) {
    array[entry] = value;
  }

  @Override
  public void addWeighted(
      final Kernel kernel,
      final int length,
      final double[] sum,
      final int at,
      final double[] weights,
      final int[] rows,
      final int begin,
      final int end,
      final double[] signals) {
    kernel.addWeighted(length, sum, at, weights, rows, begin, end, signals);
  }

  @Override
  public void euler(
      final Kernel kernel,
      final EulerRows<double[]> rows,
      final int neuron,
      final EulerRates<double[]> rates,
      final EulerLinks<double[]> links,
      final int steps) {
    kernel.euler(rows, neuron, rates, links, steps);
  }
}
