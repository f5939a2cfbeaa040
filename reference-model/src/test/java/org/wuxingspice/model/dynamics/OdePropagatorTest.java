package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.kernel.PlainKernel;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Link;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;

class OdePropagatorTest {

  private static final double DURATION = 20;

  /** Equations 3.1 and 3.2 written out once more, per link object, for Hipparchus' integrator. */
  private static double[] reference(
      final Network network, final Direction direction, final double[] drive) {
    final Topology topology = network.topology();
    final NeuronParameters p = network.parameters();
    final int n = topology.elementCount();
    final double[] rest = FixedPoint.solve(p, direction);
    final OrdinaryDifferentialEquation equation =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return 2 * n;
          }

          @Override
          public double[] computeDerivatives(final double t, final double[] y) {
            final double[] dot = new double[2 * n];
            for (int e = 0; e < n; e++) {
              final int base = e / 5 * 5;
              final int i = e % 5;
              dot[e] =
                  direction == Direction.FORWARD
                      ? p.k1(e) * y[base + (i + 4) % 5]
                          - p.k2(e) * y[e]
                          - p.k3(e) * y[e] * y[base + (i + 3) % 5]
                      : p.k1(base + (i + 1) % 5) * y[base + (i + 1) % 5]
                          - p.k2(e) * y[e]
                          - p.k3(base + (i + 2) % 5) * y[e] * y[base + (i + 2) % 5];
              dot[n + e] = y[e] - rest[e];
            }
            for (int link = 0; link < topology.linkCount(); link++) {
              final Link ends = topology.link(link);
              final int source = topology.element(ends.source());
              final int target = topology.element(ends.target());
              final int from = direction == Direction.FORWARD ? source : target;
              final int to = direction == Direction.FORWARD ? target : source;
              dot[to] += network.coefficient(link) * (y[from] - rest[from]);
            }
            for (int c = 0; c < drive.length; c++) {
              dot[topology.driveElement(direction, c)] += drive[c];
            }
            return dot;
          }
        };
    final double[] start = new double[2 * n];
    System.arraycopy(rest, 0, start, 0, n);
    return new DormandPrince853Integrator(1e-6, 1, 1e-13, 1e-13)
        .integrate(equation, new ODEState(0, start), DURATION)
        .getPrimaryState();
  }

  /** Largest difference of integrals from the reference; measured 1.2e-13 at the step of 0.004. */
  private static double error(
      final Network network, final Direction direction, final Stepper stepper, final double step) {
    final double[] drive = SampleNetworks.drive(network, direction, 1, 0.2).values();
    final double[] expected = reference(network, direction, drive);
    double worst = 0;
    try (OdePropagator engine = new OdePropagator(stepper, step, 1)) {
      final Pass pass =
          engine.propagate(
              new PassRequest(network, direction, Signals.single(drive), Window.until(DURATION)));
      final Trajectory trajectory =
          engine.trajectory(
              new PassRequest(network, direction, Signals.single(drive), Window.until(DURATION)));
      for (int e = 0; e < network.topology().elementCount(); e++) {
        final double integral = expected[network.topology().elementCount() + e];
        worst = Math.max(worst, Math.abs(pass.integrals().at(e, 0) - integral));
        worst = Math.max(worst, Math.abs(trajectory.at(e, DURATION) - expected[e]));
      }
    }
    return worst;
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void fineStepsAgreeWithDormandPrince853(final Direction direction) {
    assertThat(error(SampleNetworks.network(true, 1), direction, Stepper.RK4, 0.004))
        .isLessThan(1e-10);
    assertThat(error(SampleNetworks.network(false, 2), direction, Stepper.RK4, 0.004))
        .isLessThan(1e-10);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void steppersConvergeAtTheirOrder(final Direction direction) {
    final Network network = SampleNetworks.network(false, 3);
    final double euler =
        error(network, direction, Stepper.EULER, 0.02)
            / error(network, direction, Stepper.EULER, 0.01);
    final double rungeKutta =
        error(network, direction, Stepper.RK4, 0.1) / error(network, direction, Stepper.RK4, 0.05);
    assertThat(euler).isCloseTo(2, within(0.2));
    assertThat(rungeKutta).isCloseTo(16, within(3.0));
  }

  /** At equal parameters the small-signal reversed pass is the transpose of the forward one. */
  @Test
  void reversedPassIsTheTransposeAtSmallSignals() {
    final Network network = SampleNetworks.network(true, 4);
    final double size = 1e-6;
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.02, 2)) {
      for (int in = 0; in < network.topology().inputCount(); in++) {
        for (int out = 0; out < network.topology().outputCount(); out++) {
          final double[] x = new double[network.topology().inputCount()];
          final double[] y = new double[network.topology().outputCount()];
          x[in] = size;
          y[out] = size;
          final double there =
              engine
                  .propagate(
                      new PassRequest(
                          network, Direction.FORWARD, Signals.single(x), Window.until(200)))
                  .integrals()
                  .at(network.topology().outputElement(out), 0);
          final double back =
              engine
                  .propagate(
                      new PassRequest(
                          network, Direction.REVERSED, Signals.single(y), Window.until(200)))
                  .integrals()
                  .at(network.topology().inputElement(in), 0);
          assertThat(back).isCloseTo(there, within(1e-4 * size * 200));
          assertThat(Math.abs(there)).isGreaterThan(1e-3 * size * 200);
        }
      }
    }
  }

  /** And not on the kernel. */
  @ParameterizedTest
  @EnumSource(
      value = Stepper.class,
      names = {"EULER", "EULER_SINGLE", "RK4"})
  void resultsDoNotDependOnThreads(final Stepper stepper) {
    for (final boolean uniform : new boolean[] {true, false}) {
      final Network network = SampleNetworks.network(uniform, 5);
      final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 50, uniform ? 0.2 : 8);
      try (OdePropagator one = new OdePropagator(stepper, 0.2, 1);
          OdePropagator three = new OdePropagator(stepper, 0.2, 3, new PlainKernel())) {
        final Pass single =
            one.propagate(
                new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)));
        final Pass shared =
            three.propagate(
                new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)));
        assertThat(shared.integrals().values()).isEqualTo(single.integrals().values());
        assertThat(shared.clamped()).isEqualTo(single.clamped());
      }
    }
  }

  /**
   * Measured: integrals of up to 1.8 with an error of 0.005 to 0.01 from the step, to which single
   * precision adds 6e-7.
   */
  @ParameterizedTest
  @EnumSource(Direction.class)
  void singlePrecisionAddsLittleToTheErrorOfTheStep(final Direction direction) {
    final Network network = SampleNetworks.network(false, 3);
    final Signals drive = SampleNetworks.drive(network, direction, 20, 0.2);
    try (OdePropagator single = new OdePropagator(Stepper.EULER_SINGLE, 0.2, 1);
        OdePropagator euler = new OdePropagator(Stepper.EULER, 0.2, 1);
        OdePropagator exact = new OdePropagator(Stepper.RK4, 0.01, 1)) {
      final double[] a =
          single
              .propagate(new PassRequest(network, direction, drive, Window.until(DURATION)))
              .integrals()
              .values();
      final double[] b =
          euler
              .propagate(new PassRequest(network, direction, drive, Window.until(DURATION)))
              .integrals()
              .values();
      final double[] c =
          exact
              .propagate(new PassRequest(network, direction, drive, Window.until(DURATION)))
              .integrals()
              .values();
      assertThat(largestDifference(a, b)).isLessThan(5e-4 * largestDifference(b, c));
    }
  }

  private static double largestDifference(final double[] a, final double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  /** Without a clamp the neuron has no fixed point below −1/8 on all inputs and runs away. */
  @Test
  void strongNegativeDriveIsHeldByTheClampAndCounted() {
    final Network network = SampleNetworks.network(true, 6);
    final Signals strong = Signals.single(-3, -3, -3);
    final Signals none = Signals.single(0, 0, 0);
    try (OdePropagator engine = new OdePropagator(Stepper.EULER, 0.05, 1)) {
      assertThat(
              engine
                  .propagate(
                      new PassRequest(network, Direction.FORWARD, strong, Window.until(DURATION)))
                  .clamped())
          .isPositive();
      assertThat(
              engine
                  .propagate(
                      new PassRequest(network, Direction.FORWARD, none, Window.until(DURATION)))
                  .clamped())
          .isZero();
      final Trajectory trajectory =
          engine.trajectory(
              new PassRequest(
                  network,
                  Direction.FORWARD,
                  Signals.single(strong.sample(0)),
                  Window.until(DURATION)));
      for (final double[] element : trajectory.values()) {
        assertThat(Arrays.stream(element).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(element).max().orElseThrow()).isLessThanOrEqualTo(10);
      }
    }
  }

  /** The bounds are 1e-12 and 1e-13 per step over some 100 steps. */
  @ParameterizedTest
  @EnumSource(Direction.class)
  void adaptiveMethodAgreesWithEquationsWrittenOutOnceMore(final Direction direction) {
    final Network network = SampleNetworks.network(false, 2);
    assertThat(error(network, direction, Stepper.DORMAND_PRINCE_853, 1)).isLessThan(1e-10);
  }

  /** The largest difference of the integrals, which reach 94, is measured as 1.0e-7. */
  @Test
  void fixedStepAndAdaptiveMethodAgreeAtTheClamp() {
    final Network network = SampleNetworks.network(false, 6);
    final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 6, 8);
    try (OdePropagator fixed = new OdePropagator(Stepper.RK4, 0.002, 1);
        OdePropagator adaptive = new OdePropagator(Stepper.DORMAND_PRINCE_853, 0.5, 1)) {
      final double[] coarse =
          fixed
              .propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)))
              .integrals()
              .values();
      final Pass exact =
          adaptive.propagate(
              new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)));
      double worst = 0;
      for (int i = 0; i < coarse.length; i++) {
        worst = Math.max(worst, Math.abs(coarse[i] - exact.integrals().values()[i]));
      }
      assertThat(worst).isLessThan(1e-6);
      assertThat(exact.clamped()).isPositive();
      final Trajectory wave =
          adaptive.trajectory(
              new PassRequest(
                  network,
                  Direction.FORWARD,
                  Signals.single(drive.sample(0)),
                  Window.until(DURATION)));
      final Trajectory steps =
          fixed.trajectory(
              new PassRequest(
                  network,
                  Direction.FORWARD,
                  Signals.single(drive.sample(0)),
                  Window.until(DURATION)));
      assertThat(wave.time()[0][wave.time()[0].length - 1]).isEqualTo(DURATION);
      double apart = 0;
      for (int e = 0; e < wave.values().length; e++) {
        for (int i = 0; i < wave.time()[e].length; i++) {
          apart = Math.max(apart, Math.abs(wave.values()[e][i] - steps.at(e, wave.time()[e][i])));
        }
      }
      assertThat(apart).isLessThan(1e-5);
    }
  }

  /** The integral over a waveform's instants is that of the pass. */
  @ParameterizedTest
  @EnumSource(Stepper.class)
  void waveformBelongsToTheIntegrals(final Stepper stepper) {
    final int samples = stepper == Stepper.DORMAND_PRINCE_853 ? 3 : 45;
    final Network network = SampleNetworks.network(false, 8);
    final Signals drive = SampleNetworks.drive(network, Direction.REVERSED, samples, 0.3);
    try (OdePropagator engine = new OdePropagator(stepper, 0.01, 2)) {
      final Pass pass =
          engine.propagate(new PassRequest(network, Direction.REVERSED, drive, Window.until(5)));
      final Trajectory wave =
          engine.trajectory(
              new PassRequest(
                  network,
                  Direction.REVERSED,
                  Signals.single(drive.sample(samples - 1)),
                  Window.until(5)));
      final double[] rest = FixedPoint.solve(network.parameters(), Direction.REVERSED);
      for (int e = 0; e < rest.length; e++) {
        double sum = 0;
        for (int i = 0; i + 1 < wave.time()[e].length; i++) {
          final double mean = (wave.values()[e][i] + wave.values()[e][i + 1]) / 2 - rest[e];
          sum += (wave.time()[e][i + 1] - wave.time()[e][i]) * mean;
        }
        // Trapezoids differ from Euler's rectangles by half a step times the final deviation.
        assertThat(pass.integrals().at(e, samples - 1)).isCloseTo(sum, within(0.005));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Stepper.class)
  void driveThatIsNotANumberIsNamedWithTheTime(final Stepper stepper) {
    final Network network = SampleNetworks.network(true, 7);
    final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 40, 0.1);
    drive.set(1, 37, Double.NaN);
    // Links carry the signal of neuron 1 on, so others follow it one step later.
    final String time = stepper == Stepper.DORMAND_PRINCE_853 ? "t = 0.0:" : "t = 0.1:";
    try (OdePropagator engine = new OdePropagator(stepper, 0.1, 1)) {
      assertThatThrownBy(
              () ->
                  engine.propagate(
                      new PassRequest(network, Direction.FORWARD, drive, Window.until(1))))
          .hasMessageContaining("layer 0 neuron 1 element")
          .hasMessageContaining(time)
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(DynamicsReason.NOT_FINITE));
      assertThatThrownBy(
              () ->
                  engine.trajectory(
                      new PassRequest(
                          network,
                          Direction.FORWARD,
                          Signals.single(drive.sample(37)),
                          Window.until(1))))
          .hasMessageContaining(time);
    }
  }

  private static double[] integrals(final Stepper stepper, final double step, final Window window) {
    final Network network = SampleNetworks.network(false, 5);
    final Signals drive = SampleNetworks.drive(network, Direction.REVERSED, 3, 2);
    try (OdePropagator engine = new OdePropagator(stepper, step, 1)) {
      return engine
          .propagate(new PassRequest(network, Direction.REVERSED, drive, window))
          .integrals()
          .values();
    }
  }

  /**
   * What a window adds up is what the whole pass adds up less what it does before. The step of 0.3
   * has to become 0.25 to fill both 7 and 20. The tolerance is rounding; for the adaptive method it
   * is what its error bounds allow.
   */
  @ParameterizedTest
  @EnumSource(Stepper.class)
  void windowLeavesOutWhatCameBefore(final Stepper stepper) {
    final double[] late = integrals(stepper, 0.3, new Window(7, 20));
    final double[] whole = integrals(stepper, 0.25, Window.until(20));
    final double[] early = integrals(stepper, 0.25, Window.until(7));
    final double tolerance = stepper == Stepper.EULER_SINGLE ? 1e-5 : 1e-10;
    for (int i = 0; i < late.length; i++) {
      assertThat(late[i]).isCloseTo(whole[i] - early[i], Offset.offset(tolerance));
    }
    assertThat(Arrays.stream(late).map(Math::abs).max().orElseThrow()).isGreaterThan(1);
  }

  @Test
  void windowThatNoStepsFillIsRefused() {
    assertThatThrownBy(() -> integrals(Stepper.EULER, 0.2, new Window(Math.E, 20)))
        .hasMessageContaining("2.71828")
        .extracting(e -> ((WuxingException) e).reason())
        .isEqualTo(DynamicsReason.BAD_SETTING);
  }

  @ParameterizedTest
  @CsvSource({"EULER, 1e-14", "EULER_SINGLE, 1e-6", "RK4, 1e-14"})
  void onePassGivesTheOutputsOfSeveralWindows(final Stepper stepper, final double error) {
    final Network network = SampleNetworks.network(false, 3);
    final PassRequest request =
        new PassRequest(
            network,
            Direction.FORWARD,
            SampleNetworks.drive(network, Direction.FORWARD, 9, 0.5),
            Window.until(DURATION));
    final List<Window> windows =
        List.of(new Window(0, 10), new Window(5, 20), new Window(5, 10), Window.until(DURATION));
    try (OdePropagator engine = new OdePropagator(stepper, 0.25, 2)) {
      final List<Signals> together = engine.outputs(request, windows);
      for (int w = 0; w < windows.size(); w++) {
        final Window window = windows.get(w);
        final Signals alone =
            ErrorSignal.outputs(
                network.topology(),
                engine.propagate(
                    new PassRequest(network, Direction.FORWARD, request.drive(), window)));
        assertThat(together.get(w).values()).containsExactly(alone.values(), within(error));
      }
    }
  }

  @Test
  void aWindowThatEndsWithinAStepIsRefused() {
    final Network network = SampleNetworks.network(true, 3);
    final PassRequest request =
        new PassRequest(
            network,
            Direction.FORWARD,
            SampleNetworks.drive(network, Direction.FORWARD, 1, 0.5),
            Window.until(DURATION));
    try (OdePropagator engine = new OdePropagator(Stepper.EULER, 0.25, 1)) {
      assertThatThrownBy(() -> engine.outputs(request, List.of(new Window(0.1, 20))))
          .isInstanceOf(WuxingException.class)
          .hasMessageContaining("0.1 time units");
      assertThatThrownBy(() -> engine.outputs(request, List.of(new Window(0, 21))))
          .isInstanceOf(WuxingException.class)
          .hasMessageContaining("21.0 time units");
    }
  }
}
