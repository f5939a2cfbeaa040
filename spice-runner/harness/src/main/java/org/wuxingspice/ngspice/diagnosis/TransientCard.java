package org.wuxingspice.ngspice.diagnosis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;

/** How far a deck's own transient analysis is to go. */
final class TransientCard {

  private static final int STOP = 2;

  private static final Function<Deck, OptionalDouble> ANSWER = TransientCard::find;

  private TransientCard() {}

  /**
   * The end of the analysis.
   *
   * @return s; nothing when the deck has no {@code .tran} card or several, when the card names a
   *     parameter, or when the deck may end the analysis itself: by a control block, or by the
   *     option {@code autostop}
   */
  static OptionalDouble stop(final Deck deck) {
    return deck.answer(ANSWER);
  }

  private static OptionalDouble find(final Deck deck) {
    final List<Card> cards =
        deck.cards().filter(card -> card.keyword().startsWith(".tran")).toList();
    if (cards.size() != 1 || deck.acts() || deck.cards().anyMatch(TransientCard::mayStop)) {
      return OptionalDouble.empty();
    }
    final List<Card.Word> words = cards.get(0).words(Card.SEPARATORS);
    return words.size() > STOP && SpiceNumber.isNumber(words.get(STOP).text())
        ? OptionalDouble.of(SpiceNumber.parse(words.get(STOP).text()))
        : OptionalDouble.empty();
  }

  private static boolean mayStop(final Card card) {
    return card.keyword().startsWith(".opt")
        && card.words(Card.SEPARATORS).stream().anyMatch(word -> word.lower().equals("autostop"));
  }
}
