package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.Technology;

/** Networks of transistors in ngspice against the model. */
class TranslinearNetworkTest {

  @TempDir Path folder;

  private static CompiledNetwork compile(final Network network, final Direction direction) {
    return NetworkCompiler.compile(network, direction, Level.TRANSLINEAR, Technology.translinear());
  }

  private double worst(
      final CompiledNetwork compiled,
      final List<Alteration> alterations,
      final Network twin,
      final double drive)
      throws Exception {
    final double[] drives = PassInNgspice.drive(compiled, drive);
    final List<Alteration> all = new ArrayList<>(PassInNgspice.drives(compiled, drives));
    all.addAll(alterations);
    return new PassInNgspice(folder).worst(compiled, all, twin, drives);
  }

  @ParameterizedTest
  @CsvSource({"FORWARD,0.3,0.01", "REVERSED,0.3,0.01", "FORWARD,1,0.02", "REVERSED,1,0.02"})
  void neuronsFollowTheModel(final Direction direction, final double drive, final double tolerance)
      throws Exception {
    final Network network = TestNetworks.single();
    assertThat(worst(compile(network, direction), List.of(), network, drive)).isLessThan(tolerance);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void linkedNeuronsFollowTheModel(final Direction direction) throws Exception {
    final Network network = TestNetworks.twoLayers();
    assertThat(worst(compile(network, direction), List.of(), network, 0.3)).isLessThan(0.03);
  }

  @Test
  void alteredCoefficientsMakeAnotherNetwork() throws Exception {
    final Network network = TestNetworks.twoLayers();
    final double[] other = network.coefficients();
    for (int k = 0; k < other.length; k++) {
      other[k] = k % 2 == 0 ? -other[k] / 2 : other[k] / 2;
    }
    final CompiledNetwork compiled = compile(network, Direction.FORWARD);
    final Network twin = network.withCoefficients(other);
    assertThat(worst(compiled, PassInNgspice.coefficients(compiled, other), twin, 0.3))
        .isLessThan(0.02);
    assertThat(compiled.realisedCoefficients(compiled.coefficientValues(other)))
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(other);
  }

  @Test
  void alteredRatesThatRestAtOneMakeAnotherNetwork() throws Exception {
    final Network network = TestNetworks.single();
    final NeuronParameters faster =
        new NeuronParameters(rates(network, 1.2), rates(network, 0.5), rates(network, 0.7));
    final CompiledNetwork compiled = compile(network, Direction.FORWARD);
    assertThat(
            worst(
                compiled,
                compiled.parameterAlterations(faster),
                TestNetworks.withParameters(network, faster),
                0.3))
        .isLessThan(0.015);
  }

  private static double[] rates(final Network network, final double rate) {
    final double[] all = new double[network.topology().elementCount()];
    Arrays.fill(all, rate);
    return all;
  }

  @Test
  void whatTheCellsCannotDoIsRefused() {
    final Network uneven = TestNetworks.random(3);
    assertThatThrownBy(() -> compile(uneven, Direction.FORWARD))
        .isInstanceOf(WuxingException.class)
        .extracting("reason")
        .isEqualTo(CompileReason.BAD_SETTING);
    final Network network = TestNetworks.single();
    assertThatThrownBy(
            () ->
                NetworkCompiler.compile(
                    network, Direction.FORWARD, Level.TRANSLINEAR, Technology.integrated()))
        .extracting("reason")
        .isEqualTo(CompileReason.BAD_SETTING);
    assertThatThrownBy(
            () ->
                NetworkCompiler.compile(
                    network, Direction.FORWARD, Level.OPAMP, Technology.translinear()))
        .extracting("reason")
        .isEqualTo(CompileReason.BAD_SETTING);
  }

  /** Two neurons without ports. */
  @Test
  void neuronsTakeTenthsOfAMilliwatt() throws Exception {
    assertThat(power(TestNetworks.single())).isCloseTo(2 * 95e-6, within(2 * 10e-6));
  }

  /** Half a milliwatt for a neuron with all its ports is asked of the circuit. */
  @Test
  void neuronsAndTheirPortsTakeHalfAMilliwattAtMost() throws Exception {
    final Network network = TestNetworks.twoLayers();
    assertThat(power(network) / network.topology().neuronCount()).isBetween(0.1e-3, 0.5e-3);
  }

  private double power(final Network network) throws Exception {
    final CompiledNetwork compiled = compile(network, Direction.FORWARD);
    final Supply supply = Supply.of(compiled);
    final double[][] rows =
        new PassInNgspice(folder).voltages(compiled, Map.of(), List.of(), supply.outputCurrents());
    return supply.power(Arrays.copyOfRange(rows[0], 1, rows[0].length));
  }
}
