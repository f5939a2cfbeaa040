package org.wuxingspice.model.learning;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;

/**
 * The paper's first method moves the parameters of the neurons, and with them their fixed points.
 * Every quantity is found inside the neuron; {@link NeuronCauses} has the formula. Each is limited
 * by {@code atan(kt·G1)/kt} (3.4), as in the second method.
 *
 * <p>The order of the trained numbers is K1 of all elements, then K2, then K3.
 *
 * @param kt limiter, on products in squared time units; positive
 * @param k1 range of K1
 * @param k2 range of K2
 * @param k3 range of K3
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE) // inside Mixed; as a Rule it is named
public record Method1(double kt, Range k1, Range k2, Range k3) implements Rule {

  /**
   * A range that a parameter is kept in.
   *
   * @param low smallest value, per time unit, positive
   * @param high largest value, per time unit
   */
  public record Range(double low, double high) {

    /** Checks the range. */
    public Range {
      if (!(low > 0 && high >= low && Double.isFinite(high))) {
        throw LearningReason.BAD_SETTING.failure(
            "parameter range " + low + " to " + high + ": need 0 < low <= high");
      }
    }

    double within(final double value) {
      return Math.max(low, Math.min(high, value));
    }
  }

  /** Checks the settings. */
  public Method1 {
    new Limiter(kt);
  }

  @Override
  public int size(final Topology topology) {
    return 3 * topology.elementCount();
  }

  @Override
  public double[] update(final Network network, final Pass forward, final Pass reversed) {
    final double[] rest = FixedPoint.solve(network.parameters(), Direction.FORWARD);
    final Limiter limiter = new Limiter(kt);
    final double[] update = new double[size(network.topology())];
    IntStream.range(0, network.topology().neuronCount())
        .parallel()
        .forEach(
            neuron ->
                new NeuronCauses(network.parameters(), rest, neuron * ELEMENTS)
                    .mean(limiter, forward, reversed, update));
    return update;
  }

  @Override
  public Network apply(final Network network, final double[] changes) {
    final NeuronParameters p = network.parameters();
    return network.withParameters(
        new NeuronParameters(
            moved(p.k1(), changes, 0, k1),
            moved(p.k2(), changes, 1, k2),
            moved(p.k3(), changes, 2, k3)));
  }

  private static double[] moved(
      final double[] values, final double[] changes, final int part, final Range range) {
    for (int e = 0; e < values.length; e++) {
      values[e] = range.within(values[e] + changes[part * values.length + e]);
    }
    return values;
  }
}
