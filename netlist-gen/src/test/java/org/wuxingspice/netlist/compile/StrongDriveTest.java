package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Networks of one and of two layers under constant drives of 1 to 8 on every input, from 5 on with
 * elements at both limits. What separates them from the model is taken apart in {@code
 * docs/cells/integrator.md}.
 */
class StrongDriveTest {

  /** Thermal voltage at ngspice's 27 °C times the limiter's emission coefficient, in units of E. */
  private static final double KNEE = 0.002 * 0.02586;

  /** Saturation current of the limiter, in units. */
  private static final double SATURATION = 5e-7;

  /** Largest current that a limiter takes over here: a drive of 8 beside a generator at 10. */
  private static final double OVERDRIVE = 18;

  /** Largest error of the last iteration at 10 units; the simulator accepts 1e-3. */
  private static final double SOLVER = 2e-4;

  @TempDir Path folder;

  /**
   * At the steps of a pass. They are what counts most: a fifth of a time unit is long for slopes of
   * up to 14 units per time unit. Tolerances are the largest errors measured, both networks
   * together, and a quarter more.
   */
  @ParameterizedTest
  @CsvSource({
    "BEHAVIORAL, 1, 0.0032",
    "BEHAVIORAL, 2, 0.0065",
    "BEHAVIORAL, 3, 0.0070",
    "BEHAVIORAL, 5, 0.0059",
    "BEHAVIORAL, 8, 0.0250",
    "OPAMP, 1, 0.0029",
    "OPAMP, 2, 0.0077",
    "OPAMP, 3, 0.0124",
    "OPAMP, 5, 0.0159",
    "OPAMP, 8, 0.0362"
  })
  void passesFollowTheModel(final Level level, final double drive, final double tolerance)
      throws Exception {
    assertFollows(new PassInNgspice(folder), level, drive, tolerance);
  }

  /**
   * With a tenth of the steps the knee of the limiters is left at behavioral level (0.0043), and
   * the finite gain-bandwidth product with op-amps (0.0096).
   */
  @ParameterizedTest
  @CsvSource({
    "BEHAVIORAL, 3, 0.0054",
    "BEHAVIORAL, 5, 0.0054",
    "BEHAVIORAL, 8, 0.0054",
    "OPAMP, 3, 0.012",
    "OPAMP, 5, 0.012",
    "OPAMP, 8, 0.012"
  })
  void shorterStepsLeaveThePartsAlone(final Level level, final double drive, final double tolerance)
      throws Exception {
    assertFollows(new PassInNgspice(folder, 10), level, drive, tolerance);
  }

  /**
   * A limiter is a diode: it passes a limit by n·Vt times the logarithm of its current, once
   * settled.
   */
  @ParameterizedTest
  @CsvSource({"BEHAVIORAL, 5", "BEHAVIORAL, 8", "OPAMP, 5", "OPAMP, 8"})
  void limitsArePassedByTheKneeAlone(final Level level, final double drive) throws Exception {
    final CompiledNetwork compiled = compiled(TestNetworks.twoLayers(), level);
    final double[][] rows =
        new PassInNgspice(folder)
            .voltages(
                compiled,
                Map.of(),
                PassInNgspice.drives(compiled, everywhere(compiled, drive)),
                compiled.stateProbes());
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    final double[] settled = rows[rows.length - 1];
    for (int e = 0; e + 1 < settled.length; e++) {
      lowest = Math.min(lowest, settled[e + 1] * compiled.states().get(e).unitsPerVolt());
      highest = Math.max(highest, settled[e + 1] * compiled.states().get(e).unitsPerVolt());
    }
    final double below = KNEE * Math.log(OVERDRIVE / SATURATION);
    assertThat(lowest).isBetween(-below, -KNEE * Math.log(1 / SATURATION));
    assertThat(highest).isBetween(10 - SOLVER, 10 + KNEE * Math.log(OVERDRIVE) + SOLVER);
  }

  private static CompiledNetwork compiled(final Network network, final Level level) {
    return NetworkCompiler.compile(network, Direction.FORWARD, level, Technology.integrated());
  }

  private static double[] everywhere(final CompiledNetwork compiled, final double drive) {
    final double[] drives = new double[compiled.network().topology().driveCount(Direction.FORWARD)];
    Arrays.fill(drives, drive);
    return drives;
  }

  private static void assertFollows(
      final PassInNgspice ngspice, final Level level, final double drive, final double tolerance)
      throws Exception {
    for (final Network network : List.of(TestNetworks.single(), TestNetworks.twoLayers())) {
      final CompiledNetwork compiled = compiled(network, level);
      final double[] drives = everywhere(compiled, drive);
      assertThat(ngspice.worst(compiled, PassInNgspice.drives(compiled, drives), network, drives))
          .as(network.topology().neuronCount() + " neurons")
          .isLessThan(tolerance);
    }
  }
}
