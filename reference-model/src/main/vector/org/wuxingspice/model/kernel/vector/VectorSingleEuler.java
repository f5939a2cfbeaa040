package org.wuxingspice.model.kernel.vector;

import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.wuxingspice.model.kernel.EulerLinks;
import org.wuxingspice.model.kernel.EulerRates;
import org.wuxingspice.model.kernel.EulerRows;

/**
 * Steps of Euler's method in single precision for a vector of samples of a neuron whose elements
 * have the same rates. All of the neuron stays in registers from the first step to the last. The
 * limits are only watched: the sign bits of the distances from them are collected.
 */
final class VectorSingleEuler {

  private static final VectorSpecies<Float> SPECIES = VectorKernel.SINGLE;
  private static final VectorSpecies<Integer> SIGNS = SPECIES.vectorShape().withLanes(int.class);

  private VectorSingleEuler() {}

  /**
   * Runs the samples from {@code sample} to {@code sample + WIDTH}.
   *
   * @return whether all values stayed inside the limits; if not, nothing but outgoing signals has
   *     been changed
   */
  static boolean run(
      final EulerRows<float[]> rows,
      final int neuron,
      final EulerRates<float[]> rates,
      final EulerLinks<float[]> links,
      final int steps,
      final int sample) {
    final int width = rows.width();
    final int row = 5 * neuron;
    final int first = row * width + sample;
    final float[] values = rows.values();
    final float[] sums = rows.sums();
    final float[] signals = links.signals();
    final FloatVector keep = FloatVector.broadcast(SPECIES, rates.keep()[0]);
    final FloatVector gain = FloatVector.broadcast(SPECIES, rates.gain()[0]);
    final FloatVector cross = FloatVector.broadcast(SPECIES, rates.cross()[0]);
    final FloatVector pull = FloatVector.broadcast(SPECIES, rates.pull()[0]);
    final FloatVector low = FloatVector.broadcast(SPECIES, rates.low()[0]);
    final FloatVector high = FloatVector.broadcast(SPECIES, rates.high()[0]);
    final FloatVector factor0 = FloatVector.broadcast(SPECIES, links.factor()[row]);
    int in0 = links.incoming()[row] + sample;
    final int stride0 = links.stride()[row];
    final int out0 = links.outgoing()[row] + sample;
    FloatVector d0 = FloatVector.fromArray(SPECIES, values, first);
    FloatVector s0 = FloatVector.fromArray(SPECIES, sums, first);
    final FloatVector factor1 = FloatVector.broadcast(SPECIES, links.factor()[row + 1]);
    int in1 = links.incoming()[row + 1] + sample;
    final int stride1 = links.stride()[row + 1];
    final int out1 = links.outgoing()[row + 1] + sample;
    FloatVector d1 = FloatVector.fromArray(SPECIES, values, first + width);
    FloatVector s1 = FloatVector.fromArray(SPECIES, sums, first + width);
    final FloatVector factor2 = FloatVector.broadcast(SPECIES, links.factor()[row + 2]);
    int in2 = links.incoming()[row + 2] + sample;
    final int stride2 = links.stride()[row + 2];
    final int out2 = links.outgoing()[row + 2] + sample;
    FloatVector d2 = FloatVector.fromArray(SPECIES, values, first + 2 * width);
    FloatVector s2 = FloatVector.fromArray(SPECIES, sums, first + 2 * width);
    final FloatVector factor3 = FloatVector.broadcast(SPECIES, links.factor()[row + 3]);
    int in3 = links.incoming()[row + 3] + sample;
    final int stride3 = links.stride()[row + 3];
    final int out3 = links.outgoing()[row + 3] + sample;
    FloatVector d3 = FloatVector.fromArray(SPECIES, values, first + 3 * width);
    FloatVector s3 = FloatVector.fromArray(SPECIES, sums, first + 3 * width);
    final FloatVector factor4 = FloatVector.broadcast(SPECIES, links.factor()[row + 4]);
    int in4 = links.incoming()[row + 4] + sample;
    final int stride4 = links.stride()[row + 4];
    final int out4 = links.outgoing()[row + 4] + sample;
    FloatVector d4 = FloatVector.fromArray(SPECIES, values, first + 4 * width);
    FloatVector s4 = FloatVector.fromArray(SPECIES, sums, first + 4 * width);
    IntVector outside = IntVector.zero(SIGNS);
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
      final FloatVector n0 =
          keep.sub(cross.mul(d3))
              .mul(d0)
              .add(gain.mul(d4))
              .sub(pull.mul(d3))
              .add(factor0.mul(FloatVector.fromArray(SPECIES, signals, in0)));
      final FloatVector n1 =
          keep.sub(cross.mul(d4))
              .mul(d1)
              .add(gain.mul(d0))
              .sub(pull.mul(d4))
              .add(factor1.mul(FloatVector.fromArray(SPECIES, signals, in1)));
      final FloatVector n2 =
          keep.sub(cross.mul(d0))
              .mul(d2)
              .add(gain.mul(d1))
              .sub(pull.mul(d0))
              .add(factor2.mul(FloatVector.fromArray(SPECIES, signals, in2)));
      final FloatVector n3 =
          keep.sub(cross.mul(d1))
              .mul(d3)
              .add(gain.mul(d2))
              .sub(pull.mul(d1))
              .add(factor3.mul(FloatVector.fromArray(SPECIES, signals, in3)));
      final FloatVector n4 =
          keep.sub(cross.mul(d2))
              .mul(d4)
              .add(gain.mul(d3))
              .sub(pull.mul(d2))
              .add(factor4.mul(FloatVector.fromArray(SPECIES, signals, in4)));
      outside =
          outside
              .or(n0.sub(low).reinterpretAsInts())
              .or(high.sub(n0).reinterpretAsInts())
              .or(n1.sub(low).reinterpretAsInts())
              .or(high.sub(n1).reinterpretAsInts())
              .or(n2.sub(low).reinterpretAsInts())
              .or(high.sub(n2).reinterpretAsInts())
              .or(n3.sub(low).reinterpretAsInts())
              .or(high.sub(n3).reinterpretAsInts())
              .or(n4.sub(low).reinterpretAsInts())
              .or(high.sub(n4).reinterpretAsInts());
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
