package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.model.dynamics.DynamicsReason;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.CoefficientRule;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.SimulatorReason;

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
  @EnumSource(
      value = Level.class,
      names = {"BEHAVIORAL", "OPAMP"})
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
    assertThat(
            PiecewiseCircuit.compile(
                    network, new SpicePropagator.Kind(Direction.FORWARD, false, 0), options)
                .netlists())
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
  @EnumSource(
      value = Level.class,
      names = {"BEHAVIORAL", "OPAMP"})
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
  @EnumSource(
      value = Level.class,
      names = {"BEHAVIORAL", "OPAMP"})
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
  @EnumSource(
      value = Level.class,
      names = {"BEHAVIORAL", "OPAMP"})
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

  /** Hands requests on, the chosen ones with a time limit that cannot be kept. */
  private static Simulator stopping(final WorkerPool pool, final IntPredicate chosen) {
    return new Simulator() {
      private int requests;

      @Override
      public CompletableFuture<Outcome> submit(final Request request, final Listener listener) {
        requests++;
        return pool.submit(
            chosen.test(requests) ? request.within(Duration.ofMillis(1)) : request, listener);
      }

      @Override
      public int parallelism() {
        return pool.parallelism();
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void samplesThatAreStoppedAreTriedAgain() {
    final Network network = network();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2)) {
      final Signals drive = drive(Direction.FORWARD);
      final Pass pass =
          circuit(stopping(pool, n -> n % 3 == 2), Level.OPAMP)
              .propagate(
                  new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)));
      assertThat(pass.skipped()).isEmpty();
      assertThat(pass.integrals().values())
          .isEqualTo(
              circuit(pool, Level.OPAMP)
                  .propagate(
                      new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)))
                  .integrals()
                  .values());
    }
  }

  @Test
  void aSampleThatIsAlwaysStoppedEndsThePassAndIsNamed() {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final SpicePropagator circuit = circuit(stopping(pool, n -> n > 2), Level.OPAMP);
      assertThatThrownBy(
              () ->
                  circuit.propagate(
                      new PassRequest(
                          network(),
                          Direction.FORWARD,
                          drive(Direction.FORWARD),
                          Window.until(DURATION))))
          .isInstanceOfSatisfying(
              LostSamples.class, e -> assertThat(e.reason()).isEqualTo(DynamicsReason.SAMPLES_LOST))
          .hasMessageContainingAll("sample 2: ", "took longer than 0.001 s");
    }
  }

  /** Workers are killed again and again while a batch is under way; the answers are the same. */
  @Test
  void killedWorkersChangeNothing() {
    final Network network = network();
    final Signals drive = Signals.zeros(3, 200);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.1 * Math.sin(i);
    }
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 2)) {
      final double[] sound =
          circuit(pool, Level.OPAMP)
              .propagate(new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)))
              .integrals()
              .values();
      final AtomicInteger killed = new AtomicInteger();
      final Simulator killing =
          new Simulator() {
            private int requests;

            @Override
            public CompletableFuture<Outcome> submit(final Request request, final Listener none) {
              return pool.submit(request, ++requests % 20 == 0 ? killer(killed) : none);
            }

            @Override
            public int parallelism() {
              return pool.parallelism();
            }

            @Override
            public void close() {}
          };
      assertThat(
              circuit(killing, Level.OPAMP)
                  .propagate(
                      new PassRequest(network, Direction.FORWARD, drive, Window.until(DURATION)))
                  .integrals()
                  .values())
          .isEqualTo(sound);
      assertThat(killed).hasValueGreaterThanOrEqualTo(10);
    }
  }

  /** Kills every worker when its simulation begins, once. */
  private static Listener killer(final AtomicInteger killed) {
    final AtomicBoolean done = new AtomicBoolean();
    return new Listener() {
      @Override
      public void started() {
        if (done.compareAndSet(false, true)) {
          ProcessHandle.current()
              .children()
              .forEach(worker -> killed.addAndGet(worker.destroyForcibly() ? 1 : 0));
        }
      }
    };
  }

  /** What waits for an answer that nobody gives is interrupted, and nothing stays under way. */
  @Test
  void interruptedPassesCancelTheirRequests() {
    final List<CompletableFuture<Outcome>> answers = new ArrayList<>();
    final Simulator silent =
        new Simulator() {
          @Override
          public CompletableFuture<Outcome> submit(final Request request, final Listener listener) {
            answers.add(new CompletableFuture<>());
            Thread.currentThread().interrupt();
            return answers.get(answers.size() - 1);
          }

          @Override
          public int parallelism() {
            return 2;
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(
            () ->
                circuit(silent, Level.BEHAVIORAL)
                    .propagate(
                        new PassRequest(
                            network(),
                            Direction.FORWARD,
                            drive(Direction.FORWARD),
                            Window.until(DURATION))))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(SimulatorReason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answers).hasSizeGreaterThan(1).allMatch(CompletableFuture::isCancelled);
  }
}
