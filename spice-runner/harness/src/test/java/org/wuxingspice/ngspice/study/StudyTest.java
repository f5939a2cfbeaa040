package org.wuxingspice.ngspice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Request;

/** Studies in ngspice itself. */
class StudyTest {

  private static final Deck RC =
      Deck.ofText(
          """
          rc low pass
          v1 in 0 dc 1 ac 1
          r1 in out 1k
          c1 out 0 100n
          .op
          .ac dec 50 10 1meg
          .end
          """);

  private static StudyResult run(final Deck deck, final int workers, final String... measures) {
    final Plan plan =
        Plan.of(
            List.of(Range.parse("c1=100n,220n")),
            List.of(Variation.parse("r1=1k:20%")),
            12,
            5,
            new Nominal(Request.ofCards(deck)));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), workers)) {
      final List<Integer> done = new ArrayList<>();
      final StudyResult result =
          new Study(
                  pool,
                  Request.ofCards(deck),
                  List.of(measures).stream().map(Measure::parse).toList())
              .run(plan, done::add);
      assertThat(done).hasSize(plan.runs().size()).last().isEqualTo(plan.runs().size());
      return result;
    }
  }

  @Test
  void everyRunIsMeasuredAndWorkersChangeNothing() {
    final String[] measures = {"cutoff: cross v(out) 0.70710678 fall", "op: final v(out) plot=op"};
    final StudyResult one = run(RC, 1, measures);
    assertThat(one.failures()).isZero();
    assertThat(one.units()).containsExactly("Hz", "V");
    for (int r = 0; r < one.runs().size(); r++) {
      final double rc = one.parameters(r).get("r1") * one.parameters(r).get("c1");
      final double cutoff = 1 / (2 * Math.PI * rc);
      // straight lines between 50 points a decade leave 1.5e-4
      assertThat(one.runs().get(r).values().get(0)).isCloseTo(cutoff, within(3e-4 * cutoff));
      // the operating point of 1 V through a resistor into nothing
      assertThat(one.runs().get(r).values().get(1)).isCloseTo(1.0, within(1e-12));
    }
    assertThat(run(RC, 2, measures)).isEqualTo(one);
  }

  @Test
  void failingRunsAreCountedAndNamed() {
    final StudyResult result =
        run(RC, 2, "late: cross v(out) 0.70710678 fall to=1k", "max v(missing)");
    assertThat(result.failures()).isEqualTo(result.runs().size()).isEqualTo(24);
    assertThat(result.runs()).allSatisfy(run -> assertThat(run.failure()).isPresent());
    final StudyResult some = run(RC, 2, "late: cross v(out) 0.70710678 fall to=1k");
    final long late =
        java.util.stream.IntStream.range(0, 24)
            .mapToDouble(r -> some.parameters(r).get("r1") * some.parameters(r).get("c1"))
            .filter(rc -> 1 / (2 * Math.PI * rc) > 1000)
            .count();
    assertThat(late).isBetween(1L, 23L);
    assertThat(some.failures()).isEqualTo((int) late);
    assertThat(some.values(0)).hasSize(24 - (int) late);
    assertThat(some.goodFraction(List.of(Limits.parse("late=0:1k")))).isEqualTo((24 - late) / 24.0);
  }
}
