package org.wuxingspice.model.baseline;

import java.util.Random;
import org.wuxingspice.model.dynamics.Signals;

/**
 * A multilayer perceptron with a random part of its weights: rectified hidden layers, soft maximum,
 * cross entropy, backpropagation. The comparison of the paper's figure 3; it is no part of the
 * Wuxing networks. Not safe for use by several threads.
 */
public final class MaskedMlp {

  private final SparseLayer[] layers;

  /**
   * Creates an untrained perceptron.
   *
   * @param sizes neurons per layer, at least two layers
   * @param linkRatio fraction of the weights between two layers that exist, above 0 to 1; every
   *     neuron keeps at least one
   * @param seed of links and weights
   * @throws org.wuxingspice.model.failure.WuxingException {@link BaselineReason#BAD_SETTING}
   */
  public MaskedMlp(final int[] sizes, final double linkRatio, final long seed) {
    if (sizes.length < 2 || !(linkRatio > 0 && linkRatio <= 1)) {
      throw BaselineReason.BAD_SETTING.failure(
          sizes.length
              + " layers with link ratio "
              + linkRatio
              + ": need two layers and a ratio above 0 and at most 1");
    }
    final Random random = new Random(seed);
    layers = new SparseLayer[sizes.length - 1];
    for (int l = 0; l < layers.length; l++) {
      layers[l] = new SparseLayer(sizes[l], sizes[l + 1], linkRatio, random);
    }
  }

  /** {@return the number of weights that exist} */
  public int links() {
    int links = 0;
    for (final SparseLayer layer : layers) {
      links += layer.links();
    }
    return links;
  }

  /**
   * Sums that the output neurons get, before the soft maximum.
   *
   * @param inputs input neurons × samples
   * @return output neurons × samples
   */
  public Signals outputs(final Signals inputs) {
    final double[][] activations = activations(inputs);
    final double[] last = activations[layers.length];
    return new Signals(last.length / inputs.samples(), inputs.samples(), last);
  }

  private double[][] activations(final Signals inputs) {
    final double[][] activations = new double[layers.length + 1][];
    activations[0] = inputs.values();
    for (int l = 0; l < layers.length; l++) {
      activations[l + 1] = layers[l].forward(activations[l], inputs.samples());
      if (l + 1 < layers.length) {
        rectify(activations[l + 1]);
      }
    }
    return activations;
  }

  private static void rectify(final double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }

  /**
   * Presents a batch and takes one step.
   *
   * @param inputs input neurons × samples
   * @param labels class of each sample
   * @param rate step in units of a weight
   * @return outputs before the step, output neurons × samples
   */
  public Signals train(final Signals inputs, final int[] labels, final double rate) {
    final int samples = inputs.samples();
    final double[][] activations = activations(inputs);
    final double[] outputs = activations[layers.length];
    double[] slopes = errors(outputs, labels, samples);
    for (int l = layers.length - 1; l >= 0; l--) {
      final double[] before = activations[l];
      final double[] next = l == 0 ? slopes : layers[l].backward(slopes, samples);
      layers[l].step(before, slopes, samples, rate);
      for (int i = 0; l > 0 && i < next.length; i++) {
        next[i] = before[i] > 0 ? next[i] : 0;
      }
      slopes = next;
    }
    return new Signals(outputs.length / samples, samples, outputs);
  }

  /** Soft maximum minus one-hot target: the slope of the cross entropy over the sums. */
  private static double[] errors(final double[] sums, final int[] labels, final int samples) {
    final int classes = sums.length / samples;
    final double[] errors = new double[sums.length];
    for (int s = 0; s < samples; s++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        largest = Math.max(largest, sums[c * samples + s]);
      }
      double total = 0;
      for (int c = 0; c < classes; c++) {
        errors[c * samples + s] = Math.exp(sums[c * samples + s] - largest);
        total += errors[c * samples + s];
      }
      for (int c = 0; c < classes; c++) {
        errors[c * samples + s] = errors[c * samples + s] / total - (labels[s] == c ? 1 : 0);
      }
    }
    return errors;
  }
}
