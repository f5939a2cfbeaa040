package org.wuxingspice.loop.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.Progress;
import org.wuxingspice.netlist.compile.CompileOptions;
import org.wuxingspice.netlist.compile.DieEquations;
import org.wuxingspice.netlist.compile.Trim;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.batch.ProcessSimulator;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;

/** Estimates of a die against its draws, which are known, and what setting its parts does. */
@Timeout(180)
class CalibratorTest {

  private static final double DURATION = 30;

  private static Network network(final int... layers) {
    final Topology topology = Topologies.adders(layers, new int[] {0, 2}, new int[] {4, 1}, 1, 11);
    return Network.of(topology, Initialization.uniform(topology, 0.7, true, 11));
  }

  private static EngineSettings engine(final String name, final String settings) {
    return new EngineSettings(name, DURATION, 0.05, Stepper.RK4)
        .withCircuit(
            Arrays.stream(settings.split(" "))
                .map(one -> one.split("="))
                .collect(
                    Collectors.toMap(one -> one[0], one -> one[1], (a, b) -> b, TreeMap::new)));
  }

  private static CircuitOptions options(final EngineSettings engine) {
    return CircuitSettings.read(engine.circuit(), engine.duration());
  }

  private static Calibrator.Result measured(
      final Network network, final EngineSettings engine, final Calibrator.Circuits circuits) {
    return measured(network, engine, circuits, 1);
  }

  private static Calibrator.Result measured(
      final Network network,
      final EngineSettings engine,
      final Calibrator.Circuits circuits,
      final int repeats) {
    return new Calibrator(
            options(engine).technology(), circuits, engine.window(), repeats, Progress.NONE)
        .measure(network);
  }

  private static List<CalibrationCheck.Row> check(
      final Network network, final EngineSettings engine, final Calibrator.Result result) {
    final CircuitOptions options = options(engine);
    return CalibrationCheck.of(
            network, trim -> network, options.technology(), options.die(), result)
        .rows();
  }

  /**
   * What the linear equations leave out. The test coefficients, 0.5 on each of 12 links, raise the
   * noise gain and with it K2 by 6·1.6/A, at most 5e-5 (A is 3e5, of the board's TL074 2e5; 1.6 for
   * a memristor three standard deviations up), which a gain takes over. Links that are set to
   * nothing still carry G_off·R = 0.01 times the difference of two factors, 0.006 at least on some:
   * two of them with 12 links each pass on 4e-4 of a signal, a part of a rate. Constant inputs take
   * up what resting neurons send, 0.006 of their deviation of up to 0.2 over √12 links.
   */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "mismatch=0.1",
        "parameters=0.02",
        "offset=1m",
        "temperature=85",
        "mismatch=0.2 parameters=0.05 offset=3m bandwidth=0.1 temperature=-40 devices=7",
        "technology=board memristor=2500:1meg mismatch=0.1 parameters=0.02 offset=2m"
      })
  void estimatesAreTheDraws(final String settings) {
    final Network network = network(12, 4, 3);
    final EngineSettings engine = engine("die-equilibrium", settings);
    final Calibrator.Result result =
        measured(network, engine, trim -> Engines.open(engine, trim, 1));
    final List<CalibrationCheck.Row> rows = check(network, engine, result);
    assertThat(rows.get(0).worst()).isLessThan(4e-4);
    assertThat(rows.get(1).worst()).isLessThan(5e-5);
    assertThat(rows.get(2).worst()).isLessThan(4e-3);
    assertThat(rows.stream().mapToDouble(CalibrationCheck.Row::left)).allMatch(left -> left < 5e-5);
    assertThat(result.distance()).isLessThan(1e-5);
    assertThat(rows.stream().mapToDouble(CalibrationCheck.Row::drawn).max().orElseThrow())
        .isGreaterThan(0.005);
  }

  /** Bridges err in gain and zero; the largest coefficient is 4. */
  @Test
  void bridgesAreSetToo() {
    final Technology technology = Technology.integrated().withSynapses(SynapseKind.BRIDGE);
    final Die die = new Die(3, new Die.Spread(0.02, 0.02, 0, 0));
    final CompileOptions drawn = CompileOptions.DEFAULT.withDie(die);
    final Network network = network(6, 3, 2);
    final Calibrator.Result result =
        new Calibrator(
                technology,
                trim ->
                    new EquilibriumPropagator(
                        new DieEquations(
                            technology, trim.map(drawn::withTrim).orElse(drawn), false),
                        1),
                Window.until(DURATION),
                1,
                Progress.NONE)
            .measure(network);
    final CalibrationCheck.Row row =
        CalibrationCheck.of(network, trim -> network, technology, die, result).rows().get(1);
    assertThat(row.left()).isLessThan(row.drawn() / 20);
  }

  private static Pass pass(
      final Propagator engine, final Network network, final Direction direction) {
    final Signals drive = Signals.zeros(network.topology().driveCount(direction), 2);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.3 * Math.sin(1 + 7 * i);
    }
    return engine.propagate(new PassRequest(network, direction, drive, Window.until(DURATION)));
  }

  private static double worst(final Pass some, final Pass others) {
    return IntStream.range(0, some.ends().values().length)
        .mapToDouble(i -> Math.abs(some.ends().values()[i] - others.ends().values()[i]))
        .max()
        .orElseThrow();
  }

  /** Signals are up to 1.5; what estimates miss adds up over 12 links. */
  @Test
  void aCalibratedDieDoesWhatTheNetworkSays() {
    final Network network = network(12, 4, 3);
    final EngineSettings engine =
        engine("die-equilibrium", "mismatch=0.1 parameters=0.02 offset=1m devices=4");
    final Trim trim = measured(network, engine, t -> Engines.open(engine, t, 1)).trim();
    try (Propagator exact = new EquilibriumPropagator(1);
        Propagator drawn = Engines.open(engine, Optional.empty(), 1);
        Propagator set = Engines.open(engine, Optional.of(trim), 1)) {
      for (final Direction direction : Direction.values()) {
        final Pass wanted = pass(exact, network, direction);
        assertThat(worst(pass(drawn, network, direction), wanted)).isGreaterThan(0.05);
        assertThat(worst(pass(set, network, direction), wanted)).isLessThan(5e-4);
      }
    }
  }

  /** The circuit on the bench is a netlist that the ngspice program runs, draws and all. */
  @Test
  void estimatesFromNgspiceAreTheDraws() {
    final Network network = network(4, 2);
    final EngineSettings engine =
        engine("spice", "mismatch=0.1 parameters=0.02 offset=1m devices=6 pieces=whole");
    try (ProcessSimulator ngspice = new ProcessSimulator(NgspiceInstallation.find(), 2)) {
      final Calibrator.Result result =
          measured(
              network,
              engine,
              trim ->
                  new SpicePropagator(
                      ngspice,
                      trim.map(options(engine)::withTrim).orElseGet(() -> options(engine))));
      final List<CalibrationCheck.Row> rows = check(network, engine, result);
      // reltol of the decks is 1e-4
      assertThat(rows.get(0).error()).isLessThan(1e-4);
      assertThat(rows.get(1).error()).isLessThan(1e-4);
      assertThat(rows.get(2).error()).isLessThan(5e-4);
      assertThat(rows.get(1).left()).isLessThan(rows.get(1).drawn() / 50);
      assertThat(result.distance()).isLessThan(1e-4);
    }
  }

  /** Adds independent noise to what it reads at the end of passes. */
  private record NoisyReading(Propagator circuit, Random random) implements Propagator {
    @Override
    public Pass propagate(final PassRequest request) {
      final Pass pass = circuit.propagate(request);
      final double[] ends = pass.ends().values();
      for (int i = 0; i < ends.length; i++) {
        ends[i] += 1e-3 * random.nextGaussian();
      }
      return pass;
    }

    @Override
    public void close() {
      circuit.close();
    }
  }

  /** The mean of 16 readings is off by a quarter; 60 rates tell that within a factor of 1.5. */
  @Test
  void repeatsAverageNoise() {
    final Network network = network(6, 3, 3);
    final EngineSettings engine = engine("die-equilibrium", "parameters=0.02 mismatch=0.05");
    final double[] errors =
        IntStream.of(1, 16)
            .mapToDouble(
                repeats -> {
                  final Random random = new Random(5);
                  final Calibrator.Result result =
                      measured(
                          network,
                          engine,
                          trim -> new NoisyReading(Engines.open(engine, trim, 1), random),
                          repeats);
                  return check(network, engine, result).get(0).error();
                })
            .toArray();
    assertThat(errors[0] / errors[1]).isBetween(4 / 1.5, 4 * 1.5);
  }

  @Test
  void aDieThatCannotBeMeasuredIsRefused() {
    final Network network = network(12, 4, 3);
    final EngineSettings engine = engine("die-equilibrium", "offset=150m devices=3");
    assertThatThrownBy(() -> measured(network, engine, trim -> Engines.open(engine, trim, 1)))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(CalibrationReason.NOT_MEASURED));
  }
}
