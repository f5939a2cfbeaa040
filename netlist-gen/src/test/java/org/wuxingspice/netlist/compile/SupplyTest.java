package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.cells.OpAmpCell;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.Technology;

class SupplyTest {

  private static final double DRIVE = 0.3;

  @TempDir Path folder;

  static Stream<Technology> parts() {
    return Stream.of(Technology.integrated(), Technology.board());
  }

  /** The same circuit with amplifiers that hang on supplies, which ngspice measures there. */
  private static Circuit powered(final CompiledNetwork compiled) {
    final Technology t = compiled.technology();
    final List<Statement> statements = new ArrayList<>();
    statements.add(new Directive.Global(List.of("vcc", "vee")));
    statements.add(new Source.Voltage("vvcc", "vcc", "0", Value.of(t.supply())));
    statements.add(new Source.Voltage("vvee", "vee", "0", Value.of(-t.supply())));
    final Definition.Subcircuit amplifier = OpAmpCell.powered(OpAmpCell.NAME, t.opAmp());
    for (final Statement statement : compiled.statements().toList()) {
      statements.add(
          statement instanceof Definition.Subcircuit cell && cell.name().equals(OpAmpCell.NAME)
              ? new Definition.Subcircuit(
                  amplifier.name(), cell.ports(), amplifier.parameters(), amplifier.body())
              : statement);
    }
    return new Circuit(compiled.title(), statements);
  }

  private double[][] run(final CompiledNetwork compiled, final Circuit circuit, final String... v)
      throws Exception {
    final Analysis.Transient t =
        PassAnalysis.of(compiled.level(), compiled.technology(), PassInNgspice.DURATION);
    return NgspiceProcess.run(
        folder,
        NetlistWriter.lines(circuit),
        PassInNgspice.drives(compiled, PassInNgspice.drive(compiled, DRIVE)).stream()
            .map(Alteration::command)
            .toList(),
        "tran " + t.step() + " " + t.stop() + " 0 " + t.maxStep() + " uic",
        List.of(v));
  }

  private static double integral(final double[] time, final double[] value) {
    double sum = 0;
    for (int i = 1; i < time.length; i++) {
      sum += (time[i] - time[i - 1]) * (value[i] + value[i - 1]) / 2;
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("parts")
  void energyIsWhatSuppliesOfPoweredAmplifiersGive(final Technology technology) throws Exception {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork compiled =
        NetworkCompiler.compile(network, Direction.FORWARD, Level.OPAMP, technology);
    final Supply supply = Supply.of(compiled);
    final double[][] rows =
        run(compiled, compiled.circuit(), supply.outputCurrents().toArray(String[]::new));
    final double[] time = Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    final double signals =
        integral(
            time,
            Arrays.stream(rows)
                .mapToDouble(
                    row ->
                        supply.power(Arrays.copyOfRange(row, 1, row.length))
                            - supply.quiescentPower())
                .toArray());
    final double[][] measured =
        run(compiled, powered(compiled), "vvcc#branch", "vvee#branch", "vbp#branch", "vbn#branch");
    final double quiescent =
        2 * technology.supply() * compiled.amplifiers().size() * technology.opAmp().supplyCurrent();
    final double expected =
        integral(
            Arrays.stream(measured).mapToDouble(row -> row[0]).toArray(),
            Arrays.stream(measured)
                .mapToDouble(
                    row ->
                        technology.supply()
                                * (row[2] - row[1] + Math.abs(row[3]) + Math.abs(row[4]))
                            - quiescent)
                .toArray());
    // measured 1.5e-10
    assertThat(signals / expected).isCloseTo(1, within(1e-7));
  }

  /** What comes over cut lines is counted where it arrives. */
  @Test
  void currentsOfPiecesAddUpAtRest() throws Exception {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork whole =
        NetworkCompiler.compile(network, Direction.FORWARD, Level.OPAMP, Technology.integrated());
    double sum = 0;
    for (final Neurons piece :
        Partition.byGroups(network.topology(), Direction.FORWARD, Integer.MAX_VALUE).pieces()) {
      final CompiledNetwork compiled =
          NetworkCompiler.compile(
              network,
              Direction.FORWARD,
              Level.OPAMP,
              Technology.integrated(),
              CompileOptions.DEFAULT.withNeurons(piece));
      final double[][] rows =
          new PassInNgspice(folder)
              .voltages(compiled, Map.of(), List.of(), Supply.of(compiled).outputCurrents());
      sum += power(Supply.of(compiled), rows[rows.length - 1]);
    }
    final double[][] rows =
        new PassInNgspice(folder)
            .voltages(whole, Map.of(), List.of(), Supply.of(whole).outputCurrents());
    assertThat(sum / power(Supply.of(whole), rows[rows.length - 1])).isCloseTo(1, within(1e-6));
  }

  private static double power(final Supply supply, final double... row) {
    return supply.power(Arrays.copyOfRange(row, 1, row.length));
  }

  @Test
  void idealPartsTakeNothing() {
    final Supply supply =
        Supply.of(
            NetworkCompiler.compile(
                TestNetworks.twoLayers(),
                Direction.FORWARD,
                Level.BEHAVIORAL,
                Technology.integrated()));
    assertThat(supply.power()).isZero();
    assertThatThrownBy(() -> supply.power(1))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(CompileReason.BAD_LENGTH));
  }
}
