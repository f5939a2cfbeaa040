package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.batch.ProcessSimulator;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.installation.Installations;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** What probes mean, the same for workers and for the program. */
class ProbeTest {

  private static final Deck DIVIDER =
      Deck.of(
          List.of(
              "divider and one of each device",
              "v1 in 0 dc 3 ac 1",
              "r1 in mid 1k",
              "r2 mid 0 2k",
              "c1 mid 0 1n",
              "l1 mid low 1m",
              "r3 low 0 2k",
              "d1 mid 0 dm",
              "i1 0 1 1m",
              "r4 1 0 1k",
              "b1 0 x2 i=2e-3*v(1)",
              "e1 x1 0 mid 0 2",
              "r5 x1 0 1k",
              "r6 x2 0 1k",
              "a1 in x3 twice",
              "r7 x3 0 1k",
              ".model twice gain(gain=2)",
              "x1 in cell",
              ".subckt cell a",
              "r1 a 0 3k",
              ".ends",
              ".model dm d(is=1e-14)",
              ".end"));

  private static final Request POINT = Request.of(DIVIDER, new Analysis.OperatingPoint());
  private static final Request SWEEP =
      Request.of(
          DIVIDER,
          new Analysis.AcSweep(new Analysis.Frequencies(Analysis.Spacing.DECADE, 1, 1e3, 1e6)));

  /** Two coils on one core: each code model has the current of its coil and of the core. */
  private static final Deck COILS =
      Deck.of(
          List.of(
              "two coils",
              "v1 in 0 sin(0 1 1k)",
              "a1 (in 0) (core 0) coil",
              "a2 (out 0) (core 0) coil",
              "r1 out 0 1k",
              ".model coil lcouple(num_turns=10)",
              ".end"));

  private static List<Simulator> simulators(final NgspiceInstallation installation) {
    return List.of(WorkerPool.start(installation, 1), new ProcessSimulator(installation, 1));
  }

  private static Waveforms completed(final Outcome outcome) {
    assertThat(outcome)
        .as(outcome.describe() + outcome.messages())
        .isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).waveforms();
  }

  static Stream<NgspiceInstallation> installations() {
    return Installations.all().stream();
  }

  /** ngspice itself gives its own constants for nodes that do not exist. */
  @ParameterizedTest
  @MethodSource("installations")
  void constantsAreNoNodes(final NgspiceInstallation installation) {
    for (final Simulator simulator : simulators(installation)) {
      try (simulator) {
        for (final String probe : List.of("v(no)", "v(e)", "const.pi", "kelvin")) {
          assertThat(simulator.run(POINT.probing(List.of("v(mid)", probe))))
              .as(probe)
              .isInstanceOfSatisfying(
                  Outcome.Rejected.class,
                  refused -> {
                    assertThat(refused.reason()).isEqualTo(RejectionReason.NO_SUCH_VECTOR);
                    assertThat(refused.rejection().text()).isEqualTo(probe);
                  });
        }
      }
    }
  }

  /** A current of a device and the voltage and resistance that make it. */
  private record Ohm(String current, String volts, double ohms) {}

  private static Stream<Ohm> currents() {
    return Stream.of(
        new Ohm("i(r1)", "v(in,mid)", 1e3),
        new Ohm("i(l1)", "v(low)", 2e3),
        new Ohm("i(i1)", "v(1)", 1e3),
        new Ohm("i(b1)", "v(x2)", 1e3),
        new Ohm("i(r.x1.r1)", "v(in)", 3e3),
        new Ohm("@r2[i]", "v(mid,0)", 2e3),
        new Ohm("i(e1)", "v(x1)", -1e3),
        new Ohm("i(a1)", "v(x3)", -1e3));
  }

  @Test
  void currentsFollowOhm() {
    for (final Simulator simulator : simulators(NgspiceInstallation.find())) {
      try (simulator) {
        currents()
            .forEach(
                ohm -> {
                  final String volts = ohm.volts();
                  final Waveforms point =
                      completed(simulator.run(POINT.probing(List.of(ohm.current(), volts))));
                  assertThat(point.vector(ohm.current())[0])
                      .as(ohm.current() + " of " + simulator.getClass().getSimpleName())
                      .isCloseTo(point.vector(volts)[0] / ohm.ohms(), within(1e-9));
                });
      }
    }
  }

  /** Kirchhoff's law at one node; the diode's current is a device parameter of another name. */
  @Test
  void currentsAtANodeAddUp() {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Waveforms point =
          completed(pool.run(POINT.probing(List.of("i(r1)", "i(r2)", "i(l1)", "i(d1)", "i(c1)"))));
      final double in = point.vector("i(r1)")[0];
      double out = 0;
      for (final String name : List.of("i(r2)", "i(l1)", "i(d1)", "i(c1)")) {
        out += point.vector(name)[0];
      }
      assertThat(point.vector("i(d1)")[0]).isGreaterThan(1e-6);
      assertThat(out).isCloseTo(in, within(1e-3 * in)); // the solver's reltol
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void differencesAreComplexWhereVoltagesAre(final NgspiceInstallation installation) {
    final List<Waveforms> answers = new ArrayList<>();
    for (final Simulator simulator : simulators(installation)) {
      try (simulator) {
        final Waveforms sweep =
            completed(simulator.run(SWEEP.probing(List.of("v(in,mid)", "v(in)", "v(mid)"))));
        for (int i = 0; i < sweep.size(); i++) {
          assertThat(sweep.vector("v(in,mid)")[i])
              .isEqualTo(sweep.vector("v(in)")[i] - sweep.vector("v(mid)")[i]);
          assertThat(sweep.imaginary("v(in,mid)")[i])
              .isEqualTo(sweep.imaginary("v(in)")[i] - sweep.imaginary("v(mid)")[i]);
        }
        answers.add(sweep);
      }
    }
    assertThat(answers.get(0).vector("v(in,mid)")).isEqualTo(answers.get(1).vector("v(in,mid)"));
  }

  /** The points of a frequency analysis as they come are those of its result. */
  @Test
  void complexPointsAreStreamed() {
    final CollectedPoints listener = new CollectedPoints();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Request request = SWEEP.probing(List.of("v(mid)", "v(in,mid)"));
      final Waveforms sweep = completed(pool.submit(request, listener).join());
      assertThat(listener.variables)
          .containsExactly(
              "frequency", "re(v(mid))", "im(v(mid))", "re(v(in,mid))", "im(v(in,mid))");
      assertThat(listener.points).hasSize(sweep.size());
      for (int i = 0; i < listener.points.size(); i++) {
        assertThat(listener.points.get(i))
            .containsExactly(
                sweep.scale()[i],
                sweep.vector("v(mid)")[i],
                sweep.imaginary("v(mid)")[i],
                sweep.vector("v(in,mid)")[i],
                sweep.imaginary("v(in,mid)")[i]);
      }
    }
  }

  /** I = 1 V / (1 kOhm + 1 kOhm) in the resistor with a formula, 1 mA in the plain one. */
  @ParameterizedTest
  @CsvSource({"i(r1), 1e-3", "i(r2), 5e-4", "i(r.x1.r3), 5e-4", "i(r.x1.r4), 2e-3"})
  void currentsOfFormulasAreStreamed(final String probe, final double current) {
    final Deck deck =
        Deck.ofText(
            """
            formulas
            v1 a 0 1
            r1 a 0 1k
            r2 a 0 r='1k*(1+v(a))'
            x1 a cell
            .subckt cell p
            r3 p 0 '1k+1k*v(p)'
            r4 p 0 {1k/2}
            .ends
            .tran 1u 10u
            .end
            """);
    final CollectedPoints listener = new CollectedPoints();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Waveforms all =
          completed(pool.submit(Request.ofCards(deck).probing(List.of(probe)), listener).join());
      assertThat(listener.variables).containsExactly("time", probe);
      assertThat(listener.points).hasSize(all.size());
      for (final double[] point : listener.points) {
        assertThat(point[1]).isCloseTo(current, within(1e-9));
      }
    }
  }

  /** ngspice makes code models of polynomials, which have no current of their own. */
  @ParameterizedTest
  @CsvSource({
    "i(g1), 4e-3", // 1 mS x 1 V + 1 mS x 2 V + 0.5 mA/V^2 x 1 V x 2 V
    "@g1[i], 4e-3",
    "i(f1), 1e-3", // 2 x 1 mA - 1 mA
    "i(g.x1.g2), 1e-3",
    "i(f.x1.f2), 2e-3",
    "i(g3), 2e-3"
  })
  void currentsOfPolynomialSourcesAreGiven(final String probe, final double current) {
    final Deck deck =
        Deck.ofText(
            """
            polynomials
            v1 a 0 1
            v2 b 0 2
            r1 a c 1k
            vs c 0 0
            rb b 0 2k
            g1 g 0 poly(2) a 0 b 0
            + 0 1m 1m 0 0.5m
            rg g 0 1k
            f1 f 0 poly(2) vs v2 0 2 1
            rf f 0 1k
            g3 g 0 b 0 1m
            x1 a cell
            .subckt cell p
            g2 q 0 POLY(1) p 0 0 1m
            rq q 0 1k
            f2 q 0 poly(1) vx 0 2
            vx p z 0
            rz z 0 1k
            .ends
            .op
            .end
            """);
    final Request request = Request.ofCards(deck);
    for (final Simulator simulator : simulators(NgspiceInstallation.find())) {
      try (simulator) {
        assertThat(completed(simulator.run(request.probing(List.of(probe, "v(g)")))).vector(probe))
            .containsExactly(new double[] {current}, within(1e-9));
        assertThat(completed(simulator.run(request)).names()).noneMatch(n -> n.contains("#poly"));
      }
    }
  }

  @Test
  void severalCurrentsOfOneCodeModelAreToldApart() {
    final CollectedPoints listener = new CollectedPoints();
    final Request request = Request.of(COILS, new Analysis.Transient(1e-5, 1e-4, 0, 1e-5, false));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Waveforms all = completed(pool.submit(request, listener).join());
      assertThat(all.names())
          .doesNotHaveDuplicates()
          .contains("i(a1)", "a1#branch_0_0", "i(a2)", "a2#branch_0_0");
      assertThat(listener.variables)
          .doesNotHaveDuplicates()
          .contains("i(a1)", "a1#branch_0_0", "i(a2)", "a2#branch_0_0");
      assertThat(all.vector("i(a1)"))
          .isEqualTo(completed(pool.run(request.probing(List.of("i(a1)")))).vector("i(a1)"));
    }
  }

  @Test
  void whatNoneOfSeveralAnalysesGivesIsRefused() {
    final Request both =
        Request.ofCards(
            Deck.of(
                List.of(
                    "two analyses", "v1 a 0 ac 1", "r1 a 0 1k", ".op", ".ac dec 1 1 10", ".end")));
    for (final Simulator simulator : simulators(NgspiceInstallation.find())) {
      try (simulator) {
        assertThat(simulator.run(both.probing(List.of("v(a)", "i(r1)"))))
            .isInstanceOf(Outcome.Completed.class);
        assertThat(simulator.run(both.probing(List.of("v(a)", "v(typo)"))))
            .isInstanceOfSatisfying(
                Outcome.Rejected.class,
                rejected ->
                    assertThat(rejected.rejection().reason())
                        .isEqualTo(RejectionReason.NO_SUCH_VECTOR));
      }
    }
  }
}
