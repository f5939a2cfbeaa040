package org.wuxingspice.model.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

class Method1Test {

  /** Long enough that the integrals divided by T are the equilibrium to 1 %. */
  private static final double DURATION = 200;

  private static final double TARGET = 0.001;
  private static final Method1.Range WIDE = new Method1.Range(0.1, 5);
  private static final Method1 RULE = new Method1(1e-6, WIDE, WIDE, WIDE);

  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {4, 5, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 11);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 11));
  }

  private static double loss(
      final OdePropagator engine, final Network network, final Signals drive) {
    final Signals outputs =
        OutputError.outputs(
            network.topology(), engine.propagate(network, Direction.FORWARD, drive));
    double sum = 0;
    for (int c = 0; c < outputs.channels(); c++) {
      final double error = (c == 1 ? TARGET : 0) - outputs.at(c, 0);
      sum += error * error / 2;
    }
    return sum;
  }

  /**
   * The update against central differences of the squared error over each K1, K2 and K3, fixed
   * points solved anew for each. Drives of 1e-3 leave second-order terms of about that size; the
   * measured cosines are 1 − 1.2e-7, 1 − 7.3e-8 and 1 − 9.3e-8.
   */
  @Test
  void updateFollowsTheGradientOverNeuronParameters() {
    final Network network = network();
    final Signals drive = Signals.single(1e-3, -0.5e-3, 0.8e-3, 0.3e-3);
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, DURATION, 0.1, 1)) {
      final Pass forward = engine.propagate(network, Direction.FORWARD, drive);
      final Signals error =
          new OutputError.Squared(TARGET)
              .drive(OutputError.outputs(network.topology(), forward), new int[] {1});
      final Pass reversed = engine.propagate(network, Direction.REVERSED, error);
      final double[] update = RULE.update(network, forward, reversed);
      final double[] descent = new double[update.length];
      for (int k = 0; k < update.length; k++) {
        final double[] change = new double[update.length];
        change[k] = 1e-4;
        final double up = loss(engine, RULE.apply(network, change), drive);
        change[k] = -1e-4;
        descent[k] = (loss(engine, RULE.apply(network, change), drive) - up) / 2e-4;
      }
      for (int part = 0; part < 3; part++) {
        assertThat(cosine(update, descent, part)).isGreaterThan(1 - 1e-6);
      }
    }
  }

  private static double cosine(final double[] a, final double[] b, final int part) {
    double dot = 0;
    double squareA = 0;
    double squareB = 0;
    for (int k = part * a.length / 3; k < (part + 1) * a.length / 3; k++) {
      dot += a[k] * b[k];
      squareA += a[k] * a[k];
      squareB += b[k] * b[k];
    }
    return dot / Math.sqrt(squareA * squareB);
  }

  @Test
  void parametersStayInTheirRanges() {
    final Network network = network();
    final int elements = network.topology().elementCount();
    final Method1 rule =
        new Method1(
            1e-3,
            new Method1.Range(0.9, 1.25),
            new Method1.Range(0.4, 0.6),
            new Method1.Range(0.3, 0.7));
    final double[] changes = new double[3 * elements];
    changes[3] = 1;
    changes[4] = 0.125;
    changes[elements + 3] = -1;
    changes[2 * elements + 3] = 1;
    final NeuronParameters moved = rule.apply(network, changes).parameters();
    assertThat(new double[] {moved.k1(2), moved.k1(3), moved.k1(4), moved.k2(3), moved.k3(3)})
        .containsExactly(1, 1.25, 1.125, 0.4, 0.7);
  }

  @Test
  void mixedMovesLinksByItsShareOfTheStep() {
    final Network network = network();
    final Mixed rule = new Mixed(RULE, new Method2(1e-3, 3), 0.25);
    final double[] changes = new double[rule.size(network.topology())];
    Arrays.fill(changes, 0.125);
    final Network moved = rule.apply(network, changes);
    assertThat(moved.parameters().k1(7) - network.parameters().k1(7)).isEqualTo(0.125);
    assertThat(moved.coefficient(7)).isEqualTo(network.coefficient(7) + 0.03125);
  }
}
