package org.wuxingspice.ngspice.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** No deck changes the answer of another one that the same worker gets after it. */
@Timeout(300)
class IsolationTest {

  /** Cards that have been seen to act on circuits loaded later, or are made to act on more. */
  private static final List<String> LASTING =
      List.of(
          ".options cshunt=1n",
          ".options rshunt=1k",
          ".options interp",
          ".options reltol=0.1",
          ".options method=gear maxord=2",
          ".options temp=100 tnom=50",
          ".options gmin=1e-4",
          ".options trtol=1",
          ".options scale=2",
          ".options xmu=0.3",
          ".options keepopinfo savecurrents",
          ".options minbreak=1u",
          ".options noopiter",
          ".options scalm=2",
          ".options autostop",
          ".options seed=7",
          ".temp 80",
          ".param vdd=9",
          ".func gain(x) {7*x}",
          ".global out",
          ".ic v(out)=4",
          ".nodeset v(out)=4",
          ".save v(in)",
          ".csparam late=3",
          ".width out=132",
          ".model dm d(is=1e-9)",
          ".meas tran m max v(out)");

  private static Deck deck(final String... cards) {
    final List<String> lines =
        new ArrayList<>(
            List.of(
                "one deck of many",
                ".param vdd=1",
                "v1 in 0 pulse(0 {vdd} 0 10u 10u 1m 2m)",
                "r1 in out 1k",
                "c1 out 0 100n",
                "d1 out 0 dm",
                "b1 b 0 v=gain(v(out))*limit(temper,0,1000)"));
    lines.addAll(List.of(cards));
    lines.addAll(List.of(".tran 10u 2m", ".end"));
    return Deck.of(lines);
  }

  private static Deck plain() {
    return deck(".model dm d", ".func gain(x) {2*x}");
  }

  private static List<Waveforms> plots(final WorkerPool pool, final Deck deck) {
    final Outcome outcome = pool.run(Request.ofCards(deck).within(Duration.ofSeconds(30)));
    assertThat(outcome).as(outcome.describe()).isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).plots();
  }

  private static void assertSame(final List<Waveforms> plots, final List<Waveforms> fresh) {
    assertThat(plots).hasSameSizeAs(fresh);
    for (int p = 0; p < fresh.size(); p++) {
      final Waveforms expected = fresh.get(p);
      assertThat(plots.get(p).variables()).isEqualTo(expected.variables());
      for (final Waveforms.Variable variable : expected.variables()) {
        assertThat(plots.get(p).vector(variable.name()))
            .as(variable.name())
            .isEqualTo(expected.vector(variable.name()));
      }
    }
  }

  private static List<Waveforms> fresh(final Deck deck) {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      return plots(pool, deck);
    }
  }

  @Test
  void aDeckAnswersAsInAFreshProcessWhateverCameBefore() {
    final List<Waveforms> fresh = fresh(plain());
    final List<String> order = new ArrayList<>(LASTING);
    java.util.Collections.shuffle(order, new Random(11));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      for (final String card : order) {
        final String model = card.startsWith(".model") ? "*" : ".model dm d";
        final String gain = card.startsWith(".func") ? "*" : ".func gain(x) {2*x}";
        pool.run(Request.ofCards(deck(model, gain, card)).within(Duration.ofSeconds(30)));
        assertSame(plots(pool, plain()), fresh);
      }
    }
  }
}
