package org.wuxingspice.model.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

class ParameterRuleTest {

  private static final double TARGET = 0.001;
  private static final ParameterRule.Range WIDE = new ParameterRule.Range(0.1, 5);
  private static final ParameterRule RULE = new ParameterRule(1e-6, WIDE, WIDE);

  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {4, 5, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 11);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 11));
  }

  /** K2 and K3 up to a third away from 0.5, as in the middle of a training. */
  private static Network moved() {
    final Network network = network();
    final double[] changes =
        new Random(3).doubles(RULE.size(network.topology()), -0.17, 0.17).toArray();
    return RULE.apply(network, changes);
  }

  private static double loss(final Propagator engine, final Network network, final Signals drive) {
    final Signals outputs =
        ErrorSignal.outputs(
            network.topology(),
            engine.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(20))));
    double sum = 0;
    for (int c = 0; c < outputs.channels(); c++) {
      final double error = (c == 1 ? TARGET : 0) - outputs.at(c, 0);
      sum += error * error / 2;
    }
    return sum;
  }

  /**
   * The update of both methods against central differences of the squared error over each trained
   * number. Drives of 1e-3 leave second-order terms of about that size; the measured cosines are
   * COSINES.
   */
  @Test
  void updateFollowsTheGradient() {
    final Network network = moved();
    final CombinedRule rule = new CombinedRule(RULE, new CoefficientRule(1e-6, 3), 1);
    final Signals drive = Signals.single(1e-3, -0.5e-3, 0.8e-3, 0.3e-3);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Pass forward =
          engine.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(20)));
      final Signals error =
          new ErrorSignal.Squared(TARGET)
              .drive(ErrorSignal.outputs(network.topology(), forward), new int[] {1});
      final Pass reversed =
          engine.propagate(
              new PassRequest(network, Direction.REVERSED, error, Window.until(20))
                  .around(ReversedReference.FORWARD_REST.point(forward)));
      final double[] update = rule.update(network, forward, reversed);
      final double[] descent = new double[update.length];
      for (int k = 0; k < update.length; k++) {
        final double[] change = new double[update.length];
        change[k] = 1e-4;
        final double up = loss(engine, rule.apply(network, change), drive);
        change[k] = -1e-4;
        descent[k] = (loss(engine, rule.apply(network, change), drive) - up) / 2e-4;
      }
      final int elements = network.topology().elementCount();
      final int links = RULE.size(network.topology());
      assertThat(cosine(update, descent, 0, elements)).isGreaterThan(1 - 1e-5);
      assertThat(cosine(update, descent, elements, links)).isGreaterThan(1 - 1e-5);
      assertThat(cosine(update, descent, links, update.length)).isGreaterThan(1 - 1e-5);
      // One step in all of them, so the methods agree on the unit too.
      assertThat(cosine(update, descent, 0, update.length)).isGreaterThan(1 - 1e-5);
    }
  }

  private static double cosine(final double[] a, final double[] b, final int from, final int to) {
    double dot = 0;
    double squareA = 0;
    double squareB = 0;
    for (int k = from; k < to; k++) {
      dot += a[k] * b[k];
      squareA += a[k] * a[k];
      squareB += b[k] * b[k];
    }
    return dot / Math.sqrt(squareA * squareB);
  }

  @Test
  void theFixedPointStaysWhereItIs() {
    assertThat(FixedPoint.solve(moved().parameters(), Direction.FORWARD))
        .usingComparatorWithPrecision(1e-12)
        .containsOnly(1.0);
  }

  @Test
  void parametersStayInTheirRanges() {
    final Network network = network();
    final int elements = network.topology().elementCount();
    final ParameterRule rule =
        new ParameterRule(
            1e-3, new ParameterRule.Range(0.375, 0.625), new ParameterRule.Range(0.25, 0.75));
    final double[] changes = new double[rule.size(network.topology())];
    changes[3] = -1;
    changes[4] = 0.0625;
    changes[elements + 1] = 1;
    final NeuronParameters moved = rule.apply(network, changes).parameters();
    assertThat(new double[] {moved.k1(3), moved.k2(3), moved.k3(3)})
        .containsExactly(0.875, 0.375, 0.5);
    assertThat(new double[] {moved.k1(4), moved.k2(4), moved.k3(4)})
        .containsExactly(1.0625, 0.5625, 0.5);
    assertThat(new double[] {moved.k1(7), moved.k2(7), moved.k3(7)})
        .containsExactly(1.25, 0.5, 0.75);
  }

  @Test
  void neuronsThatRestElsewhereAreRefused() {
    final Network network = network();
    final Network other =
        network.withParameters(
            NeuronParameters.uniform(network.topology().elementCount(), 1.2, 0.5, 0.5));
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Pass pass =
          engine.propagate(
              new PassRequest(
                  other, Direction.FORWARD, Signals.single(1e-3, 0, 0, 0), Window.until(20)));
      assertThatThrownBy(() -> RULE.update(other, pass, pass))
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(LearningReason.BAD_SETTING));
    }
  }

  @Test
  void mixedMovesLinksByItsShareOfTheStep() {
    final Network network = network();
    final CombinedRule rule = new CombinedRule(RULE, new CoefficientRule(1e-3, 3), 0.25);
    final double[] changes = new double[rule.size(network.topology())];
    Arrays.fill(changes, 0.125);
    final Network moved = rule.apply(network, changes);
    assertThat(moved.parameters().k2(7) - network.parameters().k2(7)).isEqualTo(0.125);
    assertThat(moved.coefficient(7)).isEqualTo(network.coefficient(7) + 0.03125);
  }
}
