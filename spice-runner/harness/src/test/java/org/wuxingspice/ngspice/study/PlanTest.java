package org.wuxingspice.ngspice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Request;

class PlanTest {

  private static void assertRefused(final StudyReason reason, final ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void rangesHaveBothEnds() {
    assertThat(Range.parse("R1=1k:2k:250").values())
        .containsExactly(1000., 1250., 1500., 1750., 2000.);
    assertThat(Range.parse("r1=1k:2k:250").name()).isEqualTo("r1");
    assertThat(Range.parse("v1=0:0.3:0.1").values()).hasSize(4);
    assertThat(Range.parse("v1=1:-1:-1").values()).containsExactly(1., 0., -1.);
    assertThat(Range.parse("c1=1n, 2.2n,1u").values()).containsExactly(1e-9, 2.2e-9, 1e-6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r1",
        "=1",
        "r1=",
        "r1=1:2",
        "r1=1:2:0",
        "r1=1:2:-1",
        "r1=1:1meg:1u",
        "r1=a",
        "r1=1,,2",
        "r1=1:2:3:4"
      })
  void badRangesAreRefused(final String text) {
    assertRefused(StudyReason.BAD_RANGE, () -> Range.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r1", "r1=", "r1=x%", "r1=-5%", "r1=1k:", "r1=5%:triangle", "r1=1:2:3"})
  void badVariationsAreRefused(final String text) {
    assertRefused(StudyReason.BAD_VARIATION, () -> Variation.parse(text));
  }

  @Test
  void combinationsRunWithTheLastRangeFastestAndTheSameSamples() {
    final Plan plan =
        Plan.of(
            List.of(Range.parse("a=1,2"), Range.parse("b=10,20")),
            List.of(Variation.parse("r1=1k:5%")),
            2,
            7,
            new Nominal(Request.ofCards(Deck.ofText("t\n.end"))));
    assertThat(plan.parameters()).containsExactly("a", "b", "r1");
    assertThat(plan.runs()).hasSize(8);
    assertThat(plan.runs().get(2).subList(0, 2)).containsExactly(1., 20.);
    assertThat(plan.runs().get(4).subList(0, 2)).containsExactly(2., 10.);
    assertThat(plan.values(0).get("r1")).isEqualTo(plan.values(6).get("r1"));
    assertThat(plan.values(0).get("r1")).isNotEqualTo(plan.values(1).get("r1"));
  }

  /** Standard errors at n = 20,000: mean 0.007 sd, sd 0.005 sd, so 4 of them are 0.03 sd. */
  @Test
  void samplesHaveTheirDistributionAndTheirSeed() {
    final List<Variation> variations =
        List.of(Variation.parse("r1=5%"), Variation.parse("c1=100n:20n:uniform"));
    final Nominal nominal = new Nominal(Request.ofCards(Deck.ofText("t\nr1 a b 1k\n.end")));
    final Plan plan = Plan.of(List.of(), variations, 20_000, 3, nominal);
    final Statistics gauss = statistics(plan, "r1");
    assertThat(gauss.mean()).isCloseTo(1000, within(0.03 * 50));
    assertThat(gauss.deviation()).isCloseTo(50, within(0.03 * 50));
    // the 95 % quantile of a normal distribution lies at 1.645 sd
    assertThat(gauss.quantiles()[5]).isCloseTo(1000 + 1.645 * 50, within(0.06 * 50));
    final Statistics uniform = statistics(plan, "c1");
    assertThat(uniform.deviation()).isCloseTo(20e-9 / Math.sqrt(3), within(0.03 * 12e-9));
    assertThat(uniform.quantiles()[0]).isBetween(80e-9, 80.1e-9);
    assertThat(uniform.quantiles()[6]).isBetween(119.9e-9, 120e-9);
    assertThat(Plan.of(List.of(), variations, 20_000, 3, nominal)).isEqualTo(plan);
    assertThat(Plan.of(List.of(), variations, 20_000, 4, nominal)).isNotEqualTo(plan);
  }

  private static Statistics statistics(final Plan plan, final String name) {
    return Statistics.of(
        java.util.stream.IntStream.range(0, plan.runs().size())
            .mapToDouble(run -> plan.values(run).get(name))
            .toArray());
  }

  @Test
  void impossibleSizesAreRefused() {
    final Nominal nominal = new Nominal(Request.ofCards(Deck.ofText("t\n.end")));
    assertRefused(StudyReason.BAD_SIZE, () -> Plan.of(List.of(), List.of(), 0, 1, nominal));
    assertRefused(
        StudyReason.BAD_SIZE,
        () ->
            Plan.of(
                List.of(Range.parse("a=1:10000:1"), Range.parse("b=1:10000:1")),
                List.of(),
                1,
                1,
                nominal));
    assertRefused(
        StudyReason.BAD_SIZE,
        () -> Plan.of(List.of(Range.parse("a=1"), Range.parse("A=2")), List.of(), 1, 1, nominal));
  }

  @Test
  void nominalValuesComeFromTheVariationTheAlterationsOrTheDeck() {
    final Deck deck =
        Deck.ofText(
            """
            title r1 is not this
            .subckt s a
            r1 a 0 9k
            .ends
            R1 in out 4.7k
            v1 in 0 DC 5 ac 1
            c1 out 0 {c}
            rm a b model
            .param width=2u length = {4*width}
            + gain=10
            .end
            """);
    final Nominal nominal =
        new Nominal(Request.ofCards(deck).overriding(Map.of("c9", 3.0, "gain", 20.0)));
    assertThat(nominal.applyAsDouble(Variation.parse("r1=5%"))).isEqualTo(4700);
    assertThat(nominal.applyAsDouble(Variation.parse("v1=5%"))).isEqualTo(5);
    assertThat(nominal.applyAsDouble(Variation.parse("c9=5%"))).isEqualTo(3);
    assertThat(nominal.applyAsDouble(Variation.parse("r1=2k:5%"))).isEqualTo(2000);
    assertThat(nominal.applyAsDouble(Variation.parse("width=5%"))).isEqualTo(2e-6);
    assertThat(nominal.applyAsDouble(Variation.parse("gain=5%"))).isEqualTo(20);
    for (final String unknown : List.of("length=5%", "c1=5%", "rm=5%", "r7=5%", "q1=5%")) {
      assertRefused(StudyReason.NO_NOMINAL, () -> nominal.applyAsDouble(Variation.parse(unknown)));
    }
  }

  /** R, quantile(c(1, 2, 3, 4, 10)) and sd(c(1, 2, 3, 4, 10)). */
  @Test
  void figuresOfASmallSample() {
    final Statistics figures = Statistics.of(new double[] {10, 1, 3, 2, 4});
    assertThat(figures.mean()).isEqualTo(4);
    assertThat(figures.deviation()).isCloseTo(3.5355339059327378, within(1e-15));
    assertThat(figures.quantiles())
        .containsExactly(new double[] {1, 1.2, 2, 3, 4, 8.8, 10}, within(1e-14));
    assertThat(Statistics.of(new double[0]).mean()).isNaN();
    assertThat(Statistics.of(new double[] {5}).deviation()).isNaN();
    assertThat(Arrays.stream(Statistics.probabilities()).max()).hasValue(1);
  }

  @Test
  void limitsAreInclusive() {
    assertThat(Limits.parse("max v(out)=1:2").contain(2)).isTrue();
    assertThat(Limits.parse("a=:2").contain(-1e9)).isTrue();
    assertThat(Limits.parse("a=1m:").contain(0.9e-3)).isFalse();
    assertThat(Limits.parse("a=1:2").contain(Double.NaN)).isFalse();
    for (final String bad : List.of("a", "a=1", "a=2:1", "=1:2", "a=x:y")) {
      assertRefused(StudyReason.BAD_LIMITS, () -> Limits.parse(bad));
    }
  }
}
