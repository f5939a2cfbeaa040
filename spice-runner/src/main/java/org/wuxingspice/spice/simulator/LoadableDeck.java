package org.wuxingspice.spice.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.wuxingspice.spice.deck.Deck;
import org.wuxingspice.spice.deck.DeckLine;

/**
 * What a simulator loads for a request: the deck with its driven sources made external, its initial
 * conditions added and its end in place. Line i is line i of the deck while it has one.
 *
 * @param lines for the simulator
 * @param absent driven sources that the deck's top level does not have
 */
record LoadableDeck(List<String> lines, Set<String> absent) {

  private static final Pattern END = Pattern.compile("(?i)\\s*\\.end\\s*");
  private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

  /**
   * What tells the loaded circuits of one deck apart.
   *
   * @param deck by identity
   * @param driven names of the driven sources
   * @param initialConditions node voltages
   */
  record Key(Deck deck, Set<String> driven, Map<String, Double> initialConditions) {
    static Key of(final Request request) {
      return new Key(request.deck(), request.drives().keySet(), request.initialConditions());
    }
  }

  static LoadableDeck of(final Key key) {
    final List<String> lines = new ArrayList<>(key.deck().lines().size() + 1);
    final Set<String> absent = new HashSet<>(key.driven());
    int depth = 0;
    boolean replaced = false;
    for (final DeckLine line : key.deck().lines()) {
      final String text = line.text();
      if (!lines.isEmpty() && END.matcher(text).matches()) {
        break;
      }
      final String start = firstWord(text);
      if (start.startsWith(".subckt") || start.startsWith(".macro")) {
        depth++;
      } else if (start.startsWith(".ends") || start.startsWith(".eom")) {
        depth--;
      }
      if (start.startsWith("+")) {
        lines.add(replaced ? "*" : text);
        continue;
      }
      if (!start.startsWith("*")) {
        replaced = depth == 0 && !lines.isEmpty() && absent.remove(start);
      }
      lines.add(replaced && !start.startsWith("*") ? external(text) : text);
    }
    key.initialConditions().forEach((node, volts) -> lines.add(".ic v(" + node + ")=" + volts));
    lines.add(".end");
    return new LoadableDeck(List.copyOf(lines), Set.copyOf(absent));
  }

  private static String firstWord(final String text) {
    final String line = text.strip();
    int end = 0;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    return line.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** Version 39 takes {@code external} only right after the nodes. */
  private static String external(final String text) {
    final String[] words = BLANKS.split(text.strip(), 4);
    return words[0] + " " + words[1] + " " + words[2] + " external";
  }
}
