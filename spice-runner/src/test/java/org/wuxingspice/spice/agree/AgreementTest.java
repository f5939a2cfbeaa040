package org.wuxingspice.spice.agree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.spice.deck.Deck;
import org.wuxingspice.spice.simulator.NgspiceInstallation;
import org.wuxingspice.spice.simulator.NgspiceProgram;
import org.wuxingspice.spice.simulator.Outcome;
import org.wuxingspice.spice.simulator.Quantity;
import org.wuxingspice.spice.simulator.Waveforms;
import org.wuxingspice.spice.simulator.WorkerPool;

/** Both ways of running ngspice, and that the comparison sees what differs. */
class AgreementTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Path deck(final String name, final String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void decksAgreeFailOrAreRefused() throws IOException {
    final Path amplifier =
        deck(
            "amplifier.cir",
            """
            common emitter, all kinds of analyses
            vcc vcc 0 12
            vin in 0 dc 0 ac 1 sin(0 10m 10k)
            cin in b 1u
            rb1 vcc b 47k
            rb2 b 0 10k
            rc vcc c 2.2k
            re e 0 470
            q1 c b e q
            .model q npn(bf=150 is=1e-15 cje=5p cjc=3p tf=0.4n)
            .op
            .tran 1u 300u
            .ac dec 10 10 10meg
            .dc vcc 6 12 0.5
            .noise v(c) vin dec 5 10 1meg
            .end
            """);
    final Path broken = deck("broken.cir", "t\nr1 a 0 {none}\n.op\n.end\n");
    final Path evil = deck("evil.cir", "t\nr1 a 0 1\n.op\n.control\nshell id\n.endc\n.end\n");
    deck("library.cir", ".subckt s a\nr1 a 0 1\n.ends\n");
    assertThat(DeckFolder.decks(folder)).containsExactly(amplifier, broken, evil);
    final NgspiceInstallation installation = NgspiceInstallation.find();
    try (WorkerPool pool = WorkerPool.start(installation, 1)) {
      final Agreement agreement = new Agreement(pool, new NgspiceProgram(installation), LIMIT);
      final DeckAgreement good = agreement.of(amplifier);
      assertThat(good.verdict()).as(good.toString()).isEqualTo(DeckAgreement.Verdict.AGREES);
      assertThat(good.plots()).isGreaterThanOrEqualTo(5);
      // the same code on the same machine: no difference has been seen
      assertThat(good.worst()).isLessThan(1e-6);
      assertThat(agreement.of(broken).verdict()).isEqualTo(DeckAgreement.Verdict.BOTH_FAIL);
      assertThat(agreement.of(evil).verdict()).isEqualTo(DeckAgreement.Verdict.REFUSED);
    }
  }

  private static Waveforms ramp(final double slope, final double... time) {
    final double[] values = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      values[i] = slope * time[i];
    }
    return Waveforms.of(
        "tran",
        List.of(
            new Waveforms.Variable("time", Quantity.TIME),
            new Waveforms.Variable("v(a)", Quantity.VOLTAGE)),
        new double[][] {time, values},
        null);
  }

  private static DeckAgreement compare(final Waveforms found, final Waveforms reference) {
    return DeckAgreement.of(
        Deck.ofText("t\n.options reltol=1e-4\n.end"),
        new Outcome.Completed(List.of(found), Duration.ZERO, List.of()),
        List.of(reference));
  }

  @Test
  void differencesAreFoundInUnitsOfTheSolversTolerance() {
    final Waveforms reference = ramp(1, 0, 0.25, 1);
    assertThat(compare(ramp(1, 0, 0.5, 0.7, 1), reference).verdict())
        .isEqualTo(DeckAgreement.Verdict.AGREES);
    final DeckAgreement off = compare(ramp(1.01, 0, 0.5, 1), reference);
    assertThat(off.verdict()).isEqualTo(DeckAgreement.Verdict.DIFFERS);
    // 0.01 V against 1e-4 of 1 V and 1 uV
    assertThat(off.worst()).isCloseTo(0.01 / (1e-4 + 1e-6), within(1e-9));
    assertThat(off.worstVector()).isEqualTo("tran v(a)");
    assertThat(compare(ramp(1, 0, 0.5), reference).worst()).isInfinite();
    assertThat(
            DeckAgreement.of(
                    Deck.ofText("t\n.end"), new Outcome.Lost(1, List.of()), List.of(reference))
                .verdict())
        .isEqualTo(DeckAgreement.Verdict.ONLY_NGSPICE);
  }
}
