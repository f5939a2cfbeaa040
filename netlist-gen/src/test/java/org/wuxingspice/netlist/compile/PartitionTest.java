package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;

class PartitionTest {

  private static final CompileOptions OPTIONS =
      CompileOptions.DEFAULT.withDie(new Die(3, new Die.Spread(0.05, 0.02, 1e-4, 0)));

  /** Measured 0.0004 to 0.0012: the pieces choose their own time steps. */
  private static final double TOLERANCE = 0.003;

  /** Points of a cut's waveform; ngspice stops at each, so the simulator's own are too many. */
  private static final int POINTS = 200;

  @TempDir Path folder;

  private static CompiledNetwork piece(
      final Network network, final Direction direction, final Level level, final Neurons neurons) {
    return NetworkCompiler.compile(
        network, direction, level, Technology.integrated(), OPTIONS.withNeurons(neurons));
  }

  /** Together the pieces have every device of the network once, with the same values. */
  @Property(tries = 40)
  void piecesTogetherAreTheNetwork(
      @ForAll final Direction direction,
      @ForAll final boolean opAmps,
      @ForAll final boolean byKind,
      @ForAll @IntRange(min = 1, max = 5) final int largest,
      @ForAll @IntRange(min = 0, max = 1000) final int seed) {
    final Level level = opAmps ? Level.OPAMP : Level.BEHAVIORAL;
    final Network network = TestNetworks.random(seed);
    final CompiledNetwork whole =
        NetworkCompiler.compile(network, direction, level, Technology.integrated(), OPTIONS);
    assertThat(whole.incoming()).isEmpty();
    assertThat(whole.outgoing()).isEmpty();
    final Partition partition =
        byKind
            ? Partition.byKind(network.topology(), direction, largest)
            : Partition.byGroups(network.topology(), direction, largest);
    final List<Integer> links = new ArrayList<>();
    final List<Integer> channels = new ArrayList<>();
    final List<Integer> elements = new ArrayList<>();
    final List<String> devices = new ArrayList<>();
    final Set<String> offered = new HashSet<>();
    for (final List<Neurons> stage : partition.stages()) {
      final Set<String> fromStage = new HashSet<>();
      for (final Neurons neurons : stage) {
        assertThat(neurons.count()).isLessThanOrEqualTo(largest);
        final CompiledNetwork piece = piece(network, direction, level, neurons);
        IntStream.of(piece.links()).forEach(links::add);
        IntStream.of(piece.channels()).forEach(channels::add);
        IntStream.of(piece.elements()).forEach(elements::add);
        devices.addAll(deviceLines(piece));
        assertThat(piece.incoming()).allMatch(line -> offered.contains(line.probe()));
        piece.outgoing().forEach(line -> fromStage.add(line.probe()));
      }
      offered.addAll(fromStage);
    }
    assertThat(links).hasSameElementsAs(list(whole.links())).doesNotHaveDuplicates();
    assertThat(channels).hasSameElementsAs(list(whole.channels())).doesNotHaveDuplicates();
    assertThat(elements).hasSameElementsAs(list(whole.elements())).doesNotHaveDuplicates();
    assertThat(devices).doesNotHaveDuplicates().hasSameElementsAs(deviceLines(whole));
  }

  /**
   * Full groups of neurons that are built alike have one netlist with their own numbers, and every
   * name in it is one that the piece says.
   */
  @ParameterizedTest
  @CsvSource({"FORWARD,OPAMP", "REVERSED,OPAMP", "FORWARD,BEHAVIORAL", "REVERSED,BEHAVIORAL"})
  void groupsOfAKindHaveOneNetlist(final Direction direction, final Level level) {
    final Topology topology = Topologies.oneToOne(new int[] {60, 40, 10}, 5, 2);
    final Network network = Network.of(topology, new double[topology.linkCount()]);
    final List<Neurons> inputs =
        Partition.byKind(topology, direction, 4)
            .stages()
            .get(direction == Direction.FORWARD ? 0 : 2);
    final Set<List<String>> netlists = new HashSet<>();
    for (final Neurons neurons : inputs) {
      final CompiledNetwork piece =
          NetworkCompiler.compile(
              network,
              direction,
              level,
              Technology.integrated(),
              CompileOptions.DEFAULT.withNeurons(neurons).with(CompileOptions.Feature.OWN_NUMBERS));
      netlists.add(piece.lines());
      final String text = String.join(" ", piece.lines()) + " ";
      final List<String> sources = new ArrayList<>(piece.driveTargets());
      piece.incoming().forEach(line -> sources.add(line.source().text()));
      assertThat(sources).allMatch(source -> text.contains(" " + source + " "));
    }
    final long kinds = 5;
    assertThat(netlists.size())
        .as("at most one netlist for each kind, and those of what is left over")
        .isLessThanOrEqualTo((int) (kinds + (kinds * 3 + 3) / 4));
    assertThat(inputs.size()).isGreaterThan(netlists.size() - 1);
  }

  private static List<Integer> list(final int... numbers) {
    return IntStream.of(numbers).boxed().toList();
  }

  /** Lines of neurons, drivers, links and drives; references may stand in several pieces. */
  private static List<String> deviceLines(final CompiledNetwork compiled) {
    return compiled.lines().stream()
        .filter(line -> line.matches("(?:xn|xd|xl|rp|rn|gl|rin|vin|iin)\\d+ .*"))
        .toList();
  }

  /** Simulated piece by piece with the waveforms at the cuts, the network does the same. */
  @ParameterizedTest
  @CsvSource({"FORWARD,OPAMP", "REVERSED,OPAMP", "FORWARD,BEHAVIORAL", "REVERSED,BEHAVIORAL"})
  void piecewiseSimulationGivesTheSameWaveforms(final Direction direction, final Level level)
      throws Exception {
    final Network network = TestNetworks.random(8);
    final CompiledNetwork whole =
        NetworkCompiler.compile(network, direction, level, Technology.integrated(), OPTIONS);
    final double[] drive = PassInNgspice.drive(whole, 0.3);
    final PassInNgspice ngspice = new PassInNgspice(folder);
    final double[][] expected =
        ngspice.voltages(whole, Map.of(), PassInNgspice.drives(whole, drive), whole.stateProbes());
    final Map<String, Waveform> cuts = new HashMap<>();
    double worst = 0;
    for (final Neurons neurons : Partition.byGroups(network.topology(), direction, 2).pieces()) {
      final CompiledNetwork piece = piece(network, direction, level, neurons);
      worst = Math.max(worst, run(ngspice, piece, drive, cuts, expected));
    }
    assertThat(worst).isLessThan(TOLERANCE);
  }

  private static double run(
      final PassInNgspice ngspice,
      final CompiledNetwork piece,
      final double[] drive,
      final Map<String, Waveform> cuts,
      final double[][] expected)
      throws IOException, InterruptedException {
    final List<String> probes = new ArrayList<>(piece.stateProbes());
    piece.outgoing().forEach(line -> probes.add(line.probe()));
    final double[][] rows =
        ngspice.voltages(piece, cuts, PassInNgspice.drives(piece, drive), probes);
    final double[] time = column(rows, 0);
    final int states = piece.stateProbes().size();
    final double[] even =
        IntStream.rangeClosed(0, POINTS)
            .mapToDouble(i -> piece.technology().seconds(PassInNgspice.DURATION) * i / POINTS)
            .toArray();
    for (int i = 0; i < piece.outgoing().size(); i++) {
      final double[] volts = column(rows, states + 1 + i);
      cuts.put(
          piece.outgoing().get(i).source().text(),
          Waveform.piecewiseLinear(
              even, DoubleStream.of(even).map(t -> interpolated(time, volts, t)).toArray()));
    }
    final double[] wholeTime = column(expected, 0);
    double worst = 0;
    for (int i = 0; i < states; i++) {
      final double[] whole = column(expected, piece.elements()[i] + 1);
      final double last = rows[rows.length - 1][i + 1] - whole[whole.length - 1];
      worst = Math.max(worst, Math.abs(last * piece.states().get(i).unitsPerVolt()));
      for (int k = 0; k < time.length; k++) {
        worst =
            Math.max(
                worst,
                Math.abs(rows[k][i + 1] - interpolated(wholeTime, whole, time[k]))
                    * Math.abs(piece.states().get(i).unitsPerVolt()));
      }
    }
    return worst;
  }

  private static double[] column(final double[][] rows, final int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  private static double interpolated(final double[] x, final double[] y, final double at) {
    int i = 1;
    while (i < x.length - 1 && x[i] < at) {
      i++;
    }
    return y[i - 1] + (y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]);
  }
}
