package org.wuxingspice.netlist.translinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.netlist.bench.Bench;
import org.wuxingspice.netlist.bench.TranslinearBenches;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.compile.NgspiceProcess;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.technology.BipolarProcess;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/** The translinear cells in ngspice against the equations. */
class TranslinearCellsTest {

  private static final TranslinearDesign DESIGN = TranslinearDesign.bipolar();

  @TempDir Path folder;

  private double[][] rows(final Bench bench) throws Exception {
    final List<Statement> statements = new ArrayList<>(bench.circuit().statements());
    statements.add(bench.analysis());
    return NgspiceProcess.run(
        folder,
        NetlistWriter.lines(new Circuit(bench.title(), statements)),
        List.of(),
        "run",
        bench.vectors());
  }

  /** Equations 2.1 and 2.5 of one neuron with the default parameters and a drive on element 0. */
  private static double[] model(final Direction direction, final double drive, final double t) {
    final OrdinaryDifferentialEquation equations =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return 5;
          }

          @Override
          public double[] computeDerivatives(final double time, final double[] e) {
            final double[] rates = new double[5];
            final int step = direction == Direction.FORWARD ? -1 : 1;
            for (int i = 0; i < 5; i++) {
              rates[i] =
                  e[Math.floorMod(i + step, 5)]
                      - 0.5 * e[i]
                      - 0.5 * e[i] * e[Math.floorMod(i + 2 * step, 5)];
            }
            rates[0] += drive;
            return rates;
          }
        };
    final double[] rest = {1, 1, 1, 1, 1};
    return t == 0
        ? rest
        : new DormandPrince853Integrator(1e-6, 1, 1e-10, 1e-10)
            .integrate(equations, new ODEState(0, rest), t)
            .getPrimaryState();
  }

  @ParameterizedTest
  @CsvSource({"FORWARD,0.3,0.01", "FORWARD,1,0.02", "REVERSED,0.3,0.01", "REVERSED,1,0.02"})
  void neuronFollowsItsEquation(
      final Direction direction, final double drive, final double tolerance) throws Exception {
    final double[][] rows = rows(TranslinearBenches.neuron(DESIGN, direction, drive));
    final double unit = DESIGN.secondsPerUnit();
    final double[] rest =
        Arrays.stream(rows)
            .filter(row -> row[0] < TranslinearBenches.RESTING * unit)
            .reduce((a, b) -> b)
            .orElseThrow();
    double worst = 0;
    for (int k = 0; k < rows.length; k += 5) {
      final double t = rows[k][0] / unit - TranslinearBenches.RESTING;
      if (t >= 0) {
        final double[] expected = model(direction, drive, t);
        for (int i = 0; i < 5; i++) {
          worst = Math.max(worst, Math.abs(rows[k][i + 1] / rest[i + 1] - expected[i]));
        }
      }
    }
    assertThat(rows[rows.length - 1][0])
        .isCloseTo(
            (TranslinearBenches.RESTING + TranslinearBenches.DRIVEN) * unit, within(1e-3 * unit));
    assertThat(worst).isLessThan(tolerance);
  }

  @Test
  void neuronRestsAtOne() throws Exception {
    final double[][] rows = rows(TranslinearBenches.neuron(DESIGN, Direction.FORWARD, 0));
    for (int i = 0; i < 5; i++) {
      assertThat(rows[rows.length - 1][i + 1]).isCloseTo(1, within(0.005));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {70, 150})
  void baseCurrentsAreGivenBack(final double gain) throws Exception {
    final TranslinearDesign other =
        DESIGN.withProcess(BipolarProcess.uhf1().withGains(gain, gain / 2));
    final double[][] rows = rows(TranslinearBenches.neuron(other, Direction.FORWARD, 0));
    assertThat(rows[rows.length - 1][1]).isCloseTo(1, within(0.01));
  }

  @Test
  void mirrorCopies() throws Exception {
    for (final double[] row : rows(TranslinearBenches.mirror(DESIGN))) {
      assertThat(row[1] / row[0]).isCloseTo(1, within(0.002));
    }
  }

  @Test
  void linkGivesCoefficientTimesDeviation() throws Exception {
    assertLinks(TranslinearBenches.link(DESIGN), 0.015, 0.015);
  }

  @Test
  void gainCellsGiveCoefficientTimesDeviation() throws Exception {
    assertLinks(TranslinearBenches.gainLink(DESIGN.withEmitter(1)), 0.03, 0.02);
  }

  private void assertLinks(final Bench bench, final double offset, final double gainError)
      throws Exception {
    for (final double[] row : rows(bench)) {
      final double deviation = row[0] / DESIGN.unitCurrent() - 1;
      for (int k = 0; k < TranslinearBenches.COEFFICIENTS.size(); k++) {
        final double drive = TranslinearBenches.COEFFICIENTS.get(k) * deviation;
        assertThat(row[k + 1] / DESIGN.unitCurrent())
            .isCloseTo(drive, within(offset + gainError * Math.abs(drive)));
      }
    }
  }
}
