package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Port;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.circuit.CircuitReason;
import org.wuxingspice.netlist.technology.Technology;

class NetworkCompilerTest {

  private static final double DURATION = 20;

  /** 1 % of B0 = 1 is what the level is for; measured 0.0003 to 0.0006 with ngspice 39. */
  private static final double BEHAVIORAL_TOLERANCE = 0.01;

  /**
   * Measured 0.0012 (one neuron deep) and 0.0016 (two layers) with ngspice 39; the op-amps' finite
   * bandwidth delays every amplifier by about a nanosecond, a thousandth of the time unit.
   */
  private static final double OPAMP_TOLERANCE = 0.004;

  @TempDir Path folder;

  private static Network single() {
    final Topology topology =
        new Topology(
            new int[] {1, 1},
            List.of(new Port(0, 0, 0)),
            List.of(new Port(1, 0, 1)),
            List.of(),
            false);
    return Network.of(topology, new double[0]);
  }

  private static Network twoLayers() {
    final Topology topology =
        Topologies.adders(new int[] {3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 5);
    return Network.of(topology, Initialization.uniform(topology, 0.8, false, 5));
  }

  private double worst(
      final Network network, final Network twin, final Direction direction, final Level level)
      throws IOException, InterruptedException {
    final Technology technology = Technology.integrated();
    final CompiledNetwork compiled = NetworkCompiler.compile(network, direction, level, technology);
    final double[] drive = new double[network.topology().driveCount(direction)];
    for (int c = 0; c < drive.length; c++) {
      drive[c] = c % 2 == 0 ? 0.3 : -0.05;
    }
    final List<String> alterations = new ArrayList<>();
    final double[] volts = compiled.driveValues(drive);
    for (int c = 0; c < drive.length; c++) {
      alterations.add("alter " + compiled.driveTargets().get(c) + " = " + volts[c]);
    }
    final double[] ohms = compiled.coefficientValues(twin.coefficients());
    for (int k = 0; k < ohms.length; k++) {
      alterations.add("alter " + compiled.coefficientTargets().get(k) + " = " + ohms[k]);
    }
    final double[][] table = NgspiceProcess.run(folder, compiled, alterations, DURATION);
    double worst = 0;
    try (OdePropagator engine = new OdePropagator(Stepper.RK4, DURATION, 0.01, 1)) {
      final Trajectory reference = engine.trajectory(twin, direction, drive);
      for (final double[] row : table) {
        for (int e = 0; e < network.topology().elementCount(); e++) {
          final double expected = reference.at(e, row[0] / technology.secondsPerUnit());
          worst = Math.max(worst, Math.abs(row[e + 1] - expected));
        }
      }
      assertThat(table[table.length - 1][0])
          .isCloseTo(DURATION * technology.secondsPerUnit(), within(1e-12));
    }
    return worst;
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void behavioralCircuitsFollowTheModel(final Direction direction) throws Exception {
    assertThat(worst(single(), single(), direction, Level.BEHAVIORAL))
        .isLessThan(BEHAVIORAL_TOLERANCE);
    assertThat(worst(twoLayers(), twoLayers(), direction, Level.BEHAVIORAL))
        .isLessThan(BEHAVIORAL_TOLERANCE);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void opAmpCircuitsFollowTheModel(final Direction direction) throws Exception {
    assertThat(worst(single(), single(), direction, Level.OPAMP)).isLessThan(OPAMP_TOLERANCE);
    assertThat(worst(twoLayers(), twoLayers(), direction, Level.OPAMP)).isLessThan(OPAMP_TOLERANCE);
  }

  /** A circuit compiled with other coefficients becomes the right one by altering alone. */
  @Test
  void alteredMemristorsChangeTheCoefficients() throws Exception {
    final Network network = twoLayers();
    final Network other =
        network.withCoefficients(Initialization.uniform(network.topology(), 0.8, false, 99));
    assertThat(worst(network, other, Direction.FORWARD, Level.BEHAVIORAL))
        .isLessThan(BEHAVIORAL_TOLERANCE);
  }

  @Property
  void coefficientsSurviveTheMemristors(
      @ForAll @DoubleRange(min = -3.9, max = 3.9) final double c) {
    final double[] pair = Technology.integrated().conductances(c);
    assertThat(Technology.integrated().coefficient(pair[0], pair[1])).isCloseTo(c, within(1e-12));
  }

  @Test
  void technologyThatCannotBeBuiltIsRefused() {
    final Technology good = Technology.integrated();
    for (final double bad : new double[] {-5, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(() -> new Technology(1, bad, 1e-10, 10, 1e5, 1e8, 0, 1e-6, 1e-4));
      assertRefused(() -> new Technology(1, 1e4, bad, 10, 1e5, 1e8, 0, 1e-6, 1e-4));
    }
    assertRefused(() -> new Technology(1, 1e4, 1e-10, 10, 1e5, 1e8, -1, 1e-6, 1e-4));
    assertRefused(() -> new Technology(1, 1e4, 1e-10, 10, 1e5, 1e8, 0, 1e-4, 1e-6));
    assertThat(good.secondsPerUnit()).isCloseTo(1e-6, within(1e-18));
  }

  private static void assertRefused(final ThrowableAssert.ThrowingCallable made) {
    assertThatThrownBy(made)
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isIn(CircuitReason.BAD_VALUE, CircuitReason.BAD_NAME));
  }
}
