package org.wuxingspice.ngspice.preparation;

import java.util.List;
import java.util.Optional;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.deck.RejectionReason;

/** Finds sweeps of a deck that never end, or that have more points than any memory holds. */
final class AnalysisSize {

  private static final double MOST_POINTS = 1e9;
  private static final int WORDS_OF_SWEEP = 4;

  private AnalysisSize() {}

  /**
   * The refusal of the first such {@code .dc} card; values that are parameters are not looked at.
   */
  static Optional<Rejection> refusal(final Deck deck) {
    return deck.topLevel()
        .filter(card -> card.keyword().equals(".dc"))
        .flatMap(card -> refusal(deck, card).stream())
        .findFirst();
  }

  private static Optional<Rejection> refusal(final Deck deck, final Card card) {
    final List<String> words = card.words(Card.SEPARATORS).stream().map(Card.Word::text).toList();
    double points = 1;
    for (int s = 1; s + WORDS_OF_SWEEP <= words.size(); s += WORDS_OF_SWEEP) {
      final List<String> numbers = words.subList(s + 1, s + WORDS_OF_SWEEP);
      if (!numbers.stream().allMatch(SpiceNumber::isNumber)) {
        return Optional.empty();
      }
      final double start = SpiceNumber.parse(numbers.get(0));
      final double stop = SpiceNumber.parse(numbers.get(1));
      final double step = SpiceNumber.parse(numbers.get(2));
      points *= start == stop ? 1 : Math.abs((stop - start) / step) + 1;
    }
    return points <= MOST_POINTS
        ? Optional.empty()
        : Optional.of(
            Rejection.of(
                RejectionReason.TOO_LARGE,
                Double.isInfinite(points)
                    ? "the sweep never ends, its step is 0"
                    : "the sweep has " + points + " points; give a larger step",
                deck.lines().get(card.lines().get(0))));
  }
}
