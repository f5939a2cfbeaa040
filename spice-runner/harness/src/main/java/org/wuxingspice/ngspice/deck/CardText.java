package org.wuxingspice.ngspice.deck;

import java.util.List;
import org.wuxingspice.netlist.source.Card;

/** Puts other texts of cards where the cards are. */
public final class CardText {

  /** A line that means nothing. */
  static final String NOTHING = "*";

  private CardText() {}

  /**
   * Replaces a card.
   *
   * @param lines the deck's, each in its place; modified
   * @param card to replace
   * @param text that goes into the card's first line; the others become empty
   */
  public static void put(final List<String> lines, final Card card, final String text) {
    card.lines().forEach(line -> lines.set(line, NOTHING));
    lines.set(card.lines().get(0), text);
  }

  /**
   * Takes a card out.
   *
   * @param lines the deck's, each in its place; modified
   * @param card to remove
   */
  public static void remove(final List<String> lines, final Card card) {
    put(lines, card, NOTHING);
  }
}
