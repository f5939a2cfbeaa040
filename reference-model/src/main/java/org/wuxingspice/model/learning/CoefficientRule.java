package org.wuxingspice.model.learning;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.kernel.Kernels;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/**
 * The paper's second method moves the link coefficients: each link's update is the limited product
 * of the integrals at its two ends, {@code G1 = ∫D dt · ∫D̂ dt} (3.3) and {@code G2 =
 * atan(kt·G1)/kt} (3.4), in squared time units.
 *
 * @param kt limiter; |G2| stays below π/(2·kt); positive
 * @param scale unit of limit and changes
 * @param limit largest absolute coefficient, positive
 * @param layerSteps factors of the changes of links into layer 1, 2, ..., not negative; the last
 *     one holds for all further layers
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE) // inside Mixed; as a Rule it is named
public record CoefficientRule(
    double kt, CoefficientScale scale, double limit, List<Double> layerSteps)
    implements LearningRule {

  /**
   * With the same step in all layers.
   *
   * @param kt limiter, positive
   * @param limit largest absolute coefficient, positive
   */
  public CoefficientRule(final double kt, final double limit) {
    this(kt, CoefficientScale.EQUAL, limit, List.of(1.0));
  }

  /**
   * Checks the settings.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
   */
  public CoefficientRule {
    new ArctanLimiter(kt);
    layerSteps = List.copyOf(layerSteps);
    if (layerSteps.isEmpty()
        || !layerSteps.stream().allMatch(step -> step >= 0 && Double.isFinite(step))) {
      throw LearningReason.BAD_SETTING.failure(
          "layer steps " + layerSteps + ": need at least one, not negative, and finite");
    }
    if (!(limit > 0 && Double.isFinite(limit))) {
      throw LearningReason.BAD_SETTING.failure(
          "coefficient limit " + limit + ": must be positive and finite");
    }
  }

  @Override
  public int size(final Topology topology) {
    return topology.linkCount();
  }

  @Override
  public Extent reversedExtent() {
    return Extent.LINK_TARGETS;
  }

  @Override
  public double[] update(final Network network, final Pass forward, final Pass reversed) {
    return new LinkProducts(
            Kernels.fastest(),
            new ArctanLimiter(kt),
            network.topology(),
            forward.integrals(),
            reversed.integrals())
        .means();
  }

  @Override
  public Network apply(final Network network, final double[] changes) {
    final Topology topology = network.topology();
    final double[] coefficients = network.coefficients();
    final double[] units = scale.units(topology);
    int k = 0;
    for (int layer = 1; layer < topology.layers(); layer++) {
      final double step = layerSteps.get(Math.min(layer, layerSteps.size()) - 1);
      for (final int end = k + topology.linkCountInto(layer); k < end; k++) {
        final double most = limit * units[k];
        final double moved = coefficients[k] + step * units[k] * changes[k];
        coefficients[k] = Math.max(-most, Math.min(most, moved));
      }
    }
    return network.withCoefficients(coefficients);
  }
}
