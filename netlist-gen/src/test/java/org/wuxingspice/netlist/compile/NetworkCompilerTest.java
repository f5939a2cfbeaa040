package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

class NetworkCompilerTest {

  /** Measured 0.0002 to 0.0004: the simulator's steps of a fifth of a time unit. */
  private static final double BEHAVIORAL_TOLERANCE = 0.001;

  /** Measured 0.0002 to 0.0005: the same, and the integrators slowed by their finite GBW. */
  private static final double OPAMP_TOLERANCE = 0.001;

  /**
   * Measured 0.0003 to 0.0005. GBW times the time unit is three times that of the integrated parts;
   * at a tenth of the time unit, 100 µs, the errors would be 0.0008 to 0.0015.
   */
  private static final double BOARD_TOLERANCE = 0.001;

  /** Measured 0.0029 in all: the knee of the limiter, three times amplified within the neuron. */
  private static final double KNEE_TOLERANCE = 0.003;

  @TempDir Path folder;
  private PassInNgspice ngspice;

  @BeforeEach
  void prepare() {
    ngspice = new PassInNgspice(folder);
  }

  static Stream<Arguments> levels() {
    return Stream.of(Direction.values())
        .flatMap(
            d ->
                Stream.of(
                    Arguments.of(
                        d, Level.BEHAVIORAL, Technology.integrated(), BEHAVIORAL_TOLERANCE),
                    Arguments.of(d, Level.OPAMP, Technology.integrated(), OPAMP_TOLERANCE),
                    Arguments.of(
                        d,
                        Level.OPAMP,
                        Technology.integrated().withSynapses(SynapseKind.BRIDGE),
                        OPAMP_TOLERANCE),
                    Arguments.of(d, Level.OPAMP, Technology.ideal(), BEHAVIORAL_TOLERANCE),
                    Arguments.of(d, Level.OPAMP, Technology.board(), BOARD_TOLERANCE)));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void circuitsFollowTheModel(
      final Direction direction,
      final Level level,
      final Technology technology,
      final double tolerance)
      throws Exception {
    for (final Network network :
        List.of(TestNetworks.single(), TestNetworks.twoLayers(), TestNetworks.random(3))) {
      final CompiledNetwork compiled =
          NetworkCompiler.compile(network, direction, level, technology);
      final double[] drive = PassInNgspice.drive(compiled, 0.3);
      assertThat(ngspice.worst(compiled, PassInNgspice.drives(compiled, drive), network, drive))
          .as(network.topology().neuronCount() + " neurons")
          .isLessThan(tolerance);
    }
  }

  /** A circuit becomes that of other coefficients and parameters by altering alone. */
  @ParameterizedTest
  @MethodSource("levels")
  void alterationsMakeAnotherNetwork(
      final Direction direction,
      final Level level,
      final Technology technology,
      final double tolerance)
      throws Exception {
    final Network network = TestNetworks.random(3);
    final NeuronParameters parameters = TestNetworks.parameters(network.topology(), 77);
    final Network other =
        TestNetworks.withParameters(network, parameters)
            .withCoefficients(Initialization.uniform(network.topology(), 0.7, false, 99));
    final CompiledNetwork compiled = NetworkCompiler.compile(network, direction, level, technology);
    final double[] drive = PassInNgspice.drive(compiled, 0.3);
    final List<Alteration> all = new ArrayList<>(PassInNgspice.drives(compiled, drive));
    all.addAll(PassInNgspice.coefficients(compiled, other.coefficients()));
    all.addAll(compiled.parameterAlterations(parameters));
    assertThat(ngspice.worst(compiled, all, other, drive)).isLessThan(tolerance);
  }

  @ParameterizedTest
  @MethodSource("levels")
  void everyAlterationBelongsToItsObject(
      final Direction direction,
      final Level level,
      final Technology technology,
      final double tolerance) {
    final Network network = TestNetworks.random(5);
    final CompiledNetwork compiled = NetworkCompiler.compile(network, direction, level, technology);
    final int each = compiled.coefficientTargets().size() / network.topology().linkCount();
    for (int i = 0; i < compiled.coefficientTargets().size(); i++) {
      assertThat(BackAnnotation.of(compiled.coefficientTargets().get(i)))
          .contains(new NetworkElement.OfLink(i / each));
    }
    for (int c = 0; c < compiled.driveTargets().size(); c++) {
      assertThat(BackAnnotation.of(compiled.driveTargets().get(c)))
          .contains(new NetworkElement.OfDrive(c));
    }
    for (int e = 0; e < compiled.stateProbes().size(); e++) {
      assertThat(BackAnnotation.of(compiled.stateProbes().get(e)))
          .contains(new NetworkElement.OfElement(e));
    }
    assertThat(compiled.parameterAlterations(network.parameters()))
        .allMatch(a -> BackAnnotation.of(a.target().text()).isPresent());
    assertThat(
            compiled.lines().stream()
                .filter(line -> line.startsWith("xn"))
                .map(line -> line.split(" ", 2)[0]))
        .hasSize(network.topology().neuronCount())
        .allMatch(name -> BackAnnotation.of(name).isPresent());
    assertThat(BackAnnotation.of("vbp")).isEmpty();
  }

  /** Coefficients to device values and back. */
  @ParameterizedTest
  @MethodSource("levels")
  void coefficientsComeBack(
      final Direction direction,
      final Level level,
      final Technology technology,
      final double tolerance) {
    final Network network = TestNetworks.random(6);
    final CompiledNetwork compiled = NetworkCompiler.compile(network, direction, level, technology);
    final double[] back =
        compiled.realisedCoefficients(compiled.coefficientValues(network.coefficients()));
    for (int k = 0; k < back.length; k++) {
      assertThat(Math.abs(back[k] - network.coefficient(k))).isLessThan(1e-12);
    }
  }

  /** The limiter holds what the model's clamp holds, and lets go as it does. */
  @ParameterizedTest
  @MethodSource("levels")
  void strongDrivesReachTheClampAndLeaveIt(
      final Direction direction,
      final Level level,
      final Technology technology,
      final double tolerance)
      throws Exception {
    final Network network = TestNetworks.single();
    final CompiledNetwork compiled = NetworkCompiler.compile(network, direction, level, technology);
    for (final double drive : new double[] {-3, 3}) {
      assertThat(ngspice.worst(compiled, PassInNgspice.drives(compiled, drive), network, drive))
          .as("drive " + drive)
          .isLessThan(tolerance + KNEE_TOLERANCE);
    }
  }

  /** Mismatch of 5 % shows, is the same for the same seed, and different for another. */
  @Test
  void imperfectionsChangeTheDevices() {
    final Network network = TestNetworks.random(4);
    final Die lot = new Die(11, new Die.Spread(0.05, 0.01, 1e-3, 0));
    final CompiledNetwork first = compiled(network, lot);
    final double[] values = first.coefficientValues(network.coefficients());
    assertThat(compiled(network, lot).lines()).isEqualTo(first.lines());
    assertThat(compiled(network, new Die(12, new Die.Spread(0.05, 0.01, 1e-3, 0))).lines())
        .isNotEqualTo(first.lines());
    final double[] realised = first.realisedCoefficients(values);
    double worst = 0;
    for (int k = 0; k < realised.length; k++) {
      worst = Math.max(worst, Math.abs(realised[k] / network.coefficient(k) - 1));
    }
    assertThat(worst).isBetween(0.02, 0.25);
    assertThat(first.lines()).anyMatch(line -> line.contains(" vos_0="));
  }

  private static CompiledNetwork compiled(final Network network, final Die lot) {
    return NetworkCompiler.compile(
        network,
        Direction.FORWARD,
        Level.OPAMP,
        Technology.integrated(),
        CompileOptions.DEFAULT.withDie(lot));
  }

  /** Without a program that plays the noise, the simulator's own sources do. */
  @Test
  void noiseIsInTheNetlist() throws Exception {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork noisy = compiled(network, Die.NONE.withNoise(1e-6));
    final long senders =
        IntStream.range(0, network.topology().linkCount())
            .map(network.topology()::source)
            .distinct()
            .count();
    // six amplifiers in each of five neurons, two for each element that gives signals
    assertThat(noisy.amplifiers()).hasSize(5 * 6 + (int) senders * 2);
    for (final Amplifier amplifier : noisy.amplifiers()) {
      assertThat(BackAnnotation.of(amplifier.noiseSource())).isPresent();
    }
    assertThat(BackAnnotation.of("vzd4")).contains(new NetworkElement.OfElement(4));
    assertThat(BackAnnotation.of("zi3")).contains(new NetworkElement.OfNeuron(3));
    final CompiledNetwork plain = compiled(network, Die.NONE);
    final double[] rest = PassInNgspice.drive(plain, 0);
    final double quiet = ngspice.worst(plain, List.of(), network, rest);
    assertThat(ngspice.worst(noisy, List.of(), network, rest)).isBetween(10 * quiet, 0.2);
  }

  /** The circuit's own integrals of D agree with those of its waveforms. */
  @ParameterizedTest
  @MethodSource("levels")
  void integralsOfDeviations(
      final Direction direction,
      final Level level,
      final Technology technology,
      final double tolerance)
      throws Exception {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork compiled =
        NetworkCompiler.compile(
            network,
            direction,
            level,
            technology,
            CompileOptions.DEFAULT.with(CompileOptions.Feature.DEVIATION_INTEGRALS));
    final double[] drive = PassInNgspice.drive(compiled, 0.3);
    final List<String> probes = new ArrayList<>(compiled.stateProbes());
    compiled.integrals().forEach(integral -> probes.add(integral.vector()));
    final double[][] rows =
        ngspice.voltages(compiled, Map.of(), PassInNgspice.drives(compiled, drive), probes);
    final int elements = compiled.stateProbes().size();
    for (int e = 0; e < elements; e++) {
      double sum = 0;
      for (int i = 1; i < rows.length; i++) {
        final double mean =
            (rows[i][e + 1] + rows[i - 1][e + 1]) / 2 * compiled.states().get(e).unitsPerVolt();
        sum += (rows[i][0] - rows[i - 1][0]) * (mean - 1);
      }
      final double inCircuit = rows[rows.length - 1][elements + e + 1] / technology.voltsPerUnit();
      // both are trapezoidal sums over the same points; ngspice begins with an Euler step
      assertThat(Math.abs(inCircuit - sum / technology.secondsPerUnit())).isLessThan(2e-3);
    }
  }

  /** A circuit that becomes another network's by altering integrates from that one's rest. */
  @ParameterizedTest
  @MethodSource("levels")
  void alteredIntegralsCountFromTheOtherRest(
      final Direction direction,
      final Level level,
      final Technology technology,
      final double tolerance)
      throws Exception {
    final Network plain = TestNetworks.twoLayers();
    final NeuronParameters parameters = TestNetworks.parameters(plain.topology(), 5);
    final CompiledNetwork compiled =
        NetworkCompiler.compile(
            plain,
            direction,
            level,
            technology,
            CompileOptions.DEFAULT.with(CompileOptions.Feature.DEVIATION_INTEGRALS));
    final double[] drive = PassInNgspice.drive(compiled, 0.3);
    final List<Alteration> all = new ArrayList<>(PassInNgspice.drives(compiled, drive));
    all.addAll(compiled.parameterAlterations(parameters));
    final double[][] rows =
        ngspice.voltages(
            compiled,
            Map.of(),
            all,
            compiled.integrals().stream().map(IntegralReadout::vector).toList());
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.005, 1)) {
      final Signals expected =
          engine
              .propagate(
                  new PassRequest(
                      TestNetworks.withParameters(plain, parameters),
                      direction,
                      Signals.single(drive),
                      Window.until(PassInNgspice.DURATION)))
              .integrals();
      for (int e = 0; e < expected.channels(); e++) {
        final double integral = compiled.integrals().get(e).value(rows[rows.length - 1][e + 1]);
        // the waveforms' tolerance over the whole pass
        assertThat(integral)
            .as("element " + e)
            .isCloseTo(expected.at(e, 0), within(PassInNgspice.DURATION * tolerance));
      }
    }
  }

  /**
   * As many elements end at their limits as in the equations. With a strong negative drive whole
   * neurons fall off, and most of their elements only tend to 0.
   */
  @ParameterizedTest
  @CsvSource({
    "BEHAVIORAL,FORWARD,-1", "BEHAVIORAL,REVERSED,-1", "OPAMP,FORWARD,-1", "OPAMP,REVERSED,-1",
    "BEHAVIORAL,FORWARD,6", "OPAMP,FORWARD,6", "BEHAVIORAL,FORWARD,0.3", "OPAMP,FORWARD,0.3"
  })
  void asManyElementsAreClampedAsInTheEquations(
      final Level level, final Direction direction, final double size) throws Exception {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork compiled =
        NetworkCompiler.compile(network, direction, level, Technology.integrated());
    final double[] drive = PassInNgspice.drive(compiled, 0);
    Arrays.fill(drive, size);
    final double[][] rows =
        ngspice.voltages(
            compiled, Map.of(), PassInNgspice.drives(compiled, drive), compiled.stateProbes());
    long held = 0;
    for (int e = 0; e < compiled.states().size(); e++) {
      final int column = e + 1;
      final StateReadout state = compiled.states().get(e);
      held += network.clamp().reaches(state.value(rows[rows.length - 1][column]), 0.02) ? 1 : 0;
    }
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.005, 1)) {
      final PassRequest pass =
          new PassRequest(
              network, direction, Signals.single(drive), Window.until(PassInNgspice.DURATION));
      assertThat(held).isEqualTo(engine.propagate(pass).clamped());
    }
  }

  @Test
  void largeNetworksAreWrittenAsTheyAreMade() {
    final Network network =
        Network.of(Topologies.model1(1), new double[Topologies.model1(1).linkCount()]);
    final CompiledNetwork compiled =
        NetworkCompiler.compile(network, Direction.REVERSED, Level.OPAMP, Technology.integrated());
    assertThat(compiled.statements().limit(20)).hasSize(20);
    assertThat(compiled.statements().count()).isGreaterThan(2044 + 2 * 4711);
  }

  @Test
  void wrongLengthsAndSelectionsAreRefused() {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork compiled =
        NetworkCompiler.compile(network, Direction.FORWARD, Level.OPAMP, Technology.integrated());
    refused(() -> compiled.driveValues(1, 2), CompileReason.BAD_LENGTH);
    refused(() -> compiled.coefficientValues(1), CompileReason.BAD_LENGTH);
    refused(() -> compiled.realisedCoefficients(1), CompileReason.BAD_LENGTH);
    refused(compiled::integrals, CompileReason.BAD_SETTING);
    refused(Neurons::of, CompileReason.BAD_SELECTION);
    refused(
        () ->
            NetworkCompiler.compile(
                network,
                Direction.FORWARD,
                Level.OPAMP,
                Technology.integrated(),
                CompileOptions.DEFAULT.withNeurons(Neurons.of(5))),
        CompileReason.BAD_SELECTION);
    refused(
        () -> Partition.byGroups(network.topology(), Direction.FORWARD, 0),
        CompileReason.BAD_SETTING);
  }

  private static void refused(final Runnable call, final CompileReason reason) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void quiescentPowerCountsTheParts() {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork compiled =
        NetworkCompiler.compile(network, Direction.FORWARD, Level.OPAMP, Technology.integrated());
    // 5 neurons of 6 amplifiers and 5 multipliers, 3 drivers of 2 amplifiers, at 5 V
    final double amperes = (5 * 6 + 3 * 2) * 4.9e-3 + 25 * 100e-6;
    assertThat(Supply.of(compiled).quiescentPower()).isCloseTo(5 * amperes, within(1e-9 * amperes));
    assertThat(Arrays.stream(compiled.links()).count()).isEqualTo(network.topology().linkCount());
  }
}
