package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.CompileOptions.Feature;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

class ReversibleCircuitTest {

  private static final CompileOptions BOTH = CompileOptions.DEFAULT.with(Feature.REVERSIBLE);

  @TempDir Path folder;

  private static CompiledNetwork compiled(
      final Network network, final Direction direction, final Technology technology) {
    return NetworkCompiler.compile(network, direction, Level.OPAMP, technology, BOTH);
  }

  /**
   * The netlist of the forward direction gives both answers, turned by alterations; measured 0.002
   * (integrated) and 0.005 (board).
   */
  @ParameterizedTest
  @CsvSource({
    "FORWARD,integrated,PAIR,0.005",
    "REVERSED,integrated,PAIR,0.005",
    "FORWARD,integrated,BRIDGE,0.005",
    "REVERSED,integrated,BRIDGE,0.005",
    "FORWARD,board,PAIR,0.01",
    "REVERSED,board,PAIR,0.01"
  })
  void oneCircuitRunsBothWays(
      final Direction direction,
      final String parts,
      final SynapseKind synapses,
      final double tolerance)
      throws Exception {
    final Technology technology =
        (parts.equals("board") ? Technology.board() : Technology.integrated())
            .withSynapses(synapses);
    final PassInNgspice ngspice = new PassInNgspice(folder);
    for (final Network network : List.of(TestNetworks.twoLayers(), TestNetworks.random(3))) {
      final CompiledNetwork circuit = compiled(network, Direction.FORWARD, technology);
      final CompiledNetwork turned = compiled(network, direction, technology);
      final double[] drive = PassInNgspice.drive(turned, 0.3);
      final List<Alteration> all =
          new ArrayList<>(turned.parameterAlterations(network.parameters()));
      all.addAll(PassInNgspice.drives(turned, drive));
      assertThat(ngspice.worst(circuit.lines(), turned, all, network, drive)).isLessThan(tolerance);
    }
  }

  /**
   * One parameter of the written netlist turns it around, with the voltages at the start: they are
   * those of the other fixed point, which lies up to 0.1 away with these parameters.
   */
  @Test
  void oneParameterTurnsTheNetlist() throws Exception {
    final Network network = TestNetworks.random(3);
    final Technology technology = Technology.integrated();
    final List<String> lines =
        compiled(network, Direction.FORWARD, technology).lines().stream()
            .map(line -> line.equals(".param forward=1.0") ? ".param forward=0" : line)
            .toList();
    assertThat(lines)
        .contains(".param forward=0")
        .contains("* R*C = " + technology.secondsPerUnit() + " s is one unit of time")
        .contains("* 1 unit of E is 0.2 V");
    final CompiledNetwork turned = compiled(network, Direction.REVERSED, technology);
    final double[] drive = PassInNgspice.drive(turned, 0.3);
    assertThat(
            new PassInNgspice(folder)
                .worst(lines, turned, PassInNgspice.drives(turned, drive), network, drive))
        .isLessThan(0.005);
  }

  /** Every device differs as drawn, the same ones as in a circuit of one direction. */
  @Test
  void devicesDiffer() {
    final Network network = TestNetworks.random(3);
    final Die lot = new Die(11, new Die.Spread(0.05, 0.01, 1e-3, 0));
    final CompiledNetwork both =
        NetworkCompiler.compile(
            network, Direction.FORWARD, Level.OPAMP, Technology.integrated(), BOTH.withDie(lot));
    final CompiledNetwork oneWay =
        NetworkCompiler.compile(
            network,
            Direction.FORWARD,
            Level.OPAMP,
            Technology.integrated(),
            CompileOptions.DEFAULT.withDie(lot));
    assertThat(both.coefficientValues(network.coefficients()))
        .isEqualTo(oneWay.coefficientValues(network.coefficients()));
    final String text = String.join(" ", both.lines());
    assertThat(text).contains("vos_i0=", "vos_i4=", "vos_3=", "vos1=", "vos2=");
    // seven amplifiers in each neuron, two for every element that gives signals either way
    final int ports = (int) both.lines().stream().filter(line -> line.startsWith("xd")).count();
    assertThat(both.amplifiers()).hasSize(7 * network.topology().neuronCount() + 2 * ports);
  }

  /** The rests of the integrators follow the direction, too. */
  @ParameterizedTest
  @EnumSource(Direction.class)
  void integralsFollowTheDirection(final Direction direction) throws Exception {
    final Network network = TestNetworks.random(3);
    final CompiledNetwork turned =
        NetworkCompiler.compile(
            network,
            direction,
            Level.OPAMP,
            Technology.integrated(),
            BOTH.with(Feature.DEVIATION_INTEGRALS));
    final List<String> probes = turned.integrals().stream().map(IntegralReadout::vector).toList();
    final double[][] rows = new PassInNgspice(folder).voltages(turned, Map.of(), List.of(), probes);
    for (int e = 0; e < probes.size(); e++) {
      final double integral = turned.integrals().get(e).value(rows[rows.length - 1][e + 1]);
      // at rest ∫D is nothing but the amplifiers' errors over 20 time units
      assertThat(integral).as("element " + e).isBetween(-0.02, 0.02);
    }
  }

  @Test
  void piecesAndIdealPartsAreRefused() {
    final Network network = TestNetworks.twoLayers();
    refused(network, Level.BEHAVIORAL, BOTH);
    refused(network, Level.OPAMP, BOTH.withNeurons(Neurons.of(1)));
  }

  private static void refused(
      final Network network, final Level level, final CompileOptions options) {
    assertThatThrownBy(
            () ->
                NetworkCompiler.compile(
                    network, Direction.FORWARD, level, Technology.integrated(), options))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(CompileReason.BAD_SETTING));
  }
}
