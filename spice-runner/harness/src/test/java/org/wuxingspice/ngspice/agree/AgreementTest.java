package org.wuxingspice.ngspice.agree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.ngspice.batch.NgspiceProgram;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Both ways of running ngspice, and that the comparison sees what differs. */
class AgreementTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Path deck(final String name, final String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Path circuits() throws URISyntaxException {
    return Path.of(AgreementTest.class.getResource("amplifier.cir").toURI()).getParent();
  }

  /** The same code on the same machine: no difference has been seen. */
  @Test
  void circuitsOfAllKindsAgree() throws URISyntaxException {
    final NgspiceInstallation installation = NgspiceInstallation.find();
    final List<Path> decks = DeckFolder.decks(circuits());
    assertThat(decks).hasSize(7);
    try (WorkerPool pool = WorkerPool.start(installation, 1)) {
      final Agreement agreement = new Agreement(pool, new NgspiceProgram(installation), LIMIT);
      for (final Path deck : decks) {
        final DeckAgreement found = agreement.of(deck);
        assertThat(found.verdict())
            .as(deck.getFileName() + ": " + found)
            .isEqualTo(DeckAgreement.Verdict.AGREES);
        assertThat(found.worst()).as(deck.toString()).isLessThan(1e-6);
      }
    }
  }

  @Test
  void decksThatFailOrActAreNamed() throws IOException {
    final Path broken = deck("broken.cir", "t\nr1 a 0 {none}\n.op\n.end\n");
    final Path evil = deck("evil.cir", "t\nr1 a 0 1\n.op\n.control\nshell id\n.endc\n.end\n");
    deck("library.cir", ".subckt s a\nr1 a 0 1\n.ends\n");
    assertThat(DeckFolder.decks(folder)).containsExactly(broken, evil);
    final NgspiceInstallation installation = NgspiceInstallation.find();
    try (WorkerPool pool = WorkerPool.start(installation, 1)) {
      final Agreement agreement = new Agreement(pool, new NgspiceProgram(installation), LIMIT);
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
        Waveforms.REAL);
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
