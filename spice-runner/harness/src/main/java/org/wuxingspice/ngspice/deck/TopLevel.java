package org.wuxingspice.ngspice.deck;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** The lines of a deck outside of all subcircuits. */
final class TopLevel {

  private TopLevel() {}

  /**
   * Visits the positions of lines outside of subcircuits, but for the title.
   *
   * @param deck its lines, title first
   */
  static void forEach(final List<String> deck, final IntConsumer visitor) {
    int depth = 0;
    for (int i = 1; i < deck.size(); i++) {
      final String word = DeckLine.firstWord(deck.get(i));
      if (word.equals(".subckt") || word.equals(".macro")) {
        depth++;
      } else if (word.equals(".ends") || word.equals(".eom")) {
        depth--;
      } else if (depth == 0) {
        visitor.accept(i);
      }
    }
  }

  /** Names of the devices, lower case. */
  static Set<String> devices(final List<String> deck) {
    final Set<String> devices = new HashSet<>();
    forEach(
        deck,
        i -> {
          final String word = DeckLine.firstWord(deck.get(i));
          if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
            devices.add(word);
          }
        });
    return devices;
  }
}
