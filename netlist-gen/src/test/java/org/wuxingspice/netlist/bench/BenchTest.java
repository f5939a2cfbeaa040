package org.wuxingspice.netlist.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.compile.NgspiceProcess;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.technology.OpAmp;

/** Each cell's bench in ngspice against the cell's specification. */
class BenchTest {

  /** Volt per kelvin of the thermal voltage, Boltzmann's constant over the charge (SI, exact). */
  private static final double THERMAL = 1.380649e-23 / 1.602176634e-19;

  @TempDir Path folder;

  /** The scale and each vector of a bench; of complex ones real parts, then imaginary ones. */
  private double[][] run(final String name) throws IOException, InterruptedException {
    final Bench bench =
        Benches.all().stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
    final List<Statement> statements = new ArrayList<>(bench.circuit().statements());
    statements.add(bench.analysis());
    final double[][] rows =
        NgspiceProcess.run(
            folder,
            NetlistWriter.lines(new Circuit(bench.title(), statements)),
            List.of(),
            "run",
            bench.vectors());
    final double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][i] = rows[i][c];
      }
    }
    return columns;
  }

  @Test
  void namesAreDistinct() {
    assertThat(Benches.all().stream().map(Bench::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"opamp-tl074-gain", "opamp-cmos-gain"})
  void openLoopGainHasBothPoles(final String bench) throws Exception {
    final OpAmp part = bench.contains("tl074") ? OpAmp.tl074() : OpAmp.fastCmos();
    final double[][] c = run(bench);
    for (int i = 0; i < c[0].length; i++) {
      final double f = c[0][i];
      final double first = f * part.openLoopGain() / part.gainBandwidth();
      final double second = f / part.secondPole();
      final double magnitude = part.openLoopGain() / Math.hypot(1, first) / Math.hypot(1, second);
      assertThat(Math.hypot(c[1][i], c[2][i]) / magnitude).isCloseTo(1, within(1e-3));
      final double lag = Math.atan(first) + Math.atan(second);
      assertThat(Math.cos(Math.atan2(c[2][i], c[1][i]) + lag)).isCloseTo(1, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opamp-tl074-step", "opamp-cmos-step"})
  void outputSlewsAndSettles(final String bench) throws Exception {
    final OpAmp part = bench.contains("tl074") ? OpAmp.tl074() : OpAmp.fastCmos();
    final double[][] c = run(bench);
    double fastest = 0;
    double settled = 0;
    final double quarter = part.swing() / 4;
    for (int i = 1; i < c[0].length; i++) {
      if (Math.abs(c[2][i]) < quarter && c[1][i] > 0) {
        fastest = Math.max(fastest, (c[2][i] - c[2][i - 1]) / (c[0][i] - c[0][i - 1]));
      }
      settled = c[1][i] > 0 ? c[2][i] : settled;
    }
    // a tanh stage gives all of its current only for large differences, and the second pole rings
    assertThat(fastest / part.slewRate()).isCloseTo(1, within(0.05));
    assertThat(settled).isCloseTo(part.swing() / 2 + part.offset(), within(0.02));
  }

  @ParameterizedTest
  @ValueSource(strings = {"opamp-tl074-transfer", "opamp-cmos-transfer"})
  void outputSwingsOffsetsAndSupplies(final String bench) throws Exception {
    final OpAmp part = bench.contains("tl074") ? OpAmp.tl074() : OpAmp.fastCmos();
    final double[][] c = run(bench);
    final int last = c[0].length - 1;
    final double share = 10e3 / (10e3 + part.outputResistance());
    assertThat(c[1][last]).isCloseTo(part.swing() * share, within(0.01));
    assertThat(c[1][0]).isCloseTo(-part.swing() * share, within(0.01));
    int zero = 0;
    while (c[1][zero] < 0) {
      zero++;
    }
    assertThat(c[0][zero]).isCloseTo(-part.offset(), within(2 * (c[0][1] - c[0][0])));
    final double load = part.swing() * share / 10e3;
    assertThat(-c[2][last]).isCloseTo(part.supplyCurrent() + load, within(1e-6 + 1e-3 * load));
    assertThat(c[3][last]).isCloseTo(part.supplyCurrent(), within(1e-6));
    assertThat(-c[4][last]).isCloseTo(part.biasCurrent(), within(1e-12));
  }

  /** Closed-loop bandwidth of an inverting amplifier of gain 1 is half of GBW. */
  @Test
  void inverterHasHalfTheBandwidth() throws Exception {
    final double[][] c = run("inverter");
    for (int i = 0; i < c[0].length; i++) {
      final double ratio = 2 * c[0][i] / OpAmp.fastCmos().gainBandwidth();
      assertThat(Math.hypot(c[1][i], c[2][i])).isCloseTo(1 / Math.hypot(1, ratio), within(1e-4));
    }
    assertThat(c[1][0]).isCloseTo(-1, within(1e-4));
  }

  @Test
  void multiplierErrsWithinItsSpecification() throws Exception {
    final double[][] c = run("multiplier-plane");
    double worst = 0;
    for (final double error : c[2]) {
      worst = Math.max(worst, Math.abs(error));
    }
    // data sheet: total error at most 2 % of 10 V; typical offsets and scale error make less
    assertThat(worst).isBetween(0.01, 0.2);
    // at the corner: 10·10/10·0.25 % + (10 V·5 mV + 10 V·5 mV)/10 V·1.0025 + 5 mV; the offsets
    // shift the inputs along the cubic, whose slope there is −2.6 % (X and Y together)
    assertThat(c[2][c[2].length - 1])
        .isCloseTo(0.025 + 0.010025 * (1 - 0.013) + 0.005, within(1e-5));
  }

  /** Largest distance from the line through the ends, over X at Y = 10 V and over Y at X = 10 V. */
  @Test
  void multiplierIsAsNonlinearAsSpecified() throws Exception {
    final double[][] c = run("multiplier-plane");
    final int perSweep = 201;
    final int sweeps = c[0].length / perSweep;
    final double[] overX = new double[perSweep];
    final double[] overY = new double[sweeps];
    for (int i = 0; i < perSweep; i++) {
      overX[i] = c[2][(sweeps - 1) * perSweep + i];
    }
    for (int j = 0; j < sweeps; j++) {
      overY[j] = c[2][(j + 1) * perSweep - 1];
    }
    // X has a point within 0.05 V of the largest bend, Y only ±5 V: 97 % of it
    assertThat(bend(overX)).isCloseTo(0.004 * 10, within(0.0005));
    assertThat(bend(overY)).isCloseTo(0.001 * 10 * 0.974, within(0.0003));
  }

  private static double bend(final double... error) {
    double largest = 0;
    final int last = error.length - 1;
    for (int i = 0; i <= last; i++) {
      final double line = error[0] + (error[last] - error[0]) * i / last;
      largest = Math.max(largest, Math.abs(error[i] - line));
    }
    return largest;
  }

  @Test
  void multiplierSlews() throws Exception {
    final double[][] c = run("multiplier-step");
    // far from the end, where the rest of the way is many times 20 V/µs over 2π·1 MHz, 3.2 V
    final double rise = crossing(c[0], c[2], -2) - crossing(c[0], c[2], -8);
    assertThat(6 / rise / 20e6).isCloseTo(1, within(0.002));
  }

  private static double crossing(final double[] time, final double[] value, final double level) {
    int i = 1;
    while (value[i] < level) {
      i++;
    }
    return time[i] - (time[i] - time[i - 1]) * (value[i] - level) / (value[i] - value[i - 1]);
  }

  @Test
  void multiplierHasItsBandwidth() throws Exception {
    final double[][] c = run("multiplier-bandwidth");
    for (int i = 0; i < c[0].length; i++) {
      assertThat(Math.hypot(c[1][i], c[2][i]))
          .isCloseTo(1 / Math.hypot(1, c[0][i] / 1e6), within(1e-6));
    }
  }

  @Test
  void gilbertCellIsAProductOfHyperbolicTangents() throws Exception {
    final double[][] c = run("gilbert");
    final double vt = THERMAL * 300.15;
    for (int i = 0; i < c[0].length; i++) {
      final int sweep = i / 101;
      final double y = -0.08 + 0.04 * sweep;
      final double ideal = Math.tanh(c[0][i] / 2 / vt) * Math.tanh(y / 2 / vt);
      // base currents take 2 % at a gain of 100, twice; the Early effect gives some back
      assertThat(c[1][i]).isCloseTo(ideal, within(0.03));
    }
  }

  @Test
  void integratorRampsAndStopsAtItsLimits() throws Exception {
    final double[][] c = run("integrator");
    double lowest = 1;
    double highest = 1;
    for (int i = 0; i < c[0].length; i++) {
      final double time = c[0][i] / 10e-6;
      final double value = c[2][i] / 0.2;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      if (time < 2.9) {
        // input −3, so up by 3 per unit of time until 10
        assertThat(value).isCloseTo(1 + 3 * time, within(0.01));
      } else if (time > 5.01 && time < 8.2) {
        // back at once: nothing was wound up
        assertThat(value).isCloseTo(10 - 3 * (time - 5), within(0.02));
      }
    }
    assertThat(lowest).isBetween(-0.005, 0.0);
    assertThat(highest).isBetween(9.99, 10.01);
  }

  @Test
  void deviationDriverGivesBothLines() throws Exception {
    final double[][] c = run("deviation");
    for (int i = 0; i < c[0].length; i++) {
      final double deviation = c[0][i] / 0.2 - 1.2;
      assertThat(c[1][i] / 0.2).isCloseTo(deviation, within(2e-4));
      assertThat(c[2][i] / 0.2).isCloseTo(-deviation, within(2e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"synapse-pair", "synapse-bridge"})
  void synapsesGiveTheirCoefficients(final String bench) throws Exception {
    final double[][] c = run(bench);
    for (int k = 0; k < NetworkCellBenches.COEFFICIENTS.size(); k++) {
      for (int i = 0; i < c[0].length; i++) {
        assertThat(c[k + 1][i] * 100e3)
            .isCloseTo(NetworkCellBenches.COEFFICIENTS.get(k) * c[0][i], within(1e-6));
      }
    }
  }

  /** Pinched: no current without voltage; a lobe that shrinks with frequency; a bounded state. */
  @ParameterizedTest
  @ValueSource(
      strings = {"memristor-joglekar", "memristor-biolek", "memristor-vteam", "memristor-yakopcic"})
  void memristorsShowPinchedHysteresis(final String bench) throws Exception {
    final double[][] slow = run(bench);
    final double[][] fast = run(bench + "-fast");
    assertThat(lobe(slow)).isGreaterThan(3 * lobe(fast));
    // measured 0.28 to 0.54 of the rectangle around the curve
    assertThat(lobe(slow)).isGreaterThan(0.2);
    for (final double[][] c : List.of(slow, fast)) {
      double largest = 0;
      for (int i = 0; i < c[0].length; i++) {
        largest = Math.max(largest, Math.abs(c[2][i]));
      }
      for (int i = 0; i < c[0].length; i++) {
        assertThat(c[3][i]).isBetween(-0.01, 1.01);
        if (Math.abs(c[1][i]) < 1e-3) {
          assertThat(Math.abs(c[2][i])).isLessThan(0.02 * largest);
        }
      }
    }
  }

  /** The filament is set and reset, or stays where it is when it cannot follow. */
  @Test
  void reramSwitchesUnderASlowSine() throws Exception {
    final double[][] slow = run("memristor-reram");
    final double[][] fast = run("memristor-reram-fast");
    assertThat(Arrays.stream(slow[3]).allMatch(x -> x > -0.01 && x < 1.01)).isTrue();
    assertThat(Arrays.stream(slow[3]).max().orElseThrow()).isGreaterThan(0.95);
    assertThat(Arrays.stream(slow[3]).min().orElseThrow()).isLessThan(0.55);
    assertThat(fast[3][fast[3].length - 1]).isCloseTo(0.6, within(0.01));
    for (int i = 0; i < slow[0].length; i++) {
      if (Math.abs(slow[1][i]) < 1e-3) {
        assertThat(Math.abs(slow[2][i])).isLessThan(1e-6);
      }
    }
  }

  /** RESET is gradual, SET ends where the gate limits the current. */
  @Test
  void reramIsWrittenByAmplitudes() throws Exception {
    final double[][] c = run("memristor-reram-amplitudes");
    final double[] state = c[c.length - 2];
    assertThat(Arrays.stream(state).min().orElseThrow()).isBetween(0.1, 0.4);
    assertThat(state[state.length - 1]).isGreaterThan(0.9);
  }

  /** Area that the current encloses over the voltage, relative to the rectangle around it. */
  private static double lobe(final double[][] c) {
    double area = 0;
    double voltage = 0;
    double current = 0;
    for (int i = c[0].length / 2 + 1; i < c[0].length; i++) {
      // both lobes of a pinched curve count with their own sign of the voltage
      area +=
          Math.signum(c[1][i] + c[1][i - 1])
              * (c[2][i] + c[2][i - 1])
              / 2
              * (c[1][i] - c[1][i - 1]);
      voltage = Math.max(voltage, Math.abs(c[1][i]));
      current = Math.max(current, Math.abs(c[2][i]));
    }
    return Math.abs(area) / (2 * voltage * current);
  }
}
