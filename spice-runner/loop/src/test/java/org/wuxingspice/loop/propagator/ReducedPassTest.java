package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;

/** Passes of which less is simulated give what those give in which every link is a device. */
@Timeout(180)
class ReducedPassTest {

  private static final Window WINDOW = Window.until(20);

  /** Of the simulator, which chooses other time steps; 2e-3 would be its relative tolerance. */
  private static final double TOLERANCE = 2e-4;

  private static final double ERROR = 0.02;
  private static final double STEP = 1e-4;

  private static WorkerPool pool;

  @BeforeAll
  static void start() {
    pool = WorkerPool.start(NgspiceInstallation.find(), 2);
  }

  @AfterAll
  static void end() {
    pool.close();
  }

  private static Network network() {
    final Topology topology =
        Topologies.biasedAdders(new int[] {4, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 3));
  }

  private static Signals drive(final Direction direction) {
    final Signals drive = Signals.zeros(network().topology().driveCount(direction), 3);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.2 * Math.sin(1 + 7 * i);
    }
    return drive;
  }

  private static Signals strong(final Signals drive) {
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] *= 4;
    }
    return drive;
  }

  private static PassRequest request(final Direction direction) {
    return new PassRequest(network(), direction, drive(direction), WINDOW);
  }

  private static CircuitOptions options(final Level level) {
    return CircuitOptions.of(level, Technology.integrated(), WINDOW.end())
        .within(Duration.ofSeconds(60));
  }

  private static Pass run(final CircuitOptions options, final PassRequest request) {
    return new SpicePropagator(pool, options).propagate(request);
  }

  private static double largest(final Pass some, final Pass others) {
    final double[] a = some.integrals().values();
    final double[] b = others.integrals().values();
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElseThrow();
  }

  /** Devices with offsets as well: the resistor keeps the noise gain of the port. */
  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"BEHAVIORAL", "OPAMP"})
  void summedLinksAreTheLinksThemselves(final Level level) {
    final PieceOptions sums = PieceOptions.of(2);
    for (final SynapseKind kind : SynapseKind.values()) {
      final CircuitOptions options =
          CircuitOptions.of(level, Technology.integrated().withSynapses(kind), WINDOW.end())
              .withDie(new Die(5, new Die.Spread(0.05, 0, 1e-3, 0)))
              .within(Duration.ofSeconds(60));
      for (final Direction direction : Direction.values()) {
        final Pass devices = run(options.inPieces(sums.withLinksAsDevices()), request(direction));
        assertThat(largest(run(options.inPieces(sums), request(direction)), devices))
            .as("%s %s", kind, direction)
            .isLessThan(TOLERANCE * WINDOW.length());
      }
    }
  }

  /** Every neuron with devices of its own, all drives between the points of interpolation. */
  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"BEHAVIORAL", "OPAMP"})
  void interpolationOverTheDriveStaysWithinItsTolerance(final Level level) {
    final CircuitOptions options =
        options(level).withDie(new Die(7, new Die.Spread(0.05, 0.02, 0, 0)));
    final double tolerance = 1e-3;
    final SpicePropagator interpolating =
        new SpicePropagator(
            pool, options.inPieces(PieceOptions.of(2).interpolatedWithin(tolerance)));
    final PassRequest request = request(Direction.FORWARD);
    final Pass pass = interpolating.propagate(request);
    final Pass exact = run(options.inPieces(2), request);
    assertThat(interpolating.interpolationError()).isPositive().isLessThan(tolerance);
    for (int e = 0; e < 5 * network().topology().neuronOffset(1); e++) {
      for (int s = 0; s < 3; s++) {
        assertThat(pass.mean(e, s)).isCloseTo(exact.mean(e, s), within(tolerance));
      }
    }
    final long simulations = interpolating.time().simulations();
    final Pass again = interpolating.propagate(request);
    assertThat(again.integrals().values()).isEqualTo(pass.integrals().values());
    assertThat(interpolating.time().simulations() - simulations)
        .as("pieces of the second and third layer")
        .isEqualTo(3 * 3L);
  }

  /** The first layer's tables do not depend on what was shown before. */
  @Test
  void interpolatedPassesDoNotDependOnThePast() {
    final CircuitOptions options =
        options(Level.BEHAVIORAL).inPieces(PieceOptions.of(2).interpolatedWithin(1e-3));
    final PassRequest request = request(Direction.FORWARD);
    final SpicePropagator experienced = new SpicePropagator(pool, options);
    experienced.propagate(request.withDrive(drive(Direction.FORWARD).selected(2)));
    assertThat(experienced.propagate(request).integrals().values())
        .isEqualTo(run(options, request).integrals().values());
  }

  @Test
  void whatTheRuleDoesNotNeedIsLeftOut() {
    final PassRequest request = request(Direction.REVERSED);
    final SpicePropagator circuit =
        new SpicePropagator(pool, options(Level.BEHAVIORAL).inPieces(2));
    final Pass whole = circuit.propagate(request);
    final long simulations = circuit.time().simulations();
    final Pass part = circuit.propagate(request.within(Extent.LINK_TARGETS));
    assertThat(circuit.time().simulations() - simulations).isLessThan(simulations);
    final int first = 5 * network().topology().neuronOffset(1);
    for (int e = 0; e < whole.integrals().channels(); e++) {
      for (int s = 0; s < 3; s++) {
        if (e < first) {
          assertThat(part.integrals().at(e, s)).isNaN();
        } else {
          assertThat(part.integrals().at(e, s)).isEqualTo(whole.integrals().at(e, s));
        }
      }
    }
  }

  /** Integrals over a window are those to its end less those to its begin, in either engine. */
  @Test
  void windowsAreIntegratedFromTheirBegin() {
    final PassRequest late =
        new PassRequest(
            network(), Direction.FORWARD, drive(Direction.FORWARD), new Window(12.34, 20));
    try (OdePropagator numeric = new OdePropagator(Stepper.RK4, 0.01, 1)) {
      final Pass observed = run(options(Level.BEHAVIORAL).inPieces(2), late);
      final Pass expected = numeric.propagate(late);
      for (int e = 0; e < observed.integrals().channels(); e++) {
        assertThat(observed.mean(e, 0)).isCloseTo(expected.mean(e, 0), within(5e-3));
      }
    }
  }

  /**
   * Late in a pass around the forward operating point stands the equilibrium: in pieces, in whole
   * circuits of devices, and as integrators give it that are released at the window's begin.
   */
  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"BEHAVIORAL", "OPAMP"})
  void rebiasedPassEndsInTheEquilibrium(final Level level) {
    final Window window = new Window(40, 50);
    final CircuitOptions options =
        CircuitOptions.of(level, Technology.integrated(), window.end())
            .within(Duration.ofSeconds(60));
    try (EquilibriumPropagator numeric = new EquilibriumPropagator(1)) {
      final Pass forward =
          numeric.propagate(
              new PassRequest(
                  network(), Direction.FORWARD, strong(drive(Direction.FORWARD)), window));
      final PassRequest aroundRest =
          new PassRequest(network(), Direction.REVERSED, drive(Direction.REVERSED), window);
      final PassRequest request = aroundRest.around(new OperatingPoint.Rebiased(forward));
      final Pass expected = numeric.propagate(request);
      for (final CircuitOptions circuit :
          List.of(options.inPieces(2), options, options.inPieces(2).withCircuitIntegrals())) {
        assertThat(largest(run(circuit, request), expected)).isLessThan(0.01 * window.length());
      }
      assertThat(largest(numeric.propagate(aroundRest), expected))
          .as("around rest it is another pass")
          .isGreaterThan(0.03 * window.length());
    }
  }

  /**
   * What the rule learns from two circuit passes, the reversed one around the forward operating
   * point, points down the slope of the squared output error, which central differences of
   * equilibria give. Signals reach 1; the rest that the rule takes is an approximation there.
   */
  @Test
  void updateAroundTheOperatingPointFollowsTheSlope() {
    final Window window = new Window(40, 50);
    final Network network = network();
    final Topology topology = network.topology();
    final Signals drive = strong(drive(Direction.FORWARD)).selected(0);
    final CircuitOptions options =
        CircuitOptions.of(Level.BEHAVIORAL, Technology.integrated(), window.end())
            .inPieces(2)
            .within(Duration.ofSeconds(60));
    final PassRequest forwardRequest = new PassRequest(network, Direction.FORWARD, drive, window);
    final Pass forward = run(options, forwardRequest);
    final Signals error = Signals.zeros(topology.outputCount(), 1);
    for (int o = 0; o < topology.outputCount(); o++) {
      error.set(o, 0, ERROR * (1 - o - forward.mean(topology.outputElement(o), 0)));
    }
    final Pass reversed =
        run(
            options,
            new PassRequest(network, Direction.REVERSED, error, window)
                .around(new OperatingPoint.Rebiased(forward)));
    final double[] update = new double[topology.linkCount()];
    final double[] slope = new double[topology.linkCount()];
    try (EquilibriumPropagator numeric = new EquilibriumPropagator(1)) {
      for (int k = 0; k < update.length; k++) {
        update[k] = forward.mean(topology.source(k), 0) * reversed.mean(topology.target(k), 0);
        slope[k] =
            (loss(numeric, forwardRequest, k, -STEP) - loss(numeric, forwardRequest, k, STEP))
                / (2 * STEP);
      }
    }
    double largest = 0;
    for (int e = 0; e < topology.elementCount(); e++) {
      largest = Math.max(largest, Math.abs(forward.mean(e, 0)));
    }
    assertThat(largest).isGreaterThan(0.5);
    assertThat(cosine(update, slope)).isGreaterThan(0.97);
  }

  /** Half the squared distance of the outputs from 1, 0 with one coefficient changed. */
  private static double loss(
      final EquilibriumPropagator engine,
      final PassRequest request,
      final int link,
      final double change) {
    final Network network = request.network();
    final double[] coefficients = network.coefficients();
    coefficients[link] += change;
    final Network changed =
        new Network(network.topology(), network.parameters(), network.clamp(), coefficients);
    final Pass pass =
        engine.propagate(
            new PassRequest(changed, Direction.FORWARD, request.drive(), request.window()));
    return IntStream.range(0, network.topology().outputCount())
        .mapToDouble(o -> 1 - o - pass.mean(network.topology().outputElement(o), 0))
        .map(distance -> distance * distance / 2)
        .sum();
  }

  private static double cosine(final double[] some, final double[] others) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int k = 0; k < some.length; k++) {
      product += some[k] * others[k];
      first += some[k] * some[k];
      second += others[k] * others[k];
    }
    return product / Math.sqrt(first * second);
  }
}
