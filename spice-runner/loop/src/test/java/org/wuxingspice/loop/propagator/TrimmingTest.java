package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;

/** Trimmed circuits pass signals nearly as if their amplifiers had no offsets. */
@Timeout(180)
class TrimmingTest {

  private static final Window WINDOW = Window.until(20);
  private static final Die OFFSETS = new Die(7, new Die.Spread(0, 0, 2e-3, 0));

  /**
   * Mean deviation, units of E. A trim takes constants away; an inverter that is off by twice 2 mV
   * at 200 mV per unit also changes one generation or restraint of its neuron by 2 % of the signal,
   * which is up to 0.2.
   */
  private static final double TOLERANCE = 0.004;

  private static WorkerPool pool;

  @BeforeAll
  static void start() {
    pool = WorkerPool.start(NgspiceInstallation.find(), 2);
  }

  @AfterAll
  static void end() {
    pool.close();
  }

  private static Network network(final double size) {
    final Topology topology =
        Topologies.biasedAdders(new int[] {30, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    return Network.of(topology, Initialization.uniform(topology, size, true, 3));
  }

  private static CircuitOptions imperfect() {
    return CircuitOptions.of(Level.OPAMP, Technology.integrated(), WINDOW.end())
        .within(Duration.ofSeconds(60))
        .withDie(OFFSETS);
  }

  private static PassRequest request(final Network network, final Direction direction) {
    final Signals drive = Signals.zeros(network.topology().driveCount(direction), 2);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.2 * Math.sin(1 + 7 * i);
    }
    return new PassRequest(network, direction, drive, WINDOW);
  }

  private static double largest(final Pass some, final Pass others) {
    final double[] a = some.integrals().values();
    final double[] b = others.integrals().values();
    return IntStream.range(0, a.length)
        .filter(i -> !Double.isNaN(a[i]))
        .mapToDouble(i -> Math.abs(a[i] - b[i]) / WINDOW.length())
        .max()
        .orElseThrow();
  }

  private static Pass without(final CircuitOptions options, final PassRequest request) {
    return new SpicePropagator(pool, options.withDie(Die.NONE)).propagate(request);
  }

  private static void assertTrimmed(final CircuitOptions options, final PassRequest request) {
    final SpicePropagator trimmed = new SpicePropagator(pool, options.withTrimming());
    assertThat(largest(trimmed.propagate(request), without(options, request)))
        .isLessThan(TOLERANCE);
    assertThat(trimmed.restError()).isBetween(1e-12, 2e-5);
  }

  @Test
  void piecesPassSignals() {
    for (final Direction direction : Direction.values()) {
      final PassRequest request = request(network(0.6), direction);
      assertTrimmed(imperfect().inPieces(2), request);
      final Pass left = new SpicePropagator(pool, imperfect().inPieces(2)).propagate(request);
      assertThat(largest(left, without(imperfect().inPieces(2), request)))
          .isGreaterThan(10 * TOLERANCE);
    }
  }

  @Test
  void interpolatedPiecesAndLinksAsDevicesPassThem() {
    final PassRequest request = request(network(0.6), Direction.FORWARD);
    assertTrimmed(imperfect().inPieces(PieceOptions.of(10).interpolatedWithin(2e-4)), request);
    assertTrimmed(imperfect().inPieces(PieceOptions.of(10).withLinksAsDevices()), request);
  }

  /** All layers at once, each of which rests once the one before it does. */
  @Test
  void wholeCircuitsPassThem() {
    assertTrimmed(imperfect(), request(network(0.6), Direction.REVERSED));
  }

  /** A point of each sample's own takes the same currents as rest. */
  @Test
  void neuronsAroundTheForwardPointPassThem() {
    final Network network = network(0.6);
    final Pass forward =
        new OdePropagator(Stepper.RK4, 0.02, 1).propagate(request(network, Direction.FORWARD));
    final PassRequest reversed = request(network, Direction.REVERSED);
    assertTrimmed(
        imperfect().inPieces(5),
        new PassRequest(
            network,
            Direction.REVERSED,
            reversed.drive(),
            new OperatingPoint.Rebiased(forward),
            WINDOW,
            Extent.LINK_TARGETS));
  }

  /** The currents follow the coefficients, and do not depend on what was trimmed before. */
  @Test
  void otherCoefficientsAreTrimmedAgain() {
    final SpicePropagator circuit =
        new SpicePropagator(pool, imperfect().inPieces(5).withTrimming());
    final Network network = network(0.6);
    final Network other = network.withCoefficients(network(1.2).coefficients());
    circuit.propagate(request(network, Direction.FORWARD));
    final Pass after = circuit.propagate(request(other, Direction.FORWARD));
    final Pass fresh =
        new SpicePropagator(pool, imperfect().inPieces(5).withTrimming())
            .propagate(request(other, Direction.FORWARD));
    assertThat(after.integrals().values()).containsExactly(fresh.integrals().values());
  }

  @Test
  void offsetsThatNoCurrentTakesAwayAreRefused() {
    final SpicePropagator circuit =
        new SpicePropagator(
            pool,
            imperfect().withDie(new Die(7, new Die.Spread(0, 0, 1, 0))).inPieces(5).withTrimming());
    final PassRequest request = request(network(0.6), Direction.FORWARD);
    assertThatThrownBy(() -> circuit.propagate(request))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(LoopReason.NOT_TRIMMED));
  }
}
