package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Sweeps over two variables, and analyses without an end. */
@Timeout(60)
class SweepAndSizeTest {

  private static Outcome run(final List<String> probes, final String... cards) {
    final String text =
        "sweeps\n"
            + ".param few=3 none=0\n"
            + "v1 in 0 1 ac 1\n"
            + "v2 b 0 0\n"
            + "r1 in out 1k tc1=0.01\n"
            + "r2 out b 1k\n"
            + String.join("\n", cards)
            + "\n.end\n";
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      return pool.run(Request.ofCards(Deck.ofText(text)).probing(probes));
    }
  }

  @Test
  void aSweepOverTwoHasBothVariables() {
    final Outcome outcome =
        run(
            List.of("v(out)"),
            ".dc v1 0 2 1 temp 27 127 50",
            ".dc r2 1k 2k 500 v2 1 2 1",
            ".dc v1 0 1 0.5");
    final List<Waveforms> plots = outcome.plots();
    assertThat(plots).as(outcome.describe()).hasSize(3);
    final Waveforms warm = plots.stream().filter(p -> p.has("temp")).findFirst().orElseThrow();
    assertThat(warm.vector("temp")).containsExactly(27, 27, 27, 77, 77, 77, 127, 127, 127);
    assertThat(warm.quantity("temp")).isEqualTo(Quantity.TEMPERATURE);
    for (int i = 0; i < warm.size(); i++) {
      final double r1 = 1e3 * (1 + 0.01 * (warm.vector("temp")[i] - 27));
      assertThat(warm.vector("v(out)")[i])
          .isCloseTo(
              warm.scale()[i] * 1e3 / (1e3 + r1), org.assertj.core.api.Assertions.within(1e-9));
    }
    final Waveforms second = plots.stream().filter(p -> p.has("v2")).findFirst().orElseThrow();
    assertThat(second.vector("v2")).containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(plots.stream().filter(p -> p.names().equals(List.of("v(out)")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".dc v1 0 1 0",
        ".dc v1 0 1 {none}",
        ".dc v1 1 1 0",
        ".dc v1 0 1 1n v2 0 1 1u",
        ".tran 1p 1",
        ".tran 1u 1 0 1p",
        ".tran 0 1m",
        ".ac lin 1e12 1 1k",
        ".ac dec 1e12 1 1k",
        ".ac dec 10 0 1k",
        ".noise v(out) v1 oct 1e12 1 1k"
      })
  void analysesWithoutAnEndAreRefusedBeforeTheyBegin(final String card) {
    assertThat(run(List.of(), card))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(RejectionReason.TOO_LARGE);
              assertThat(rejected.rejection().text()).isEqualTo(card);
              assertThat(rejected.rejection().line()).isEqualTo(7);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".tran 1u 10u", ".tran 1n 1u 0.5u 1n", ".ac dec {few} 1 1k", ".dc v1 1 1 1"})
  void usualOnesAreRun(final String card) {
    assertThat(run(List.of(), card)).isInstanceOf(Outcome.Completed.class);
  }
}
