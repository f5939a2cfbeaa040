package org.wuxingspice.ngspice.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.DeckLine;

/** How far a deck's own transient analysis is to go. */
final class TransientCard {

  private static final int STOP = 2;

  private TransientCard() {}

  /**
   * The end of the analysis.
   *
   * @return s; nothing when the deck has no {@code .tran} card or several, when the card names a
   *     parameter, or when the deck may end the analysis itself: by a control block, or by the
   *     option {@code autostop}
   */
  static OptionalDouble stop(final Deck deck) {
    final List<String> cards = new ArrayList<>();
    boolean inCard = false;
    for (final DeckLine line : deck.lines()) {
      final String text = line.text().strip().toLowerCase(Locale.ROOT);
      if (text.contains("autostop")) {
        return OptionalDouble.empty();
      }
      if (text.startsWith(".tran")) {
        cards.add(text);
        inCard = true;
      } else if (inCard && text.startsWith("+")) {
        cards.add(cards.remove(cards.size() - 1) + " " + text.substring(1));
      } else if (!text.startsWith("*")) {
        inCard = false;
      }
    }
    if (cards.size() != 1 || deck.acts()) {
      return OptionalDouble.empty();
    }
    final String[] words = cards.get(0).split("[\\s,]+");
    return words.length > STOP && SpiceNumber.isNumber(words[STOP])
        ? OptionalDouble.of(SpiceNumber.parse(words[STOP]))
        : OptionalDouble.empty();
  }
}
