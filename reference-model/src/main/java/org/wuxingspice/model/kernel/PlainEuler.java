package org.wuxingspice.model.kernel;

/**
 * Steps of Euler's method for one neuron and one sample after the other. The five elements are
 * written out: as loops they take three times as long. The build makes PlainSingleEuler from this
 * file.
 */
final class PlainEuler {

  private PlainEuler() {}

  /** See {@link Kernel}, for the samples from {@code begin} to before {@code end}. */
  static void run(
      final EulerRows<double[]> rows,
      final int neuron,
      final EulerRates<double[]> rates,
      final EulerLinks<double[]> links,
      final int steps,
      final int begin,
      final int end) {
    for (int sample = begin; sample < end; sample++) {
      run(rows, 5 * neuron, rates, links, steps, sample);
    }
  }

  private static void run(
      final EulerRows<double[]> rows,
      final int row,
      final EulerRates<double[]> rates,
      final EulerLinks<double[]> links,
      final int steps,
      final int sample) {
    final int width = rows.width();
    final int first = row * width + sample;
    final int rate = rates.stride() * sample;
    final double[] values = rows.values();
    final double[] sums = rows.sums();
    final double[] signals = links.signals();
    final double keep0 = rates.keep()[rate];
    final double gain0 = rates.gain()[rate];
    final double cross0 = rates.cross()[rate];
    final double pull0 = rates.pull()[rate];
    final double factor0 = links.factor()[row];
    int in0 = links.incoming()[row] + sample;
    final int stride0 = links.stride()[row];
    final int out0 = links.outgoing()[row] + sample;
    double d0 = values[first];
    double s0 = sums[first];
    final double keep1 = rates.keep()[rate + 1];
    final double gain1 = rates.gain()[rate + 1];
    final double cross1 = rates.cross()[rate + 1];
    final double pull1 = rates.pull()[rate + 1];
    final double factor1 = links.factor()[row + 1];
    int in1 = links.incoming()[row + 1] + sample;
    final int stride1 = links.stride()[row + 1];
    final int out1 = links.outgoing()[row + 1] + sample;
    double d1 = values[first + width];
    double s1 = sums[first + width];
    final double keep2 = rates.keep()[rate + 2];
    final double gain2 = rates.gain()[rate + 2];
    final double cross2 = rates.cross()[rate + 2];
    final double pull2 = rates.pull()[rate + 2];
    final double factor2 = links.factor()[row + 2];
    int in2 = links.incoming()[row + 2] + sample;
    final int stride2 = links.stride()[row + 2];
    final int out2 = links.outgoing()[row + 2] + sample;
    double d2 = values[first + 2 * width];
    double s2 = sums[first + 2 * width];
    final double keep3 = rates.keep()[rate + 3];
    final double gain3 = rates.gain()[rate + 3];
    final double cross3 = rates.cross()[rate + 3];
    final double pull3 = rates.pull()[rate + 3];
    final double factor3 = links.factor()[row + 3];
    int in3 = links.incoming()[row + 3] + sample;
    final int stride3 = links.stride()[row + 3];
    final int out3 = links.outgoing()[row + 3] + sample;
    double d3 = values[first + 3 * width];
    double s3 = sums[first + 3 * width];
    final double keep4 = rates.keep()[rate + 4];
    final double gain4 = rates.gain()[rate + 4];
    final double cross4 = rates.cross()[rate + 4];
    final double pull4 = rates.pull()[rate + 4];
    final double factor4 = links.factor()[row + 4];
    int in4 = links.incoming()[row + 4] + sample;
    final int stride4 = links.stride()[row + 4];
    final int out4 = links.outgoing()[row + 4] + sample;
    double d4 = values[first + 4 * width];
    double s4 = sums[first + 4 * width];
    for (int step = 0, j = 0; step < steps; step++, j += width) {
      signals[out0 + j] = d0;
      s0 += d0;
      signals[out1 + j] = d1;
      s1 += d1;
      signals[out2 + j] = d2;
      s2 += d2;
      signals[out3 + j] = d3;
      s3 += d3;
      signals[out4 + j] = d4;
      s4 += d4;
      final double n0 =
          (keep0 - cross0 * d3) * d0 + gain0 * d4 - pull0 * d3 + factor0 * signals[in0];
      final double n1 =
          (keep1 - cross1 * d4) * d1 + gain1 * d0 - pull1 * d4 + factor1 * signals[in1];
      final double n2 =
          (keep2 - cross2 * d0) * d2 + gain2 * d1 - pull2 * d0 + factor2 * signals[in2];
      final double n3 =
          (keep3 - cross3 * d1) * d3 + gain3 * d2 - pull3 * d1 + factor3 * signals[in3];
      final double n4 =
          (keep4 - cross4 * d2) * d4 + gain4 * d3 - pull4 * d2 + factor4 * signals[in4];
      in0 += stride0;
      d0 = held(n0, rates, rate, rows, first);
      in1 += stride1;
      d1 = held(n1, rates, rate + 1, rows, first + width);
      in2 += stride2;
      d2 = held(n2, rates, rate + 2, rows, first + 2 * width);
      in3 += stride3;
      d3 = held(n3, rates, rate + 3, rows, first + 3 * width);
      in4 += stride4;
      d4 = held(n4, rates, rate + 4, rows, first + 4 * width);
    }
    values[first] = d0;
    sums[first] = s0;
    values[first + width] = d1;
    sums[first + width] = s1;
    values[first + 2 * width] = d2;
    sums[first + 2 * width] = s2;
    values[first + 3 * width] = d3;
    sums[first + 3 * width] = s3;
    values[first + 4 * width] = d4;
    sums[first + 4 * width] = s4;
  }

  private static double held(
      final double value,
      final EulerRates<double[]> rates,
      final int rate,
      final EulerRows<double[]> rows,
      final int entry) {
    if (value < rates.low()[rate] || value > rates.high()[rate]) {
      rows.clamped()[entry] = true;
      return value < rates.low()[rate] ? rates.low()[rate] : rates.high()[rate];
    }
    return value;
  }
}
