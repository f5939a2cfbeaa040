package org.wuxingspice.model.learning;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.network.Topology;

/**
 * Sums of G2 over the samples of a batch, for every link. The links that end in one element are
 * done together; every link is a sum of its own, whoever computes it.
 */
final class LinkProducts {

  private final Kernel kernel;
  private final ArctanLimiter limiter;
  private final Topology topology;
  private final int samples;
  private final double[] causes;
  private final double[] effects;
  private final double[] largestCause;
  private final double[] largestEffect;

  /**
   * Looks at a batch.
   *
   * @param kernel does the numeric work
   * @param limiter of every product
   * @param topology whose links
   * @param causes integrals of the forward pass, elements × samples
   * @param effects integrals of the reversed pass
   */
  LinkProducts(
      final Kernel kernel,
      final ArctanLimiter limiter,
      final Topology topology,
      final Signals causes,
      final Signals effects) {
    this.kernel = kernel;
    this.limiter = limiter;
    this.topology = topology;
    samples = causes.samples();
    this.causes = causes.values();
    this.effects = effects.values();
    largestCause = largest(causes);
    largestEffect = largest(effects);
  }

  private static double[] largest(final Signals signals) {
    final double[] largest = new double[signals.channels()];
    for (int e = 0; e < largest.length; e++) {
      for (int s = 0; s < signals.samples(); s++) {
        largest[e] = Math.max(largest[e], Math.abs(signals.at(e, s)));
      }
    }
    return largest;
  }

  /** The mean over the samples, one number per link. */
  double[] means() {
    final double[] means = new double[topology.linkCount()];
    IntStream.range(0, topology.neuronCount())
        .parallel()
        .forEach(
            neuron -> {
              for (int target = neuron * ELEMENTS; target < (neuron + 1) * ELEMENTS; target++) {
                meansInto(target, means);
              }
            });
    return means;
  }

  private void meansInto(final int target, final double[] means) {
    final int first = topology.firstLinkInto(target);
    final int count = topology.firstLinkInto(target + 1) - first;
    if (count == 0) {
      return;
    }
    final int[] rows = new int[count];
    double largest = 0;
    for (int i = 0; i < count; i++) {
      rows[i] = topology.source(first + i);
      largest = Math.max(largest, largestCause[rows[i]] * largestEffect[target]);
    }
    final double[] sums = new double[count];
    final int from = target * samples;
    if (limiter.kt() * largest <= Kernel.LARGEST_TANGENT) {
      kernel.limitedProductSums(limiter.kt(), samples, causes, rows, count, effects, from, sums);
    } else {
      for (int i = 0; i < count; i++) {
        sums[i] = limiter.limitedSum(causes, rows[i] * samples, effects, from, samples);
      }
    }
    for (int i = 0; i < count; i++) {
      means[first + i] = sums[i] / samples;
    }
  }
}
