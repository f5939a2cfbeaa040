package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.CompileOptions.Feature;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;

class RestStateTest {

  private static final Window WINDOW = Window.until(PassInNgspice.DURATION);

  @TempDir Path folder;

  /** The rest of the reversed neurons of a network after a forward pass to equilibrium. */
  private static RestState around(final Network network, final Pass forward) {
    final double[] fixedPoint = FixedPoint.solve(network.parameters(), Direction.FORWARD);
    final double[] values = new double[fixedPoint.length];
    final boolean[] atClamp = new boolean[fixedPoint.length];
    for (int e = 0; e < values.length; e++) {
      values[e] = forward.mean(e, 0) + fixedPoint[e];
      atClamp[e] = network.clamp().reaches(values[e], 1e-9);
    }
    return RestState.around(network.parameters(), network.clamp(), values, atClamp);
  }

  private static Pass forward(final Network network, final double size) {
    final double[] drive = new double[network.topology().inputCount()];
    for (int c = 0; c < drive.length; c++) {
      drive[c] = c % 2 == 0 ? size : -size / 4;
    }
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      return engine.propagate(
          new PassRequest(network, Direction.FORWARD, Signals.single(drive), WINDOW));
    }
  }

  private static double[] errors(final Network network) {
    final double[] drive = new double[network.topology().outputCount()];
    for (int c = 0; c < drive.length; c++) {
      drive[c] = c % 2 == 0 ? 0.02 : -0.015;
    }
    return drive;
  }

  /** Where a circuit arrives, units of E. */
  private double[] arrives(final CompiledNetwork compiled, final List<Alteration> alterations)
      throws Exception {
    final double[][] rows =
        new PassInNgspice(folder).voltages(compiled, Map.of(), alterations, compiled.stateProbes());
    final double[] values = new double[compiled.states().size()];
    for (int e = 0; e < values.length; e++) {
      values[e] = compiled.states().get(e).value(rows[rows.length - 1][e + 1]);
    }
    return values;
  }

  /**
   * Around a forward operating point the circuit's reversed deviations are the equations', at
   * signals from small to 2; compiled for one sample, and altered from sample to sample.
   */
  @ParameterizedTest
  @CsvSource({
    "BEHAVIORAL,0.1",
    "BEHAVIORAL,0.5",
    "BEHAVIORAL,2",
    "OPAMP,0.1",
    "OPAMP,0.5",
    "OPAMP,2"
  })
  void reversedNeuronsRestWhereTheForwardPassEnded(final Level level, final double size)
      throws Exception {
    final Network network = TestNetworks.twoLayers();
    final Pass forward = forward(network, size);
    final RestState rest = around(network, forward);
    final CompiledNetwork written =
        NetworkCompiler.compile(
            network,
            Direction.REVERSED,
            level,
            Technology.integrated(),
            CompileOptions.DEFAULT.around(rest));
    final CompiledNetwork altered =
        NetworkCompiler.compile(
            network,
            Direction.REVERSED,
            level,
            Technology.integrated(),
            CompileOptions.DEFAULT.with(Feature.PORT_CURRENTS));
    final double[] undriven = arrives(written, List.of());
    for (int e = 0; e < undriven.length; e++) {
      assertThat(undriven[e]).as("rest of " + e).isCloseTo(rest.values()[e], within(0.005));
    }
    final double[] drive = errors(network);
    final List<Alteration> sample =
        new ArrayList<>(altered.restAlterations(network.parameters(), rest));
    sample.addAll(PassInNgspice.drives(altered, drive));
    final double[] driven = arrives(altered, sample);
    final double[] same = arrives(written, PassInNgspice.drives(written, drive));
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Pass expected =
          engine.propagate(
              new PassRequest(
                  network,
                  Direction.REVERSED,
                  Signals.single(drive),
                  new OperatingPoint.Rebiased(forward),
                  WINDOW,
                  Extent.WHOLE));
      for (int e = 0; e < driven.length; e++) {
        assertThat(driven[e]).as("altered " + e).isCloseTo(same[e], within(2e-4));
        // what is left of the transient after 20 units, and the amplifiers' errors
        assertThat(driven[e] - undriven[e])
            .as("element " + e)
            .isCloseTo(expected.mean(e, 0), within(0.002));
      }
    }
  }

  /** Offsets of 2 mV are taken away by currents that follow from where the circuit rests. */
  @ParameterizedTest
  @EnumSource(Direction.class)
  void trimmedCircuitsRestAtTheirFixedPoint(final Direction direction) throws Exception {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork compiled =
        NetworkCompiler.compile(
            network,
            direction,
            Level.OPAMP,
            Technology.integrated(),
            CompileOptions.DEFAULT
                .withDie(new Die(5, new Die.Spread(0, 0, 2e-3, 0)))
                .with(Feature.PORT_CURRENTS));
    final double[] fixedPoint = RestState.undriven(network.parameters(), direction).values();
    RestState rest = RestState.undriven(network.parameters(), direction);
    double[] seen = arrives(compiled, List.of());
    assertThat(worst(seen, fixedPoint)).isGreaterThan(0.05);
    // a layer rests where it should once the layer before it does
    for (int layer = 0; layer < network.topology().layers(); layer++) {
      final RestState plain = RestState.undriven(network.parameters(), direction);
      rest = plain.trimmed(RestState.trim(network.parameters(), direction, rest.bias(), seen));
      seen = arrives(compiled, compiled.restAlterations(network.parameters(), rest));
    }
    assertThat(worst(seen, fixedPoint)).isLessThan(0.002);
  }

  private static double worst(final double[] a, final double... b) {
    double worst = 0;
    for (int e = 0; e < a.length; e++) {
      worst = Math.max(worst, Math.abs(a[e] - b[e]));
    }
    return worst;
  }

  @Test
  void biasNeedsItsCurrents() {
    final Network network = TestNetworks.twoLayers();
    final CompiledNetwork compiled =
        NetworkCompiler.compile(network, Direction.REVERSED, Level.OPAMP, Technology.integrated());
    assertThat(compiled.lines()).noneMatch(line -> line.startsWith("ib"));
    final RestState rest = around(network, forward(network, 0.5));
    assertThatThrownBy(() -> compiled.restAlterations(network.parameters(), rest))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(CompileReason.BAD_SETTING));
  }

  /** Integrators that are let go at T0 give the window's integral. */
  @ParameterizedTest
  @CsvSource({"BEHAVIORAL,FORWARD", "OPAMP,FORWARD", "OPAMP,REVERSED"})
  void integratorsAreReleased(final Level level, final Direction direction) throws Exception {
    final Network network = TestNetworks.random(3);
    final CompiledNetwork compiled =
        NetworkCompiler.compile(
            network,
            direction,
            level,
            Technology.integrated(),
            CompileOptions.DEFAULT.integratingFrom(12));
    final double[] drive = PassInNgspice.drive(compiled, 0.3);
    final double[][] rows =
        new PassInNgspice(folder)
            .voltages(
                compiled,
                Map.of(),
                PassInNgspice.drives(compiled, drive),
                compiled.integrals().stream().map(IntegralReadout::vector).toList());
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, 0.005, 1)) {
      final Signals expected =
          engine
              .propagate(
                  new PassRequest(
                      network,
                      direction,
                      Signals.single(drive),
                      new Window(12, PassInNgspice.DURATION)))
              .integrals();
      for (int e = 0; e < expected.channels(); e++) {
        final double integral = compiled.integrals().get(e).value(rows[rows.length - 1][e + 1]);
        // 8 units of the waveforms' tolerance of 0.001
        assertThat(integral).as("element " + e).isCloseTo(expected.at(e, 0), within(0.008));
      }
    }
  }

  /**
   * A neuron with an element at the clamp and currents of which one holds it there: all get the
   * same, away from the limit, so that the next answer tells what they have to be.
   */
  @Test
  void aNeuronAtTheClampIsFreed() {
    final Network network = Network.of(Topology.ofNeuron(0, 2), new double[0]);
    final double[] rest = FixedPoint.solve(network.parameters(), Direction.FORWARD);
    assertThat(
            RestState.corrected(
                network,
                Direction.FORWARD,
                rest,
                new double[] {0, -5, 0.5, 0, 0},
                0.4,
                0,
                0.05,
                0.1,
                0.2))
        .containsOnly(0.5 + RestState.KEEPER);
    assertThat(
            RestState.corrected(
                network, Direction.FORWARD, rest, new double[] {5, -1, 5, 5, 5}, 2, 3, 4, 10, 6))
        .containsOnly(-1 - RestState.KEEPER);
  }
}
