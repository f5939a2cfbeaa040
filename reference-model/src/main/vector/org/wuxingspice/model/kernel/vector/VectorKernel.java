package org.wuxingspice.model.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.wuxingspice.model.kernel.EulerLinks;
import org.wuxingspice.model.kernel.EulerRates;
import org.wuxingspice.model.kernel.EulerRows;
import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.kernel.NeuronRows;
import org.wuxingspice.model.kernel.PlainKernel;

/** Code for the Vector API. What does not fill a vector is left to the scalar kernel. */
public final class VectorKernel implements Kernel {

  /** Up to eight numbers, so that every vector is a part of the partial sums. */
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > PARTIAL_SUMS
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  /** As many bits as the vectors above. */
  static final VectorSpecies<Float> SINGLE = SPECIES.vectorShape().withLanes(float.class);

  private static final int WIDTH = SPECIES.length();
  private static final int BLOCK = 4;

  private final PlainKernel plain = new PlainKernel();

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
    int s = 0;
    for (; s + BLOCK * WIDTH <= n; s += BLOCK * WIDTH) {
      addBlock(n, sum, at, weights, rows, begin, end, signals, s);
    }
    for (; s + WIDTH <= n; s += WIDTH) {
      DoubleVector total = DoubleVector.fromArray(SPECIES, sum, at + s);
      for (int k = begin; k < end; k++) {
        total =
            total.add(DoubleVector.fromArray(SPECIES, signals, rows[k] * n + s).mul(weights[k]));
      }
      total.intoArray(sum, at + s);
    }
    for (; s < n; s++) {
      for (int k = begin; k < end; k++) {
        sum[at + s] += weights[k] * signals[rows[k] * n + s];
      }
    }
  }

  private static void addBlock(
      final int n,
      final double[] sum,
      final int at,
      final double[] weights,
      final int[] rows,
      final int begin,
      final int end,
      final double[] signals,
      final int s) {
    DoubleVector a = DoubleVector.fromArray(SPECIES, sum, at + s);
    DoubleVector b = DoubleVector.fromArray(SPECIES, sum, at + s + WIDTH);
    DoubleVector c = DoubleVector.fromArray(SPECIES, sum, at + s + 2 * WIDTH);
    DoubleVector d = DoubleVector.fromArray(SPECIES, sum, at + s + 3 * WIDTH);
    for (int k = begin; k < end; k++) {
      final int from = rows[k] * n + s;
      final DoubleVector weight = DoubleVector.broadcast(SPECIES, weights[k]);
      a = a.add(DoubleVector.fromArray(SPECIES, signals, from).mul(weight));
      b = b.add(DoubleVector.fromArray(SPECIES, signals, from + WIDTH).mul(weight));
      c = c.add(DoubleVector.fromArray(SPECIES, signals, from + 2 * WIDTH).mul(weight));
      d = d.add(DoubleVector.fromArray(SPECIES, signals, from + 3 * WIDTH).mul(weight));
    }
    a.intoArray(sum, at + s);
    b.intoArray(sum, at + s + WIDTH);
    c.intoArray(sum, at + s + 2 * WIDTH);
    d.intoArray(sum, at + s + 3 * WIDTH);
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
    final double[] partial = new double[PARTIAL_SUMS];
    for (int i = 0; i < count; i++) {
      final int other = rows[i] * n;
      for (int part = 0; part < PARTIAL_SUMS; part += WIDTH) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int s = part; s + WIDTH <= n; s += PARTIAL_SUMS) {
          final DoubleVector product =
              DoubleVector.fromArray(SPECIES, others, other + s)
                  .mul(DoubleVector.fromArray(SPECIES, one, from + s));
          final DoubleVector y = product.mul(product).mul(square);
          sum =
              sum.add(
                  y.mul(1.0 / 13)
                      .sub(1.0 / 11)
                      .mul(y)
                      .add(1.0 / 9)
                      .mul(y)
                      .sub(1.0 / 7)
                      .mul(y)
                      .add(1.0 / 5)
                      .mul(y)
                      .sub(1.0 / 3)
                      .mul(y)
                      .add(1)
                      .mul(product));
        }
        sum.intoArray(partial, part);
      }
      // The vector's width divides the number of partial sums: only n mod width samples are left.
      for (int s = n - n % WIDTH; s < n; s++) {
        partial[s % PARTIAL_SUMS] += Kernel.limited(others[other + s] * one[from + s], square);
      }
      double sum = 0;
      for (final double part : partial) {
        sum += part;
      }
      sums[i] = sum;
    }
  }

  @Override
  public boolean settle(
      final NeuronRows neurons, final int begin, final int end, final boolean limits) {
    boolean inside = true;
    int column = begin;
    for (; column + WIDTH <= end; column += WIDTH) {
      if (limits || !VectorNewton.settle(neurons, column)) {
        VectorActiveSet.settle(neurons, column, !limits);
        inside = false;
      }
    }
    return plain.settle(neurons, column, end, limits) && inside;
  }

  @Override
  public void euler(
      final EulerRows<double[]> rows,
      final int neuron,
      final EulerRates<double[]> rates,
      final EulerLinks<double[]> links,
      final int steps) {
    int sample = 0;
    for (; rates.alike() && sample + WIDTH <= rows.width(); sample += WIDTH) {
      if (!VectorEuler.run(rows, neuron, rates, links, steps, sample)) {
        plain.euler(rows, neuron, rates, links, steps, sample, sample + WIDTH);
      }
    }
    plain.euler(rows, neuron, rates, links, steps, sample, rows.width());
  }

  @Override
  public void eulerSingle(
      final EulerRows<float[]> rows,
      final int neuron,
      final EulerRates<float[]> rates,
      final EulerLinks<float[]> links,
      final int steps) {
    int sample = 0;
    for (; rates.alike() && sample + SINGLE.length() <= rows.width(); sample += SINGLE.length()) {
      if (!VectorSingleEuler.run(rows, neuron, rates, links, steps, sample)) {
        plain.eulerSingle(rows, neuron, rates, links, steps, sample, sample + SINGLE.length());
      }
    }
    plain.eulerSingle(rows, neuron, rates, links, steps, sample, rows.width());
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
    final int whole = SINGLE.loopBound(n);
    for (int s = 0; s < whole; s += SINGLE.length()) {
      FloatVector total = FloatVector.fromArray(SINGLE, sum, at + s);
      for (int k = begin; k < end; k++) {
        total =
            total.add(
                FloatVector.fromArray(SINGLE, signals, rows[k] * n + s).mul((float) weights[k]));
      }
      total.intoArray(sum, at + s);
    }
    for (int s = whole; s < n; s++) {
      for (int k = begin; k < end; k++) {
        sum[at + s] += (float) weights[k] * signals[rows[k] * n + s];
      }
    }
  }
}
