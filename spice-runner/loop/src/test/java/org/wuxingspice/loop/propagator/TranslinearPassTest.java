package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.CoefficientRule;
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

/** Circuits of transistors in the loop: passes in pieces, and what is learned from them. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranslinearPassTest {

  private static final Window WINDOW = Window.until(20);

  /** One volt of an instrument is one unit of E, so that pieces differ by the steps they take. */
  private static final double PIECEWISE_TOLERANCE = 2e-3;

  private final Network network = network();
  private WorkerPool pool;
  private OdePropagator numeric;

  @BeforeAll
  void start() {
    pool = WorkerPool.start(NgspiceInstallation.find(), 2);
    numeric = new OdePropagator(Stepper.RK4, 0.01, 1);
  }

  @AfterAll
  void stop() {
    pool.close();
    numeric.close();
  }

  /** Links from both neurons of a layer into each port of the next. */
  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {2, 2, 1}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 3));
  }

  private Pass pass(final Propagator engine, final Direction direction) {
    final int channels = network.topology().driveCount(direction);
    final Signals drive = Signals.zeros(channels, 1);
    for (int i = 0; i < channels; i++) {
      drive.values()[i] = 0.3 * Math.sin(1 + 7 * i);
    }
    return engine.propagate(new PassRequest(network, direction, drive, WINDOW));
  }

  private static CircuitOptions options() {
    return CircuitOptions.of(Level.TRANSLINEAR, Technology.translinear(), WINDOW.end())
        .within(Duration.ofSeconds(60));
  }

  @Test
  void piecesGiveWhatTheWholeCircuitGives() {
    final double[] whole =
        pass(new SpicePropagator(pool, options()), Direction.FORWARD).integrals().values();
    final double[] pieces =
        pass(new SpicePropagator(pool, options().inPieces(1)), Direction.FORWARD)
            .integrals()
            .values();
    for (int i = 0; i < whole.length; i++) {
      assertThat(pieces[i]).isCloseTo(whole[i], within(PIECEWISE_TOLERANCE * WINDOW.end()));
    }
  }

  /** The direction of a step agrees with that of the equations to a cosine of 0.99. */
  @Test
  void whatIsLearnedFromTheCircuitIsWhatTheEquationsSay() {
    final double[] observed = update(new SpicePropagator(pool, options().inPieces(1)));
    final double[] expected = update(numeric);
    double dot = 0;
    double first = 0;
    double second = 0;
    for (int k = 0; k < observed.length; k++) {
      dot += observed[k] * expected[k];
      first += observed[k] * observed[k];
      second += expected[k] * expected[k];
    }
    assertThat(dot / Math.sqrt(first * second)).isGreaterThan(0.99);
  }

  /** Bases unlike by a millivolt, areas by two per cent. */
  @Test
  void trimmedDiesRestAtOne() {
    final CircuitOptions die =
        options().inPieces(1).withDie(new Die(3, new Die.Spread(0, 0.02, 1e-3, 0)));
    assertThat(restError(die)).isGreaterThan(0.02);
    assertThat(restError(die.withTrimming())).isLessThan(1e-3);
  }

  /** Largest distance from 1 at the end of a pass without drive. */
  private double restError(final CircuitOptions circuit) {
    final Signals silence = Signals.zeros(network.topology().inputCount(), 1);
    final Trajectory pass =
        new SpicePropagator(pool, circuit)
            .trajectory(new PassRequest(network, Direction.FORWARD, silence, WINDOW));
    return Arrays.stream(pass.values())
        .mapToDouble(values -> Math.abs(values[values.length - 1] - 1))
        .max()
        .orElseThrow();
  }

  private double[] update(final Propagator engine) {
    return new CoefficientRule(1e-3, 3)
        .update(network, pass(engine, Direction.FORWARD), pass(engine, Direction.REVERSED));
  }
}
