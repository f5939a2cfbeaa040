package org.wuxingspice.model.learning;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/**
 * The paper's second method moves the link coefficients: each link's update is the limited product
 * of the integrals at its two ends, {@code G1 = ∫D dt · ∫D̂ dt} (3.3) and {@code G2 =
 * atan(kt·G1)/kt} (3.4), in squared time units.
 *
 * @param kt limiter; |G2| stays below π/(2·kt); positive
 * @param limit largest absolute coefficient, positive
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE) // inside Mixed; as a Rule it is named
public record Method2(double kt, double limit) implements Rule {

  /** Checks the settings. */
  public Method2 {
    new Limiter(kt);
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
  public double[] update(final Network network, final Pass forward, final Pass reversed) {
    final Topology topology = network.topology();
    final Limiter limiter = new Limiter(kt);
    final double[] update = new double[topology.linkCount()];
    final Signals causes = forward.integrals();
    final Signals effects = reversed.integrals();
    final int samples = causes.samples();
    for (int k = 0; k < update.length; k++) {
      final int source = topology.source(k) * samples;
      final int target = topology.target(k) * samples;
      double sum = 0;
      for (int s = 0; s < samples; s++) {
        sum += limiter.limited(causes.values()[source + s] * effects.values()[target + s]);
      }
      update[k] = sum / samples;
    }
    return update;
  }

  @Override
  public Network apply(final Network network, final double[] changes) {
    final double[] coefficients = network.coefficients();
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] = Math.max(-limit, Math.min(limit, coefficients[k] + changes[k]));
    }
    return network.withCoefficients(coefficients);
  }
}
