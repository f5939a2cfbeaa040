package org.wuxingspice.model.baseline;

import java.util.Arrays;
import java.util.Random;

/**
 * A layer of which only some weights exist, as a list of links by target, with the step memory of
 * each. Activations of a batch lie side by side, samples innermost. Not safe for use by several
 * threads.
 */
final class SparseLayer {

  private static final double DECAY1 = 0.9;
  private static final double DECAY2 = 0.999;
  private static final double FLOOR = 1e-8;

  private final int inputs;
  private final int outputs;
  private final int[] first;
  private final int[] source;
  private final double[] weight;
  private final double[] bias;
  private final double[][] memory;
  private double power1 = 1;
  private double power2 = 1;

  /**
   * Chooses the links at random, at least one per output, and their weights normally with variance
   * 2/fan-in (He et al., ICCV 2015).
   *
   * @param inputs neurons before
   * @param outputs neurons after
   * @param linkRatio fraction of the weights that exist, above 0 to 1
   * @param random source of links and weights
   */
  SparseLayer(final int inputs, final int outputs, final double linkRatio, final Random random) {
    this.inputs = inputs;
    this.outputs = outputs;
    final long links = Math.max(outputs, Math.round(linkRatio * inputs * outputs));
    first = new int[outputs + 1];
    source = new int[Math.toIntExact(links)];
    final int[] candidates = new int[inputs];
    Arrays.setAll(candidates, i -> i);
    for (int target = 0; target < outputs; target++) {
      first[target + 1] = (int) (links * (target + 1) / outputs);
      for (int k = first[target]; k < first[target + 1]; k++) {
        final int place = k - first[target];
        final int other = place + random.nextInt(inputs - place);
        source[k] = candidates[other];
        candidates[other] = candidates[place];
        candidates[place] = source[k];
      }
    }
    weight = new double[source.length];
    for (int target = 0; target < outputs; target++) {
      for (int k = first[target]; k < first[target + 1]; k++) {
        weight[k] = random.nextGaussian() * Math.sqrt(2.0 / (first[target + 1] - first[target]));
      }
    }
    bias = new double[outputs];
    memory = new double[2][weight.length + outputs];
  }

  int links() {
    return weight.length;
  }

  /** Weighted sums, outputs × samples. */
  double[] forward(final double[] before, final int samples) {
    final double[] sums = new double[outputs * samples];
    for (int target = 0; target < outputs; target++) {
      final int at = target * samples;
      Arrays.fill(sums, at, at + samples, bias[target]);
      for (int k = first[target]; k < first[target + 1]; k++) {
        addTo(sums, at, weight[k], before, source[k] * samples, samples);
      }
    }
    return sums;
  }

  /** Slopes of the error over the activations before, inputs × samples. */
  double[] backward(final double[] slopes, final int samples) {
    final double[] result = new double[inputs * samples];
    for (int target = 0; target < outputs; target++) {
      for (int k = first[target]; k < first[target + 1]; k++) {
        addTo(result, source[k] * samples, weight[k], slopes, target * samples, samples);
      }
    }
    return result;
  }

  /** One step down the mean slope of a batch (Kingma and Ba, "Adam", ICLR 2015). */
  void step(final double[] before, final double[] slopes, final int samples, final double rate) {
    power1 *= DECAY1;
    power2 *= DECAY2;
    for (int target = 0; target < outputs; target++) {
      final int at = target * samples;
      for (int k = first[target]; k < first[target + 1]; k++) {
        final double slope = product(before, source[k] * samples, slopes, at, samples);
        weight[k] -= change(k, slope / samples, rate);
      }
      double sum = 0;
      for (int s = 0; s < samples; s++) {
        sum += slopes[at + s];
      }
      bias[target] -= change(weight.length + target, sum / samples, rate);
    }
  }

  private double change(final int number, final double slope, final double rate) {
    final double mean = DECAY1 * memory[0][number] + (1 - DECAY1) * slope;
    final double square = DECAY2 * memory[1][number] + (1 - DECAY2) * slope * slope;
    memory[0][number] = mean;
    memory[1][number] = square;
    return rate * mean / (1 - power1) / (Math.sqrt(square / (1 - power2)) + FLOOR);
  }

  private static void addTo(
      final double[] sum,
      final int at,
      final double factor,
      final double[] values,
      final int from,
      final int length) {
    for (int s = 0; s < length; s++) {
      sum[at + s] += factor * values[from + s];
    }
  }

  /** Four partial sums, so that the additions need not wait for each other. */
  private static double product(
      final double[] a, final int atA, final double[] b, final int atB, final int length) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int s = 0;
    for (; s + 3 < length; s += 4) {
      sum0 += a[atA + s] * b[atB + s];
      sum1 += a[atA + s + 1] * b[atB + s + 1];
      sum2 += a[atA + s + 2] * b[atB + s + 2];
      sum3 += a[atA + s + 3] * b[atB + s + 3];
    }
    for (; s < length; s++) {
      sum0 += a[atA + s] * b[atB + s];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }
}
