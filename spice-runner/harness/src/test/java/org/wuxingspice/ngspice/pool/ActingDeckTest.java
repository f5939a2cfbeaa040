package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Trusted decks with control blocks in workers. */
class ActingDeckTest {

  private static final Request DIODE =
      Request.of(
              Deck.of(List.of("diode", "i1 0 a 1m", "d1 a 0 dm", ".model dm d", ".end")),
              new Analysis.OperatingPoint())
          .probing(List.of("v(a)"));

  private static Deck acting(final String... commands) {
    final List<String> lines =
        new java.util.ArrayList<>(
            List.of("acts", "v1 in 0 1", "r1 in out 1k", "c1 out 0 1u", ".control"));
    lines.addAll(List.of(commands));
    lines.addAll(List.of(".endc", ".end"));
    return Deck.of(lines, Optional.empty(), Deck.Trust.TRUSTED);
  }

  private static Outcome.Completed completed(final Outcome outcome) {
    assertThat(outcome)
        .as(outcome.describe() + outcome.messages())
        .isInstanceOf(Outcome.Completed.class);
    return (Outcome.Completed) outcome;
  }

  @Test
  void theBlocksAnalysesAreTheAnswer() {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Request request =
          Request.ofCards(acting("op", "alter r1 = 2k", "ac dec 5 1 1k", "quit"));
      for (int again = 0; again < 3; again++) {
        final List<Waveforms> plots = completed(pool.run(request)).plots();
        assertThat(plots).hasSize(2);
        assertThat(plots.get(0).vector("v(out)")).containsExactly(1);
        final double[] frequency = plots.get(1).scale();
        for (int i = 0; i < frequency.length; i++) {
          assertThat(plots.get(1).isComplex()).isTrue();
        }
        assertThat(frequency).hasSize(16);
      }
    }
  }

  /** A block may set what outlives its circuit, so no other deck meets its worker. */
  @Test
  void blocksLeaveNothingToOtherDecks() {
    final Request heating = Request.ofCards(acting("set temp=120", "op"));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final double[] before = completed(pool.run(DIODE)).waveforms().vector("v(a)");
      completed(pool.run(heating));
      assertThat(completed(pool.run(DIODE)).waveforms().vector("v(a)")).isEqualTo(before);
      completed(pool.run(heating));
      completed(pool.run(heating));
      assertThat(completed(pool.run(DIODE)).waveforms().vector("v(a)")).isEqualTo(before);
    }
  }
}
