package org.wuxingspice.model.learning;

import java.util.List;
import java.util.Random;
import org.wuxingspice.model.network.Topology;

/**
 * Coefficients to start training from, drawn with zero mean.
 *
 * @param distribution of the coefficients
 * @param scale unit of the amplitudes
 * @param amplitudes scale of the links into layer 1, 2, ..., positive; the last one holds for all
 *     further layers
 * @param fanInScaled whether the scale is divided by √n, with n the number of links that share the
 *     target port
 * @param bias coefficient of links from constant neurons, if there are any
 */
public record Initialization(
    Distribution distribution,
    CoefficientScale scale,
    List<Double> amplitudes,
    boolean fanInScaled,
    double bias) {

  /** How coefficients are distributed. */
  public enum Distribution {
    /** Uniformly in ±scale, or ±scale·√3 when scaled by the fan-in. */
    UNIFORM,
    /** Normally with the scale as standard deviation. */
    NORMAL,
    /** The scale with either sign. */
    SIGN
  }

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
   */
  public Initialization {
    amplitudes = List.copyOf(amplitudes);
    if (amplitudes.isEmpty()
        || !amplitudes.stream().allMatch(a -> a > 0 && Double.isFinite(a))
        || !Double.isFinite(bias)) {
      throw LearningReason.BAD_SETTING.failure(
          "amplitudes "
              + amplitudes
              + ", bias "
              + bias
              + ": need at least one amplitude, positive, and finite numbers");
    }
  }

  /**
   * Draws uniform coefficients in one call.
   *
   * @param topology whose links to fill
   * @param amplitude largest coefficient, or, when scaled, the largest one divided by √3; positive
   * @param fanInScaled whether to divide by the root of the fan-in
   * @param seed of the random numbers
   * @return one coefficient per link
   */
  public static double[] uniform(
      final Topology topology, final double amplitude, final boolean fanInScaled, final long seed) {
    return new Initialization(
            Distribution.UNIFORM, CoefficientScale.EQUAL, List.of(amplitude), fanInScaled, 0)
        .coefficients(topology, seed);
  }

  /**
   * Draws the coefficients.
   *
   * @param topology whose links to fill
   * @param seed of the random numbers
   * @return one coefficient per link
   */
  public double[] coefficients(final Topology topology, final long seed) {
    final Random random = new Random(seed);
    final double[] coefficients = new double[topology.linkCount()];
    final double[] units = scale.units(topology);
    int k = 0;
    for (int layer = 1; layer < topology.layers(); layer++) {
      final double amplitude = amplitudes.get(Math.min(layer, amplitudes.size()) - 1);
      for (final int end = k + topology.linkCountInto(layer); k < end; k++) {
        coefficients[k] = amplitude * units[k] * fanIn(topology, k) * draw(random);
      }
    }
    return coefficients;
  }

  private double fanIn(final Topology topology, final int link) {
    if (!fanInScaled) {
      return 1;
    }
    final int target = topology.target(link);
    final int links = topology.firstLinkInto(target + 1) - topology.firstLinkInto(target);
    return Math.sqrt((distribution == Distribution.UNIFORM ? 3.0 : 1.0) / links);
  }

  private double draw(final Random random) {
    return switch (distribution) {
      case UNIFORM -> 2 * random.nextDouble() - 1;
      case NORMAL -> random.nextGaussian();
      case SIGN -> random.nextBoolean() ? 1 : -1;
    };
  }
}
