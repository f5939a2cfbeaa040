package org.wuxingspice.model.dynamics;

import java.util.Arrays;
import org.wuxingspice.model.kernel.EulerLinks;
import org.wuxingspice.model.kernel.EulerRates;
import org.wuxingspice.model.kernel.EulerRows;
import org.wuxingspice.model.kernel.Kernel;

/** {@link Precision#SINGLE}. */
final class SinglePrecision implements Precision<float[]> {

  @Override
  public int vector() {
    return 16;
  }

  @Override
  public float[] zeros(final int length) {
    return new float[length];
  }

  @Override
  public float[] rounded(final double[] numbers) {
    final float[] rounded = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      rounded[i] = (float) numbers[i];
    }
    return rounded;
  }

  @Override
  public void clear(final float[] array, final int from, final int to) {
    Arrays.fill(array, from, to, 0);
  }

  @Override
  public double get(final float[] array, final int entry) {
    return array[entry];
  }

  @Override
  public void set(final float[] array, final int entry, final double value) {
    array[entry] = (float) value;
  }

  @Override
  public void addWeighted(
      final Kernel kernel,
      final int length,
      final float[] sum,
      final int at,
      final double[] weights,
      final int[] rows,
      final int begin,
      final int end,
      final float[] signals) {
    kernel.addWeightedSingle(length, sum, at, weights, rows, begin, end, signals);
  }

  @Override
  public void euler(
      final Kernel kernel,
      final EulerRows<float[]> rows,
      final int neuron,
      final EulerRates<float[]> rates,
      final EulerLinks<float[]> links,
      final int steps) {
    kernel.eulerSingle(rows, neuron, rates, links, steps);
  }
}
