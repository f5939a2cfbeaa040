package org.wuxingspice.model.kernel.vector;

import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.wuxingspice.model.kernel.EulerLinks;
import org.wuxingspice.model.kernel.EulerRates;
import org.wuxingspice.model.kernel.EulerRows;

/**
 * Steps of Euler's method for a vector of samples of a neuron whose elements have the same rates.
 * All of the neuron stays in registers from the first step to the last. The limits are only
 * watched: the sign bits of the distances from them are collected. The build makes
 * VectorSingleEuler from this file, for single precision.
 */
final class VectorEuler {

  private static final VectorSpecies<Double> SPECIES = VectorKernel.SPECIES;
  private static final VectorSpecies<Long> SIGNS = SPECIES.vectorShape().withLanes(long.class);

  private VectorEuler() {}

  /**
   * Runs the samples from {@code sample} to {@code sample + WIDTH}.
   *
   * @return whether all values stayed inside the limits; if not, nothing but outgoing signals has
   *     been changed
   */
  static boolean run(
      final EulerRows<double[]> rows,
      final int neuron,
      final EulerRates<double[]> rates,
      final EulerLinks<double[]> links,
      final int steps,
      final int sample) {
    final int width = rows.width();
    final int row = 5 * neuron;
    final int first = row * width + sample;
    final double[] values = rows.values();
    final double[] sums = rows.sums();
    final double[] signals = links.signals();
    final DoubleVector keep = DoubleVector.broadcast(SPECIES, rates.keep()[0]);
    final DoubleVector gain = DoubleVector.broadcast(SPECIES, rates.gain()[0]);
    final DoubleVector cross = DoubleVector.broadcast(SPECIES, rates.cross()[0]);
    final DoubleVector pull = DoubleVector.broadcast(SPECIES, rates.pull()[0]);
    final DoubleVector low = DoubleVector.broadcast(SPECIES, rates.low()[0]);
    final DoubleVector high = DoubleVector.broadcast(SPECIES, rates.high()[0]);
    final DoubleVector factor0 = DoubleVector.broadcast(SPECIES, links.factor()[row]);
    int in0 = links.incoming()[row] + sample;
    final int stride0 = links.stride()[row];
    final int out0 = links.outgoing()[row] + sample;
    DoubleVector d0 = DoubleVector.fromArray(SPECIES, values, first);
    DoubleVector s0 = DoubleVector.fromArray(SPECIES, sums, first);
    final DoubleVector factor1 = DoubleVector.broadcast(SPECIES, links.factor()[row + 1]);
    int in1 = links.incoming()[row + 1] + sample;
    final int stride1 = links.stride()[row + 1];
    final int out1 = links.outgoing()[row + 1] + sample;
    DoubleVector d1 = DoubleVector.fromArray(SPECIES, values, first + width);
    DoubleVector s1 = DoubleVector.fromArray(SPECIES, sums, first + width);
    final DoubleVector factor2 = DoubleVector.broadcast(SPECIES, links.factor()[row + 2]);
    int in2 = links.incoming()[row + 2] + sample;
    final int stride2 = links.stride()[row + 2];
    final int out2 = links.outgoing()[row + 2] + sample;
    DoubleVector d2 = DoubleVector.fromArray(SPECIES, values, first + 2 * width);
    DoubleVector s2 = DoubleVector.fromArray(SPECIES, sums, first + 2 * width);
    final DoubleVector factor3 = DoubleVector.broadcast(SPECIES, links.factor()[row + 3]);
    int in3 = links.incoming()[row + 3] + sample;
    final int stride3 = links.stride()[row + 3];
    final int out3 = links.outgoing()[row + 3] + sample;
    DoubleVector d3 = DoubleVector.fromArray(SPECIES, values, first + 3 * width);
    DoubleVector s3 = DoubleVector.fromArray(SPECIES, sums, first + 3 * width);
    final DoubleVector factor4 = DoubleVector.broadcast(SPECIES, links.factor()[row + 4]);
    int in4 = links.incoming()[row + 4] + sample;
    final int stride4 = links.stride()[row + 4];
    final int out4 = links.outgoing()[row + 4] + sample;
    DoubleVector d4 = DoubleVector.fromArray(SPECIES, values, first + 4 * width);
    DoubleVector s4 = DoubleVector.fromArray(SPECIES, sums, first + 4 * width);
    LongVector outside = LongVector.zero(SIGNS);
    for (int step = 0, j = 0; step < steps; step++, j += width) {
      d0.intoArray(signals, out0 + j);
      s0 = s0.add(d0);
      d1.intoArray(signals, out1 + j);
      s1 = s1.add(d1);
      d2.intoArray(signals, out2 + j);
      s2 = s2.add(d2);
      d3.intoArray(signals, out3 + j);
      s3 = s3.add(d3);
      d4.intoArray(signals, out4 + j);
      s4 = s4.add(d4);
      final DoubleVector n0 =
          keep.sub(cross.mul(d3))
              .mul(d0)
              .add(gain.mul(d4))
              .sub(pull.mul(d3))
              .add(factor0.mul(DoubleVector.fromArray(SPECIES, signals, in0)));
      final DoubleVector n1 =
          keep.sub(cross.mul(d4))
              .mul(d1)
              .add(gain.mul(d0))
              .sub(pull.mul(d4))
              .add(factor1.mul(DoubleVector.fromArray(SPECIES, signals, in1)));
      final DoubleVector n2 =
          keep.sub(cross.mul(d0))
              .mul(d2)
              .add(gain.mul(d1))
              .sub(pull.mul(d0))
              .add(factor2.mul(DoubleVector.fromArray(SPECIES, signals, in2)));
      final DoubleVector n3 =
          keep.sub(cross.mul(d1))
              .mul(d3)
              .add(gain.mul(d2))
              .sub(pull.mul(d1))
              .add(factor3.mul(DoubleVector.fromArray(SPECIES, signals, in3)));
      final DoubleVector n4 =
          keep.sub(cross.mul(d2))
              .mul(d4)
              .add(gain.mul(d3))
              .sub(pull.mul(d2))
              .add(factor4.mul(DoubleVector.fromArray(SPECIES, signals, in4)));
      outside =
          outside
              .or(n0.sub(low).reinterpretAsLongs())
              .or(high.sub(n0).reinterpretAsLongs())
              .or(n1.sub(low).reinterpretAsLongs())
              .or(high.sub(n1).reinterpretAsLongs())
              .or(n2.sub(low).reinterpretAsLongs())
              .or(high.sub(n2).reinterpretAsLongs())
              .or(n3.sub(low).reinterpretAsLongs())
              .or(high.sub(n3).reinterpretAsLongs())
              .or(n4.sub(low).reinterpretAsLongs())
              .or(high.sub(n4).reinterpretAsLongs());
      d0 = n0;
      in0 += stride0;
      d1 = n1;
      in1 += stride1;
      d2 = n2;
      in2 += stride2;
      d3 = n3;
      in3 += stride3;
      d4 = n4;
      in4 += stride4;
    }
    if (outside.reduceLanes(OR) < 0) {
      return false;
    }
    d0.intoArray(values, first);
    s0.intoArray(sums, first);
    d1.intoArray(values, first + width);
    s1.intoArray(sums, first + width);
    d2.intoArray(values, first + 2 * width);
    s2.intoArray(sums, first + 2 * width);
    d3.intoArray(values, first + 3 * width);
    s3.intoArray(sums, first + 3 * width);
    d4.intoArray(values, first + 4 * width);
    s4.intoArray(sums, first + 4 * width);
    return true;
  }
}
