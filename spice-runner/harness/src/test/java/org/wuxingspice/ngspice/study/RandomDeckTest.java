package org.wuxingspice.ngspice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wuxingspice.ngspice.batch.ProcessSimulator;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.Randomness;
import org.wuxingspice.ngspice.installation.Installations;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;

/** Decks that draw random values by themselves: the seed decides, and nothing else does. */
@Timeout(300)
class RandomDeckTest {

  private static final List<String> FUNCTIONS =
      List.of(
          "agauss(1k,100,1)",
          "agauss(1k,100,3)",
          "gauss(1k,0.1,1)",
          "unif(1k,0.1)",
          "aunif(1k,100)",
          "limit(1k,100)");

  private static final Deck PARAMETERS = dividers();

  private static final Deck NOISE =
      Deck.ofText(
          """
          every kind of noise
          .param rv=agauss(1k,100,1)
          v1 a 0 dc 0 trnoise(10m 1u 0 0)
          v2 c 0 dc 0 trnoise(10m 1u 1.0 0.1m 15m 22u 50u)
          v3 d 0 dc 0 trrandom(2 1u 0 1 0)
          i1 0 e dc 0 trrandom(3 1u 0 1m 0)
          r1 a b {rv}
          r2 e 0 {rv}
          c1 b 0 1n
          .tran 1u 50u
          .end
          """);

  private static Deck dividers() {
    final StringBuilder text = new StringBuilder("every function\nv1 in 0 1\n");
    for (int i = 0; i < FUNCTIONS.size(); i++) {
      text.append("r").append(i).append(" in n").append(i).append(" 1k\n");
      text.append("x").append(i).append(" n").append(i).append(" cell").append(i).append('\n');
      text.append(".subckt cell").append(i).append(" n\nr1 n 0 {");
      text.append(FUNCTIONS.get(i)).append("}\n.ends\n");
    }
    return Deck.ofText(text + ".op\n.end\n");
  }

  private static List<List<Double>> runs(
      final Simulator simulator, final Deck deck, final long seed, final int runs) {
    final List<Measure> measures =
        (deck == NOISE
                ? List.of("rms v(a)", "rms v(c)", "rms v(d)", "rms v(e)", "rms v(b)")
                : List.of(
                    "final v(n0)", "final v(n1)", "final v(n2)", "final v(n3)", "final v(n4)"))
            .stream().map(Measure::parse).toList();
    final Request request = Request.ofCards(deck).within(Duration.ofSeconds(60));
    final Plan plan = Plan.of(List.of(), List.of(), runs, seed, new Nominal(request));
    return new Study(simulator, request.under(request.conditions().seeded(seed)), measures)
        .run(plan, done -> {}).runs().stream().map(StudyResult.Run::values).toList();
  }

  private static List<List<Double>> pooled(
      final NgspiceInstallation installation,
      final int workers,
      final Deck deck,
      final long seed,
      final int runs) {
    try (WorkerPool pool = WorkerPool.start(installation, workers)) {
      return runs(pool, deck, seed, runs);
    }
  }

  @Test
  void neitherWorkersNorEngineNorOrderChangeAnything() {
    for (final NgspiceInstallation installation : Installations.all()) {
      try (ProcessSimulator program = new ProcessSimulator(installation, 1)) {
        for (final Deck deck : List.of(PARAMETERS, NOISE)) {
          final List<List<Double>> one = pooled(installation, 1, deck, 5, 2);
          assertThat(one).doesNotHaveDuplicates();
          assertThat(pooled(installation, 2, deck, 5, 2)).isEqualTo(one);
          assertThat(runs(program, deck, 5, 1)).containsExactly(one.get(0));
          assertThat(pooled(installation, 1, deck, 6, 1)).doesNotContain(one.get(0));
        }
      }
    }
  }

  @Test
  void drawnValuesHaveTheirDistributions() {
    final int count = 300;
    final List<List<Double>> runs = pooled(NgspiceInstallation.find(), 2, PARAMETERS, 9, count);
    // standard deviations by the manual; an n-sigma spread is divided by n
    final double[] expected = {100, 100 / 3., 100, 100 / Math.sqrt(3), 100 / Math.sqrt(3)};
    for (int f = 0; f < expected.length; f++) {
      final int function = f;
      final double[] ohms =
          runs.stream()
              .mapToDouble(run -> 1e3 * run.get(function) / (1 - run.get(function)))
              .toArray();
      final Statistics statistics = Statistics.of(ohms);
      // four standard errors
      assertThat(statistics.mean()).isCloseTo(1e3, within(4 * expected[f] / Math.sqrt(count)));
      assertThat(statistics.deviation())
          .isCloseTo(expected[f], within(4 * expected[f] / Math.sqrt(2. * count)));
    }
  }

  @Test
  void aSeedOfTheDeckIsTheUsualOneAndAnotherOneReplacesIt() {
    final String text = String.join("\n", PARAMETERS.linesWith(java.util.Map.of()));
    final Deck own = Deck.ofText(text.replace(".op", ".options seed=77 reltol=1m\n.op"));
    final Deck chance = Deck.ofText(text.replace(".op", ".options seed=random\n.op"));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final double with77 = first(pool, seeded(PARAMETERS, 77));
      assertThat(first(pool, Request.ofCards(own))).isEqualTo(with77);
      final double with5 = first(pool, seeded(PARAMETERS, 5));
      assertThat(with5).isNotEqualTo(with77);
      assertThat(first(pool, seeded(own, 5))).isEqualTo(with5);
      assertThat(first(pool, seeded(chance, 5))).isEqualTo(with5);
      assertThat(first(pool, Request.ofCards(chance)))
          .isEqualTo(first(pool, seeded(PARAMETERS, 1)));
    }
  }

  private static Request seeded(final Deck deck, final long seed) {
    final Request request = Request.ofCards(deck);
    return request.under(request.conditions().seeded(seed));
  }

  private static double first(final Simulator simulator, final Request request) {
    final Outcome outcome = simulator.run(request);
    assertThat(outcome).as(outcome.describe()).isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).waveforms().vector("v(n0)")[0];
  }

  @Test
  void wordsThatOnlyLookRandomAreNot() {
    final Deck deck =
        Deck.ofText(
            """
            no dice
            .param unify=2 gaussian=3
            a1 in out lim
            .model lim limit(gain=1 out_lower_limit=-1 out_upper_limit=1)
            b1 b 0 v=limit(v(in), -1, 1)
            v1 in 0 {unify*(gaussian)}
            .op
            .end
            """);
    assertThat(deck.randomness()).isEqualTo(Randomness.NONE);
    assertThat(PARAMETERS.randomness()).isEqualTo(Randomness.WHEN_READ);
    assertThat(NOISE.randomness()).isEqualTo(Randomness.DURING_RUNS);
  }

  /** A source whose values come from elsewhere draws nothing; one in a subcircuit stays. */
  @Test
  void drivenSourcesDrawNothing() {
    final String noise = "vn n 0 dc 0 trnoise(1m 1u 0 0)\nr1 n 0 1k\n";
    final Deck deck = Deck.ofText("driven\n" + noise + ".tran 1u 1m\n.end\n");
    assertThat(deck.randomness(Set.of("v1"))).isEqualTo(Randomness.DURING_RUNS);
    assertThat(deck.randomness(Set.of("v1", "vn"))).isEqualTo(Randomness.NONE);
    final Deck inside =
        Deck.ofText(
            "inside\n.subckt s n\n" + noise + ".ends\nx1 a s\n" + noise + ".tran 1u 1m\n.end\n");
    assertThat(inside.randomness(Set.of("vn"))).isEqualTo(Randomness.DURING_RUNS);
  }
}
