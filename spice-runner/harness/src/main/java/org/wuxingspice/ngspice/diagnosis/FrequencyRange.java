package org.wuxingspice.ngspice.diagnosis;

import java.util.List;
import java.util.Set;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;

/** Where an analysis over frequency begins. */
final class FrequencyRange {

  private static final Set<String> OVER_FREQUENCY = Set.of(".ac", ".noise", ".disto", ".sp");
  private static final Set<String> OTHERS =
      Set.of(".tran", ".dc", ".op", ".tf", ".pz", ".sens", ".pss");
  private static final Set<String> SPACINGS = Set.of("dec", "oct", "lin");

  private FrequencyRange() {}

  /**
   * {@return how far a request came that gave no values: to the begin of its frequencies when it
   * asks for nothing else, otherwise to no operating point}
   */
  static Outcome.Reached begin(final Request request) {
    if (request.analysis().isPresent()) {
      if (request.analysis().get() instanceof Analysis.AcSweep sweep) {
        return at(sweep.frequencies().start());
      }
      return request.analysis().get() instanceof Analysis.Noise noise
          ? at(noise.frequencies().start())
          : atRest();
    }
    final List<Card> cards =
        request.deck().topLevel().filter(card -> OVER_FREQUENCY.contains(card.keyword())).toList();
    final boolean others =
        request.deck().topLevel().anyMatch(card -> OTHERS.contains(card.keyword()));
    return cards.isEmpty() || others ? atRest() : begin(cards.get(0));
  }

  private static Outcome.Reached begin(final Card card) {
    final List<String> words = card.words(Card.SEPARATORS).stream().map(Card.Word::lower).toList();
    for (int w = 1; w + 2 < words.size(); w++) {
      if (SPACINGS.contains(words.get(w)) && SpiceNumber.isNumber(words.get(w + 2))) {
        return at(SpiceNumber.parse(words.get(w + 2)));
      }
    }
    return atRest();
  }

  private static Outcome.Reached at(final double hertz) {
    return new Outcome.Reached("frequency", hertz);
  }

  private static Outcome.Reached atRest() {
    return new Outcome.Reached("time", 0);
  }
}
