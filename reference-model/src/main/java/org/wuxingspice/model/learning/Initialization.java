package org.wuxingspice.model.learning;

import java.util.Random;
import org.wuxingspice.model.network.Topology;

/**
 * Coefficients to start training from: uniform random in ±amplitude, or ±amplitude·√(3/n) where n
 * is the number of links that share the target port.
 *
 * @param amplitude largest coefficient, positive
 * @param fanInScaled whether to divide by the fan-in as above
 */
public record Initialization(double amplitude, boolean fanInScaled) {

  /** Checks the amplitude. */
  public Initialization {
    if (!(amplitude > 0 && Double.isFinite(amplitude))) {
      throw LearningReason.BAD_SETTING.failure(
          "amplitude " + amplitude + ": must be positive and finite");
    }
  }

  /**
   * Draws coefficients in one call.
   *
   * @param topology whose links to fill
   * @param amplitude largest coefficient, positive
   * @param fanInScaled whether to divide by the fan-in
   * @param seed of the random numbers
   * @return one coefficient per link
   */
  public static double[] uniform(
      final Topology topology, final double amplitude, final boolean fanInScaled, final long seed) {
    return new Initialization(amplitude, fanInScaled).coefficients(topology, seed);
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
    for (int k = 0; k < coefficients.length; k++) {
      final int target = topology.target(k);
      final int fanIn = topology.firstLinkInto(target + 1) - topology.firstLinkInto(target);
      final double scale = fanInScaled ? Math.sqrt(3.0 / fanIn) : 1;
      coefficients[k] = amplitude * scale * (2 * random.nextDouble() - 1);
    }
    return coefficients;
  }
}
