package org.wuxingspice.ngspice.agree;

import java.nio.file.Path;
import java.time.Duration;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.ngspice.batch.NgspiceProgram;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.simulation.Simulator;

/** Runs decks both ways. */
public final class Agreement {

  private final Simulator simulator;
  private final NgspiceProgram program;
  private final Duration limit;

  /**
   * Creates a comparison.
   *
   * @param simulator stays its owner's
   * @param program the reference
   * @param limit for each run of each deck
   */
  public Agreement(final Simulator simulator, final NgspiceProgram program, final Duration limit) {
    this.simulator = simulator;
    this.program = program;
    this.limit = limit;
  }

  /**
   * Runs a deck both ways; one that would act on the computer is run by neither.
   *
   * @param file of the deck
   * @return the difference between the two, or why there is none
   */
  public DeckAgreement of(final Path file) {
    try {
      final Deck deck = Deck.read(file, Deck.Trust.DATA_ONLY);
      final Outcome outcome = simulator.run(Request.ofCards(deck).within(limit));
      return DeckAgreement.isRefusal(outcome)
          ? DeckAgreement.refused(outcome.describe())
          : DeckAgreement.of(deck, outcome, program.run(file, limit).plots());
    } catch (final WuxingException e) {
      return DeckAgreement.refused(e.getMessage());
    }
  }
}
