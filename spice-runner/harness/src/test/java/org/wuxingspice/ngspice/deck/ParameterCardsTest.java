package org.wuxingspice.ngspice.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;

/** Parameters in all spellings are found and changed as ngspice understands them. */
class ParameterCardsTest {

  private static final WorkerPool POOL = WorkerPool.start(NgspiceInstallation.find(), 1);

  @AfterAll
  static void close() {
    POOL.close();
  }

  /** Cards that define a = 1k and b = 2k, and b when a is 10k. */
  static Stream<Arguments> cards() {
    return Stream.of(
        Arguments.of(".param a=1k b=2k", 2e3),
        Arguments.of(".PARAM A = 1k B = 2k", 2e3),
        Arguments.of(".param b={2*a} a=1k", 2e4),
        Arguments.of(".param b='2 * a' a='500+500'", 2e4),
        Arguments.of(".param a = {(1000)} b = {a > 0 ? 2*a : 0}", 2e4),
        Arguments.of(".param a=1k $ a=7\n.param b=2k", 2e3),
        Arguments.of(".param a=1k b={2*a} ; a=7", 2e4),
        Arguments.of(".param\ta=1k\tb=2k", 2e3),
        Arguments.of("  .params aa=5 a=1k b=2k a2=7", 2e3));
  }

  @ParameterizedTest
  @MethodSource("cards")
  void ngspiceUsesTheChangedValue(final String card, final double other) {
    final Deck deck =
        Deck.ofText("title .param a=9\nv1 in 0 1\nr1 in 0 {a + b}\n" + card + "\n.end");
    assertThat(deck.parameters()).containsKeys("a", "b");
    final Request request = Request.of(deck, new Analysis.OperatingPoint());
    assertThat(ohms(request)).isEqualTo(3e3);
    assertThat(ohms(request.overriding(Map.of("A", 1e4)))).isEqualTo(1e4 + other);
    assertThat(ohms(request)).isEqualTo(3e3);
  }

  private static double ohms(final Request request) {
    final Outcome outcome = POOL.run(request.probing(List.of("@r1[resistance]", "v(in)")));
    assertThat(outcome)
        .as(outcome.describe() + outcome.messages())
        .isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).waveforms().vector("@r1[resistance]")[0];
  }

  @Test
  void cardsInSubcircuitsAndFunctionsAreNone() {
    final List<String> lines =
        List.of(
            "title",
            ".subckt s a",
            ".param inner=1",
            "r1 a 0 {inner}",
            ".ends",
            ".param f(x)={x*2} outer = 3",
            "* .param comment=1",
            "+ more=4",
            ".parameters fifth=5",
            ".end");
    assertThat(Deck.of(lines).parameters())
        .isEqualTo(Map.of("outer", "3", "more", "4", "fifth", "5"));
  }

  @Test
  void linesKeepTheirPlaces() {
    final List<String> lines =
        List.of("t", ".param a=1", "* why", "+ b=2", "+ c={a + b}", "r1 a 0 {c}", ".end");
    assertThat(Deck.of(lines).linesWith(Map.of("b", 1.5e-3)))
        .containsExactly("t", ".param a=1 b=0.0015 c={a + b}", "*", "*", "*", "r1 a 0 {c}", ".end");
    assertThat(Deck.of(lines).linesWith(Map.of("d", 1.0)))
        .containsExactly("t", ".param a=1", "*", "+ b=2", "+ c={a + b}", "r1 a 0 {c}", ".end");
  }
}
