package org.wuxingspice.model.learning;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.stream.IntStream;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;

/**
 * The paper's first method moves the parameters of the neurons. Here each neuron moves its five K2
 * and one K3 that its elements share, and K1_i = K2_i + K3 follows. So B0 = (K1 − K2)/K3 (2.2)
 * stays 1 in every element, against which signals are counted, and a reversed neuron that rests at
 * 1 too ({@link ReversedReference#FORWARD_REST}) has exactly the transposed Jacobian.
 *
 * <p>From dE_i/dt (2.1), with D = E − 1, a larger K2_i pushes element i by D_{i-1} − D_i, and a
 * larger K3 pushes every element by D_{i-1} − D_i − D_{i-2} − D_i·D_{i-2}. The causal quantity G1
 * is the integral of the push times that of D̂_i, for K3 summed over the elements, and it is
 * limited by {@code atan(kt·G1)/kt} (3.4) as in the second method: all of it is found inside the
 * neuron.
 *
 * <p>The order of the trained numbers is K2 of all elements, then K3 of all neurons.
 *
 * @param kt limiter, on products in squared time units; positive
 * @param k2 range of K2
 * @param k3 range of K3
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE) // inside Mixed; as a Rule it is named
public record ParameterRule(double kt, Range k2, Range k3) implements LearningRule {

  /** How far K1 may be from K2 + K3 by rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * A range that a parameter is kept in.
   *
   * @param low smallest value, per time unit, positive
   * @param high largest value, per time unit
   */
  public record Range(double low, double high) {

    /**
     * Checks the range.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
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

  /**
   * Checks the settings.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
   */
  public ParameterRule {
    new ArctanLimiter(kt);
  }

  @Override
  public int size(final Topology topology) {
    return topology.elementCount() + topology.neuronCount();
  }

  @Override
  public Extent reversedExtent() {
    return Extent.WHOLE;
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING} when a
   *     neuron does not rest at 1, or its elements have different K3
   */
  @Override
  public double[] update(final Network network, final Pass forward, final Pass reversed) {
    requireRestAtOne(network);
    final ArctanLimiter limiter = new ArctanLimiter(kt);
    final double[] update = new double[size(network.topology())];
    IntStream.range(0, network.topology().neuronCount())
        .parallel()
        .forEach(neuron -> update(neuron, limiter, forward, reversed.integrals(), update));
    return update;
  }

  private static void update(
      final int neuron,
      final ArctanLimiter limiter,
      final Pass forward,
      final Signals effects,
      final double[] update) {
    final Signals causes = forward.integrals();
    final int samples = causes.samples();
    final int first = neuron * ELEMENTS;
    final int common = causes.channels() + neuron;
    for (int s = 0; s < samples; s++) {
      double help = 0;
      for (int i = 0; i < ELEMENTS; i++) {
        final double own = causes.at(first + i, s);
        final double restrainer = causes.at(first + Direction.FORWARD.restrainer(i), s);
        final double push = causes.at(first + Direction.FORWARD.generator(i), s) - own;
        final double effect = effects.at(first + i, s);
        update[first + i] += limiter.limited(push * effect) / samples;
        help += (push - restrainer - own * restrainer / forward.window().length()) * effect;
      }
      update[common] += limiter.limited(help) / samples;
    }
  }

  private static void requireRestAtOne(final Network network) {
    final NeuronParameters p = network.parameters();
    for (int e = 0; e < p.elementCount(); e++) {
      final double k3 = p.k3(e - e % ELEMENTS);
      if (p.k3(e) != k3 || Math.abs(p.k1(e) - p.k2(e) - k3) > ROUNDING) {
        throw LearningReason.BAD_SETTING.failure(
            network.topology().port(e)
                + ": method 1 needs one K3 per neuron and K1 = K2 + K3, but K1, K2, K3 are "
                + p.k1(e)
                + ", "
                + p.k2(e)
                + ", "
                + p.k3(e));
      }
    }
  }

  @Override
  public Network apply(final Network network, final double[] changes) {
    final NeuronParameters p = network.parameters();
    final int elements = p.elementCount();
    final double[] changed1 = new double[elements];
    final double[] changed2 = new double[elements];
    final double[] changed3 = new double[elements];
    for (int e = 0; e < elements; e++) {
      changed2[e] = k2.within(p.k2(e) + changes[e]);
      changed3[e] = k3.within(p.k3(e) + changes[elements + e / ELEMENTS]);
      changed1[e] = changed2[e] + changed3[e];
    }
    return network.withParameters(new NeuronParameters(changed1, changed2, changed3));
  }
}
