package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.batch.ProcessSimulator;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.Installations;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.preparation.LinearSolver;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Which circuits KLU solves, and that it solves them. */
class LinearSolverTest {

  private static final int SIDE = 64; // 2 * 64 * 63 resistors make the grid large

  /** A square of resistors with a diode at every node of its rim. */
  private static Deck grid(final int side, final String... cards) {
    final List<String> lines = new ArrayList<>(List.of("grid", "v1 n0_0 0 sin(0 5 1k)"));
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        final String here = x + "_" + y;
        if (x + 1 < side) {
          lines.add("ra" + here + " n" + here + " n" + (x + 1) + "_" + y + " 1k");
        }
        if (y + 1 < side) {
          lines.add("rb" + here + " n" + here + " n" + x + "_" + (y + 1) + " 2k");
        }
        if (x + 1 == side || y + 1 == side) {
          lines.add("d" + here + " n" + here + " 0 dm");
        }
      }
    }
    lines.addAll(List.of(".model dm d(is=1e-14 cjo=1p)", ".tran 50u 500u"));
    lines.addAll(List.of(cards));
    lines.add(".end");
    return Deck.of(lines);
  }

  private static LinearSolver solver(final Deck deck) {
    return LinearSolver.of(Request.ofCards(deck), true);
  }

  @Test
  void largeCircuitsGainWhereThereIsKlu() {
    assertThat(solver(grid(SIDE))).isEqualTo(LinearSolver.KLU);
    assertThat(solver(grid(SIDE - 10))).isEqualTo(LinearSolver.SPARSE);
    assertThat(LinearSolver.of(Request.ofCards(grid(SIDE)), false)).isEqualTo(LinearSolver.SPARSE);
  }

  @Test
  void devicesOfInstancesCount() {
    final Stream<String> resistors =
        IntStream.range(0, 100).mapToObj(r -> "r" + r + " a" + r + " a" + (r + 1) + " 1k");
    final List<String> lines = new ArrayList<>(List.of("cells", "v1 a 0 1", ".subckt cell a0"));
    resistors.forEach(lines::add);
    lines.add(".ends");
    IntStream.range(0, 80).forEach(x -> lines.add("x" + x + " a cell"));
    lines.addAll(List.of(".op", ".end"));
    assertThat(solver(Deck.of(lines))).isEqualTo(LinearSolver.KLU);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".options sparse",
        ".options reltol=1e-4 klu",
        ".noise v(n0_0) v1 dec 1 1 10",
        ".tf v(n1_1) v1",
        ".model big numd level=1",
        "a1 n0_0 out amplifier"
      })
  void whatIsChosenOrWrittenForSparseStays(final String card) {
    assertThat(solver(grid(SIDE, card))).isEqualTo(LinearSolver.SPARSE);
  }

  @Test
  void analysesOfTheRequestCount() {
    final Deck deck = grid(SIDE);
    assertThat(LinearSolver.of(Request.of(deck, new Analysis.OperatingPoint()), true))
        .isEqualTo(LinearSolver.KLU);
    final Analysis noise =
        new Analysis.Noise(
            "n1_1", "0", "v1", new Analysis.Frequencies(Analysis.Spacing.DECADE, 1, 1, 10));
    assertThat(LinearSolver.of(Request.of(deck, noise), true)).isEqualTo(LinearSolver.SPARSE);
  }

  static Stream<NgspiceInstallation> installations() {
    return Installations.all().stream();
  }

  private static double[] corner(final Simulator simulator, final Deck deck) {
    final Outcome outcome =
        simulator.run(
            Request.of(deck, new Analysis.OperatingPoint())
                .probing(List.of("v(n1_1)", "v(n20_30)")));
    assertThat(outcome).as(outcome.describe()).isInstanceOf(Outcome.Completed.class);
    final Waveforms point = ((Outcome.Completed) outcome).waveforms();
    return new double[] {point.vector("v(n1_1)")[0], point.vector("v(n20_30)")[0]};
  }

  /** Both solve the same equations, in turns in one pool. */
  @ParameterizedTest
  @MethodSource("installations")
  void bothGiveTheSame(final NgspiceInstallation installation) {
    assumeTrue(installation.klu(), "no KLU in " + installation.version());
    final Deck large = grid(SIDE, "v2 n3_3 0 2", "i1 0 n40_40 10m");
    final Deck chosen = grid(SIDE, "v2 n3_3 0 2", "i1 0 n40_40 10m", ".options sparse");
    for (final Simulator simulator :
        List.of(WorkerPool.start(installation, 1), new ProcessSimulator(installation, 1))) {
      try (simulator) {
        final double[] sparse = corner(simulator, chosen);
        final double[] klu = corner(simulator, large);
        assertThat(klu).containsExactly(sparse, within(1e-6));
        assertThat(corner(simulator, chosen)).isEqualTo(sparse);
      }
    }
  }
}
