package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.CoefficientRule;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.simulator.Listener;
import org.wuxingspice.ngspice.simulator.NgspiceInstallation;
import org.wuxingspice.ngspice.simulator.Outcome;
import org.wuxingspice.ngspice.simulator.Request;
import org.wuxingspice.ngspice.simulator.Simulator;
import org.wuxingspice.ngspice.simulator.WorkerPool;

@Timeout(180)
class SpicePropagatorTest {

  private static final double DURATION = 20;
  private static final double PIECEWISE_TOLERANCE = 1e-5;

  private static Network network() {
    final Topology topology =
        Topologies.adders(new int[] {3, 3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 3);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 3));
  }

  private static Signals drive(final Direction direction) {
    final int channels = direction == Direction.FORWARD ? 3 : 2;
    final Signals drive = Signals.zeros(channels, 4);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.1 * Math.sin(1 + 7 * i);
    }
    return drive;
  }

  private static CircuitOptions options(final Level level) {
    return CircuitOptions.of(level, Technology.integrated(), DURATION)
        .within(Duration.ofSeconds(60));
  }

  private static SpicePropagator circuit(final Simulator pool, final Level level) {
    return new SpicePropagator(pool, options(level));
  }

  /** State error of 1 % of B0 at most, so integrals over 20 units differ by 0.2 at most. */
  @ParameterizedTest
  @EnumSource(Level.class)
  void circuitAgreesWithTheNumericModel(final Level level) {
    final Network network = network();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2);
        OdePropagator numeric = new OdePropagator(Stepper.RK4, 0.01, 1)) {
      final SpicePropagator circuit = circuit(pool, level);
      for (final Direction direction : Direction.values()) {
        final Signals drive = drive(direction);
        final double[] observed =
            circuit
                .propagate(new PassRequest(network, direction, drive, Window.until(DURATION)))
                .integrals()
                .values();
        final double[] expected =
            numeric
                .propagate(new PassRequest(network, direction, drive, Window.until(DURATION)))
                .integrals()
                .values();
        for (int i = 0; i < expected.length; i++) {
          assertThat(Math.abs(observed[i] - expected[i])).isLessThan(0.01 * DURATION);
        }
        assertThat(
                Comparison.between(
                        network,
                        direction,
                        circuit.trajectory(
                            new PassRequest(
                                network,
                                direction,
                                Signals.single(drive.sample(1)),
                                Window.until(DURATION))),
                        numeric.trajectory(
                            new PassRequest(
                                network,
                                direction,
                                Signals.single(drive.sample(1)),
                                Window.until(DURATION))))
                    .worst()
                    .worst())
            .isLessThan(0.01);
      }
    }
  }

  /** The circuit's own update points where the numeric model's does. */
  @Test
  void updateFromNodeVoltagesFollowsTheNumericOne() {
    final Network network = network();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2);
        OdePropagator numeric = new OdePropagator(Stepper.RK4, 0.01, 1)) {
      final SpicePropagator circuit = circuit(pool, Level.OPAMP);
      final double[][] updates = new double[2][];
      for (int i = 0; i < 2; i++) {
        final Propagator engine = i == 0 ? circuit : numeric;
        final Pass forward =
            engine.propagate(
                new PassRequest(
                    network, Direction.FORWARD, drive(Direction.FORWARD), Window.until(DURATION)));
        final Pass reversed =
            engine.propagate(
                new PassRequest(
                    network,
                    Direction.REVERSED,
                    drive(Direction.REVERSED),
                    Window.until(DURATION)));
        updates[i] = new CoefficientRule(1e-3, 3).update(network, forward, reversed);
      }
      double dot = 0;
      double first = 0;
      double second = 0;
      for (int k = 0; k < updates[0].length; k++) {
        dot += updates[0][k] * updates[1][k];
        first += updates[0][k] * updates[0][k];
        second += updates[1][k] * updates[1][k];
      }
      assertThat(dot / Math.sqrt(first * second)).isGreaterThan(0.99);
    }
  }

  @Test
  void resultsDoNotDependOnWorkers() {
    final Network network = network();
    final double[][] results = new double[2][];
    for (int workers = 1; workers <= 2; workers++) {
      try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), workers)) {
        final SpicePropagator circuit = circuit(pool, Level.OPAMP);
        circuit.propagate(
            new PassRequest(
                network, Direction.REVERSED, drive(Direction.REVERSED), Window.until(DURATION)));
        results[workers - 1] =
            circuit
                .propagate(
                    new PassRequest(
                        network,
                        Direction.FORWARD,
                        drive(Direction.FORWARD),
                        Window.until(DURATION)))
                .integrals()
                .values();
      }
    }
    assertThat(results[1]).isEqualTo(results[0]);
  }

  /**
   * Pieces of one netlist are altered into each other; what a worker ran before leaves no trace.
   */
  @Test
  void piecesThatShareACircuitDoNotDependOnWorkersOrOnThePast() {
    final Topology topology = Topologies.oneToOne(new int[] {20, 16, 4}, 5, 2);
    final Network network = Network.of(topology, Initialization.uniform(topology, 1.5, false, 1));
    final Network other = Network.of(topology, Initialization.uniform(topology, 1.5, false, 9));
    final Signals drive = Signals.zeros(20, 2);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.05 * Math.sin(1 + 7.0 * i);
    }
    final CircuitOptions options = options(Level.OPAMP).inPieces(3);
    assertThat(PiecewiseCircuit.compile(network, Direction.FORWARD, options).templates())
        .as("netlists of 15 pieces")
        .isLessThan(15);
    final double[][] results = new double[3][];
    for (int run = 0; run < results.length; run++) {
      try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), run == 0 ? 1 : 2)) {
        final SpicePropagator circuit = new SpicePropagator(pool, options);
        if (run == 2) {
          circuit.propagate(
              new PassRequest(other, Direction.FORWARD, drive, Window.until(DURATION)));
        }
        results[run] =
            circuit
                .propagate(
                    new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)))
                .integrals()
                .values();
      }
    }
    assertThat(results[1]).isEqualTo(results[0]);
    assertThat(results[2]).isEqualTo(results[0]);
  }

  private static double largest(final double[] some, final double[] others) {
    return IntStream.range(0, some.length)
        .mapToDouble(i -> Math.abs(some[i] - others[i]))
        .max()
        .orElseThrow();
  }

  /**
   * Pieces play what earlier pieces gave, on a grid; whole and piecewise runs also choose other
   * time steps. Measured 9e-7 (behavioral) and 5e-5 (op-amp) in all.
   */
  @ParameterizedTest
  @EnumSource(Level.class)
  void piecesGiveWhatTheWholeCircuitGives(final Level level) {
    final Network network = network();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2)) {
      for (final Direction direction : Direction.values()) {
        final Signals drive = drive(direction);
        final double[] whole =
            circuit(pool, level)
                .propagate(new PassRequest(network, direction, drive, Window.until(DURATION)))
                .integrals()
                .values();
        for (final int size : new int[] {1, 2, 100}) {
          final SpicePropagator pieces = new SpicePropagator(pool, options(level).inPieces(size));
          assertThat(
                  largest(
                      pieces
                          .propagate(
                              new PassRequest(network, direction, drive, Window.until(DURATION)))
                          .integrals()
                          .values(),
                      whole))
              .as(direction + " in pieces of " + size)
              .isLessThan(PIECEWISE_TOLERANCE * DURATION);
        }
      }
    }
  }

  /** A circuit compiled for one network becomes another by altering coefficients and parameters. */
  @ParameterizedTest
  @EnumSource(Level.class)
  void alteredParametersReachTheLoadedCircuit(final Level level) {
    final Network network = network();
    final Random random = new Random(4);
    final double[][] k = new double[3][];
    for (int i = 0; i < k.length; i++) {
      final double normal = i == 0 ? 1 : 0.5;
      k[i] =
          random.doubles(network.topology().elementCount(), 0.9 * normal, 1.1 * normal).toArray();
    }
    final Network changed =
        new Network(
            network.topology(),
            new NeuronParameters(k[0], k[1], k[2]),
            network.clamp(),
            Initialization.uniform(network.topology(), 0.6, true, 8));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1);
        OdePropagator numeric = new OdePropagator(Stepper.RK4, 0.01, 1)) {
      for (final Direction direction : Direction.values()) {
        final Signals drive = drive(direction);
        final SpicePropagator circuit = circuit(pool, level);
        circuit.propagate(
            new PassRequest(network, direction, drive.slice(0, 1), Window.until(DURATION)));
        assertThat(
                largest(
                    circuit
                        .propagate(
                            new PassRequest(changed, direction, drive, Window.until(DURATION)))
                        .integrals()
                        .values(),
                    numeric
                        .propagate(
                            new PassRequest(changed, direction, drive, Window.until(DURATION)))
                        .integrals()
                        .values()))
            .as(direction.toString())
            .isLessThan(0.01 * DURATION);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void integratorsInTheCircuitAgreeWithNodeVoltages(final Level level) {
    final Network network = network();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Signals drive = drive(Direction.FORWARD).slice(0, 2);
      final SpicePropagator integrators =
          new SpicePropagator(pool, options(level).withCircuitIntegrals());
      assertThat(
              largest(
                  integrators
                      .propagate(
                          new PassRequest(
                              network, Direction.FORWARD, drive, Window.until(DURATION)))
                      .integrals()
                      .values(),
                  circuit(pool, level)
                      .propagate(
                          new PassRequest(
                              network, Direction.FORWARD, drive, Window.until(DURATION)))
                      .integrals()
                      .values()))
          .isLessThan(0.002 * DURATION);
    }
  }

  @Test
  void samplesThatFailAreSkippedAndNamed() {
    final Network network = network();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2)) {
      final Simulator failing =
          new Simulator() {
            private int requests;

            @Override
            public CompletableFuture<Outcome> submit(
                final Request request, final Listener listener) {
              requests++;
              return pool.submit(
                  requests % 3 == 2 ? request.within(Duration.ofMillis(1)) : request, listener);
            }

            @Override
            public int parallelism() {
              return pool.parallelism();
            }

            @Override
            public void close() {}
          };
      final Signals drive = drive(Direction.FORWARD);
      final Pass pass =
          circuit(failing, Level.OPAMP)
              .propagate(
                  new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)));
      assertThat(pass.skipped()).containsOnlyKeys(1);
      assertThat(pass.skipped().get(1)).contains("took longer than");
      assertThat(pass.integrals().sample(1)).containsOnly(Double.NaN);
      assertThat(pass.integrals().selected(0, 2, 3).values())
          .isEqualTo(
              circuit(pool, Level.OPAMP)
                  .propagate(
                      new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)))
                  .integrals()
                  .selected(0, 2, 3)
                  .values());
    }
  }

  /** Workers are killed again and again while a batch is under way; the answers are the same. */
  @Test
  void killedWorkersChangeNothing() throws Exception {
    final Network network = network();
    final Signals drive = Signals.zeros(3, 200);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.1 * Math.sin(i);
    }
    final double[] sound;
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2)) {
      sound =
          circuit(pool, Level.OPAMP)
              .propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)))
              .integrals()
              .values();
    }
    final Set<Long> before = children();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2)) {
      final SpicePropagator circuit = new SpicePropagator(pool, options(Level.OPAMP).inPieces(2));
      final CompletableFuture<double[]> answer =
          CompletableFuture.supplyAsync(
              () ->
                  circuit
                      .propagate(
                          new PassRequest(
                              network, Direction.FORWARD, drive, Window.until(DURATION)))
                      .integrals()
                      .values());
      int killed = 0;
      while (!answer.isDone() && killed < 2) {
        TimeUnit.MILLISECONDS.sleep(700);
        assertThat(killed > 0 || !answer.isDone()).as("killed while under way").isTrue();
        final Set<Long> workers = children();
        workers.removeAll(before);
        killed +=
            workers.stream()
                .limit(1)
                .mapToInt(
                    pid ->
                        ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)
                            ? 1
                            : 0)
                .sum();
      }
      assertThat(killed).isPositive();
      assertThat(largest(answer.get(120, TimeUnit.SECONDS), sound))
          .isLessThan(PIECEWISE_TOLERANCE * DURATION);
    }
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }
}
