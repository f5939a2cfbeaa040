package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.kernel.PlainKernel;
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
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
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
      assertReason(DynamicsReason.BAD_SETTING, () -> new OperatingPoint.Rebiased(reversed));
    }
  }

  /**
   * Reversed around where the forward pass ended, whose drives of up to 3 leave some elements at 0.
   */
  private static Pass reversed(
      final Propagator engine, final Network network, final Pass forward, final Window window) {
    final Signals error = SampleNetworks.drive(network, Direction.REVERSED, 5, 0.5);
    return engine.propagate(
        new PassRequest(network, Direction.REVERSED, error, window)
            .around(new OperatingPoint.Rebiased(forward)));
  }

  private static Pass forward(final Propagator engine, final Network network) {
    return engine.propagate(
        new PassRequest(
            network,
            Direction.FORWARD,
            SampleNetworks.drive(network, Direction.FORWARD, 5, 6),
            Window.until(300)));
  }

  /**
   * The transient around a forward operating point comes to rest where the equilibrium engine says.
   * The tolerance is what is left of the transient after 200 time units, in single precision its
   * rounding.
   */
  @ParameterizedTest
  @EnumSource(Stepper.class)
  void transientsAroundTheForwardPointTendToTheEquilibrium(final Stepper stepper) {
    final Network network = SampleNetworks.network(false, 4);
    try (EquilibriumPropagator equilibrium = new EquilibriumPropagator(1);
        OdePropagator ode = new OdePropagator(stepper, 0.1, 1)) {
      final Pass forward = forward(equilibrium, network);
      assertThat(forward.clamped()).isPositive();
      final double[] expected =
          reversed(equilibrium, network, forward, Window.until(1)).ends().values();
      final Pass late = reversed(ode, network, forward, new Window(200, 250));
      final double tolerance = stepper == Stepper.EULER_SINGLE ? 1e-6 : 1e-9;
      for (int i = 0; i < expected.length; i++) {
        assertThat(late.ends().values()[i]).isCloseTo(expected[i], within(tolerance));
        assertThat(late.integrals().values()[i] / 50).isCloseTo(expected[i], within(tolerance));
      }
    }
  }

  /**
   * The fixed steps around a forward point that it ended in itself, against the adaptive method.
   */
  @Test
  void fixedStepsAroundTheForwardPointConvergeToTheAdaptiveMethod() {
    final Network network = SampleNetworks.network(false, 8);
    try (OdePropagator exact = new OdePropagator(Stepper.DORMAND_PRINCE_853, 0.5, 1);
        OdePropagator fine = new OdePropagator(Stepper.RK4, 0.01, 1);
        OdePropagator euler = new OdePropagator(Stepper.EULER, 0.001, 1)) {
      final Pass forward = forward(exact, network);
      final Window window = new Window(2, 6);
      final double[] expected = reversed(exact, network, forward, window).integrals().values();
      final double[] fourth = reversed(fine, network, forward, window).integrals().values();
      final double[] first = reversed(euler, network, forward, window).integrals().values();
      for (int i = 0; i < expected.length; i++) {
        assertThat(fourth[i]).isCloseTo(expected[i], within(1e-7));
        assertThat(first[i]).isCloseTo(expected[i], within(1e-3));
      }
    }
  }

  /** The kernels give the same bits where every sample has rates of its own, too. */
  @ParameterizedTest
  @EnumSource(value = Stepper.class, mode = EnumSource.Mode.EXCLUDE, names = "DORMAND_PRINCE_853")
  void bitsDoNotDependOnKernelAndThreads(final Stepper stepper) {
    final Network network = SampleNetworks.network(true, 4);
    try (OdePropagator one = new OdePropagator(stepper, 0.1, 1);
        OdePropagator three = new OdePropagator(stepper, 0.1, 3, new PlainKernel())) {
      final Pass forward = forward(one, network);
      assertThat(reversed(three, network, forward, Window.until(20)).integrals().values())
          .isEqualTo(reversed(one, network, forward, Window.until(20)).integrals().values());
    }
  }

  private static void assertReason(final DynamicsReason reason, final Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** Where a drive comes in, it and a current into the element are the same number. */
  @ParameterizedTest
  @EnumSource(Stepper.class)
  void currentsIntoDrivenElementsActAsDrives(final Stepper stepper) {
    final Network network = SampleNetworks.network(true, 4);
    for (final Direction direction : Direction.values()) {
      final Signals drive = SampleNetworks.drive(network, direction, 3, 2);
      final Signals currents = Signals.zeros(network.topology().elementCount(), 3);
      for (int c = 0; c < drive.channels(); c++) {
        for (int s = 0; s < 3; s++) {
          currents.set(network.topology().driveElement(direction, c), s, drive.at(c, s));
        }
      }
      final PassRequest driven = new PassRequest(network, direction, drive, Window.until(6));
      final PassRequest injected =
          driven
              .withDrive(Signals.zeros(drive.channels(), 3))
              .around(new OperatingPoint.Injected(currents));
      final double tolerance = stepper == Stepper.EULER_SINGLE ? 1e-4 : 1e-10;
      try (OdePropagator stepping = new OdePropagator(stepper, 0.05, 1);
          EquilibriumPropagator settled = new EquilibriumPropagator(1)) {
        assertThat(stepping.propagate(injected).integrals().values())
            .containsExactly(stepping.propagate(driven).integrals().values(), within(tolerance));
        assertThat(settled.propagate(injected).ends().values())
            .containsExactly(settled.propagate(driven).ends().values(), within(1e-10));
      }
    }
  }

  @Test
  void currentsOfAnotherNetworkAreRefused() {
    final Network network = SampleNetworks.network(true, 4);
    final PassRequest request =
        new PassRequest(
            network,
            Direction.FORWARD,
            SampleNetworks.drive(network, Direction.FORWARD, 2, 1),
            Window.until(1));
    assertReason(
        DynamicsReason.BAD_DRIVE,
        () -> request.around(new OperatingPoint.Injected(Signals.zeros(3, 2))));
  }
}
