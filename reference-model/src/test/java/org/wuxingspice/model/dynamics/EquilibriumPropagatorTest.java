package org.wuxingspice.model.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.kernel.PlainKernel;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Link;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Port;
import org.wuxingspice.model.network.Topology;

class EquilibriumPropagatorTest {

  /** Neurons that take drives on all elements but the last and pass that one on to a sink. */
  private static Network drivenOnFourElements(final int neurons) {
    final List<Port> inputs = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    for (int n = 0; n < neurons; n++) {
      for (int e = 0; e < 4; e++) {
        inputs.add(new Port(0, n, e));
      }
      links.add(new Link(new Port(0, n, 4), new Port(1, 0, 0)));
    }
    final Topology topology =
        new Topology(new int[] {neurons, 1}, inputs, List.of(new Port(1, 0, 1)), links, true);
    return Network.of(topology, new double[neurons]);
  }

  /** Mean deviations over an interval, from the integrals of two runs. */
  private static double[] mean(
      final Network network, final Signals drive, final double from, final double to) {
    try (OdePropagator shorter = new OdePropagator(Stepper.EULER, 0.02, 1);
        OdePropagator longer = new OdePropagator(Stepper.EULER, 0.02, 1)) {
      final double[] before =
          shorter
              .propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(from)))
              .integrals()
              .values();
      final double[] mean =
          longer
              .propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(to)))
              .integrals()
              .values();
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (mean[i] - before[i]) / (to - from);
      }
      return mean;
    }
  }

  /** Euler's method stands still exactly where the clamped equations do. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.6, 2, 6, 20, 60})
  void isWhereTheTransientOfAnyDriveEnds(final double size) {
    final Network network = drivenOnFourElements(30);
    final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 16, size);
    final double[] earlier = mean(network, drive, 200, 300);
    final double[] later = mean(network, drive, 300, 400);
    int still = 0;
    int apart = 0;
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final double[] settled =
          engine
              .propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(1)))
              .integrals()
              .values();
      for (int i = 0; i < settled.length; i++) {
        if (Math.abs(later[i] - earlier[i]) < 1e-9) {
          still++;
          apart += Math.abs(settled[i] - later[i]) > 1e-8 ? 1 : 0;
        }
      }
      // A few neurons near the fold take longer, and at large drives about one in a thousand
      // circles around its equilibrium for ever.
      assertThat(still).isGreaterThan(settled.length * 98 / 100);
      assertThat(apart).isZero();
    }
  }

  /** Just beyond the fold, about −0.72 on element 0, the neuron crawls past and falls to 0. */
  @Test
  void neuronsJustBeyondTheFoldFallToTheLowerLimit() {
    final Network network = drivenOnFourElements(1);
    final int samples = 100;
    final Signals drive = Signals.zeros(4, samples);
    for (int s = 0; s < samples; s++) {
      drive.set(0, s, -0.7242 - 0.001 * s);
    }
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Pass pass =
          engine.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(1)));
      for (int s = 0; s < samples; s++) {
        for (int e = 0; e < 5; e++) {
          assertThat(pass.integrals().at(e, s)).isCloseTo(-1, within(1e-9));
        }
      }
    }
  }

  private static double[] values(final Network network, final Pass pass, final int sample) {
    final double[] value = FixedPoint.solve(network.parameters(), pass.direction());
    for (int e = 0; e < value.length; e++) {
      value[e] += pass.integrals().at(e, sample) / pass.window().length();
    }
    return value;
  }

  /** Equations 3.1 and 3.2 written out once more, per link object. */
  private static double[] slopes(
      final Network network,
      final Direction direction,
      final Signals drive,
      final int sample,
      final double[] y) {
    final Topology topology = network.topology();
    final NeuronParameters p = network.parameters();
    final boolean forward = direction == Direction.FORWARD;
    final double[] rest = FixedPoint.solve(p, direction);
    final double[] slope = new double[y.length];
    for (int c = 0; c < drive.channels(); c++) {
      slope[topology.driveElement(direction, c)] += drive.at(c, sample);
    }
    for (int k = 0; k < topology.linkCount(); k++) {
      final int to = forward ? topology.target(k) : topology.source(k);
      final int from = forward ? topology.source(k) : topology.target(k);
      slope[to] += network.coefficient(k) * (y[from] - rest[from]);
    }
    for (int e = 0; e < y.length; e++) {
      final int base = e / 5 * 5;
      final int i = e % 5;
      slope[e] +=
          forward
              ? p.k1(e) * y[base + (i + 4) % 5] - p.k3(e) * y[e] * y[base + (i + 3) % 5]
              : p.k1(base + (i + 1) % 5) * y[base + (i + 1) % 5]
                  - p.k3(base + (i + 2) % 5) * y[e] * y[base + (i + 2) % 5];
      slope[e] -= p.k2(e) * y[e];
    }
    return slope;
  }

  /** Largest slope that does not press outward at a limit. */
  private static double residual(
      final Network network, final Direction direction, final Signals drive, final Pass pass) {
    double worst = 0;
    for (int s = 0; s < drive.samples(); s++) {
      final double[] y = values(network, pass, s);
      final double[] slope = slopes(network, direction, drive, s, y);
      for (int e = 0; e < y.length; e++) {
        assertThat(y[e]).isBetween(-1e-12, 10 + 1e-12);
        final boolean held = (y[e] < 1e-12 && slope[e] < 0) || (y[e] > 10 - 1e-12 && slope[e] > 0);
        worst = held ? worst : Math.max(worst, Math.abs(slope[e]));
      }
    }
    return worst;
  }

  /** Largest residual measured: 9e-11, at a relaxed neuron, which is asked for 1e-10. */
  @ParameterizedTest
  @EnumSource(Direction.class)
  void solvesTheEquationsOfBothDirectionsWithAnyParameters(final Direction direction) {
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      for (int seed = 0; seed < 20; seed++) {
        final Network network = SampleNetworks.network(seed % 2 == 0, seed);
        final double size = Math.pow(10, seed % 4 - 1.5);
        final Signals drive = SampleNetworks.drive(network, direction, 37, size);
        final Pass pass =
            engine.propagate(new PassRequest(network, direction, drive, Window.until(3)));
        assertThat(residual(network, direction, drive, pass)).isLessThan(2e-10);
      }
    }
  }

  /** The transient's share of ∫D/T fades with 1/T. */
  @ParameterizedTest
  @EnumSource(Direction.class)
  void meanDeviationOfTheTransientTendsToIt(final Direction direction) {
    final Network network = SampleNetworks.network(false, 3);
    final Signals drive = SampleNetworks.drive(network, direction, 5, 0.2);
    final double shorter = distance(network, direction, drive, 100);
    final double longer = distance(network, direction, drive, 400);
    assertThat(shorter / longer).isCloseTo(4, within(0.01));
    assertThat(longer).isLessThan(1e-2);
  }

  private static double distance(
      final Network network, final Direction direction, final Signals drive, final double time) {
    try (OdePropagator transientEngine = new OdePropagator(Stepper.RK4, 0.05, 1);
        EquilibriumPropagator equilibrium = new EquilibriumPropagator(1)) {
      final double[] moving =
          transientEngine
              .propagate(new PassRequest(network, direction, drive, Window.until(time)))
              .integrals()
              .values();
      final double[] settled =
          equilibrium
              .propagate(new PassRequest(network, direction, drive, Window.until(time)))
              .integrals()
              .values();
      double worst = 0;
      for (int i = 0; i < moving.length; i++) {
        worst = Math.max(worst, Math.abs(moving[i] - settled[i]) / time);
      }
      return worst;
    }
  }

  @Test
  void resultsDoNotDependOnThreadsOrKernelAndTheClampIsCounted() {
    final Network network = SampleNetworks.network(false, 5);
    final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 77, 3);
    try (EquilibriumPropagator one = new EquilibriumPropagator(1);
        EquilibriumPropagator three = new EquilibriumPropagator(3, new PlainKernel())) {
      final Pass pass =
          one.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(1)));
      final Pass same =
          three.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(1)));
      assertThat(same.integrals().values()).isEqualTo(pass.integrals().values());
      assertThat(same.clamped()).isEqualTo(pass.clamped()).isPositive();
      long atLimits = 0;
      for (int s = 0; s < drive.samples(); s++) {
        for (final double value : values(network, pass, s)) {
          atLimits += value < 0.02 || value > 9.98 ? 1 : 0;
        }
      }
      assertThat(pass.clamped()).isEqualTo(atLimits);
    }
  }

  /** Links lead to no neuron of the first layer, and only there something may be missing. */
  @ParameterizedTest
  @EnumSource(Direction.class)
  void extentLeavesOutTheFirstLayerOfReversedPasses(final Direction direction) {
    final Network network = SampleNetworks.network(false, 5);
    final Signals drive = SampleNetworks.drive(network, direction, 40, 0.2);
    final int inputs = network.topology().size(0) * 5;
    try (EquilibriumPropagator engine = new EquilibriumPropagator(2)) {
      final Signals whole =
          engine.propagate(new PassRequest(network, direction, drive, Window.until(1))).integrals();
      final Signals part =
          engine
              .propagate(
                  new PassRequest(network, direction, drive, Window.until(1))
                      .within(Extent.LINK_TARGETS))
              .integrals();
      for (int e = 0; e < whole.channels(); e++) {
        if (direction == Direction.REVERSED && e < inputs) {
          assertThat(part.at(e, 39)).isNaN();
        } else {
          assertThat(part.at(e, 39)).isEqualTo(whole.at(e, 39));
        }
        assertThat(whole.at(e, 0)).isFinite();
      }
    }
  }

  @Test
  void driveThatIsNotANumberIsNamed() {
    final Network network = SampleNetworks.network(true, 7);
    final Signals drive = SampleNetworks.drive(network, Direction.FORWARD, 40, 0.1);
    drive.set(1, 33, Double.NaN);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(2)) {
      assertThatThrownBy(
              () ->
                  engine.propagate(
                      new PassRequest(network, Direction.FORWARD, drive, Window.until(1))))
          .hasMessageContaining("layer 0 neuron 1, sample 33")
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(DynamicsReason.NOT_FINITE));
    }
  }

  /**
   * Just beyond the fold a neuron crawls for more than 1,000 time units past where the equilibria
   * have vanished. Mean of the transient from 500 to 1,000 time units: the difference is that of
   * the first-order steps, measured 1.0e-6.
   */
  @Test
  void neuronThatDoesNotSettleGivesItsMeanOverALongWhile() {
    final Network network = drivenOnFourElements(1);
    final Signals drive = Signals.single(-0.0793341171037083, 0, -0.6018271813329967, 0);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1);
        OdePropagator half = new OdePropagator(Stepper.RK4, 0.05, 1);
        OdePropagator whole = new OdePropagator(Stepper.RK4, 0.05, 1)) {
      final Pass mean =
          engine.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(1)));
      final Signals early =
          half.propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(500)))
              .integrals();
      final Signals late =
          whole
              .propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(1000)))
              .integrals();
      for (int e = 0; e < 5; e++) {
        assertThat(mean.mean(e, 0))
            .as("element " + e)
            .isCloseTo((late.at(e, 0) - early.at(e, 0)) / 500, within(5e-6));
      }
    }
  }
}
