package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;

class OperatingPointTest {

  private static final double SMALL = 1e-7;

  /** The linear equations of the re-biased neuron, solved for the last layer's first neuron. */
  private static double[] linear(
      final Network network, final double[] point, final double[] drive, final boolean[] held) {
    final NeuronParameters p = network.parameters();
    final int base = 5 * network.topology().neuronOffset(network.topology().layers() - 1);
    final double[][] matrix = new double[5][5];
    final double[] right = new double[5];
    for (int j = 0; j < 5; j++) {
      if (held[j]) {
        matrix[j][j] = 1;
        continue;
      }
      final int next = base + (j + 1) % 5;
      final int second = base + (j + 2) % 5;
      matrix[j][j] += p.k2(base + j) + p.k3(second) * point[(j + 3) % 5];
      matrix[j][(j + 1) % 5] -= p.k1(next);
      matrix[j][(j + 2) % 5] += p.k3(second) * point[(j + 1) % 5];
      right[j] = drive[j];
    }
    return new LUDecomposition(new Array2DRowRealMatrix(matrix))
        .getSolver()
        .solve(new ArrayRealVector(right))
        .toArray();
  }

  @Test
  void smallErrorsSolveTheLinearEquationsAroundTheForwardState() {
    int heldNeurons = 0;
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      for (int seed = 0; seed < 40; seed++) {
        final Network network = SampleNetworks.network(seed % 2 == 0, seed);
        final Topology topology = network.topology();
        final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 3, 6);
        final Pass forward =
            engine.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(7)));
        final Signals error = SampleNetworks.drive(network, Direction.REVERSED, 3, SMALL);
        final Pass reversed =
            engine.propagate(
                new PassRequest(network, Direction.REVERSED, error, Window.until(7))
                    .around(new OperatingPoint.Rebiased(forward)));
        final int base = 5 * topology.neuronOffset(topology.layers() - 1);
        final double[] rest = FixedPoint.solve(network.parameters(), Direction.FORWARD);
        for (int s = 0; s < 3; s++) {
          final double[] point = new double[5];
          final double[] input = new double[5];
          final boolean[] held = new boolean[5];
          for (int j = 0; j < 5; j++) {
            point[j] = forward.integrals().at(base + j, s) / 7 + rest[base + j];
            held[j] = point[j] < 1e-12 || point[j] > 10 - 1e-12;
            heldNeurons += held[j] ? 1 : 0;
          }
          input[topology.outputElement(0) - base] = error.at(0, s);
          final double[] expected = linear(network, point, input, held);
          for (int j = 0; j < 5; j++) {
            // The neglected square of D is 1e-14 times a gain of up to a few hundred.
            assertThat(reversed.integrals().at(base + j, s) / 7)
                .isCloseTo(expected[j], within(1e-3 * SMALL));
          }
        }
      }
    }
    assertThat(heldNeurons).isPositive();
  }

  /** At rest nothing is biased, so the two passes are the same but for rounding. */
  @Test
  void undrivenForwardPassIsRest() {
    final Network network = SampleNetworks.network(true, 3);
    final Signals none = Signals.zeros(network.topology().inputCount(), 20);
    final Signals error = SampleNetworks.drive(network, Direction.REVERSED, 20, 0.3);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Pass forward =
          engine.propagate(new PassRequest(network, Direction.FORWARD, none, Window.until(1)));
      final double[] around =
          engine
              .propagate(
                  new PassRequest(network, Direction.REVERSED, error, Window.until(1))
                      .around(new OperatingPoint.Rebiased(forward)))
              .integrals()
              .values();
      final double[] plain =
          engine
              .propagate(new PassRequest(network, Direction.REVERSED, error, Window.until(1)))
              .integrals()
              .values();
      assertThat(around).containsExactly(plain, within(1e-14));
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    final Network network = SampleNetworks.network(true, 3);
    final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 2, 0.3);
    final Signals error = SampleNetworks.drive(network, Direction.REVERSED, 3, 0.3);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1);
        OdePropagator ode = new OdePropagator(Stepper.EULER, 0.1, 1)) {
      final Pass forward =
          engine.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(1)));
      final Pass reversed =
          engine.propagate(new PassRequest(network, Direction.REVERSED, error, Window.until(1)));
      final OperatingPoint point = new OperatingPoint.Rebiased(forward);
      assertReason(
          DynamicsReason.BAD_DRIVE,
          () ->
              engine.propagate(
                  new PassRequest(network, Direction.REVERSED, error, Window.until(1))
                      .around(point)));
      assertReason(
          DynamicsReason.UNSUPPORTED,
          () ->
              engine.propagate(
                  new PassRequest(network, Direction.FORWARD, drive, Window.until(1))
                      .around(point)));
      assertReason(
          DynamicsReason.UNSUPPORTED,
          () ->
              ode.propagate(
                  new PassRequest(network, Direction.REVERSED, error.slice(0, 2), Window.until(1))
                      .around(point)));
      assertReason(DynamicsReason.BAD_SETTING, () -> new OperatingPoint.Rebiased(reversed));
    }
  }

  private static void assertReason(final DynamicsReason reason, final Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
