package org.wuxingspice.ngspice.deck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.netlist.source.Card;

/**
 * The parameters that {@code .param} cards outside of all subcircuits define. Functions are none.
 * When several cards define one, as in the branches of {@code .if}, all of them count.
 */
final class ParameterCards {

  private static final Pattern NAME = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s*=(?!=)\\s*");
  private static final String OPENING = "({";
  private static final String CLOSING = ")}";
  private static final String QUOTES = "'\"";

  private ParameterCards() {}

  /**
   * Names and values as written.
   *
   * @param topLevel cards outside of subcircuits
   * @return by name in lower case; of several definitions the last one
   */
  static Map<String, String> defined(final Stream<Card> topLevel) {
    final Map<String, String> values = new LinkedHashMap<>();
    topLevel
        .filter(ParameterCards::isOne)
        .forEach(
            card ->
                edited(
                    card.text(),
                    (name, value) -> {
                      values.put(name, value);
                      return value;
                    }));
    return values;
  }

  /**
   * A card with other values of some parameters.
   *
   * @param card any
   * @param values by name in lower case
   * @return its text, if it changes
   */
  static Optional<String> with(final Card card, final Map<String, Double> values) {
    if (!isOne(card)) {
      return Optional.empty();
    }
    final String text =
        edited(
            card.text(),
            (name, value) -> values.containsKey(name) ? values.get(name).toString() : value);
    return text.equals(card.text()) ? Optional.empty() : Optional.of(text);
  }

  /** By the beginning that ngspice knows these cards by. */
  private static boolean isOne(final Card card) {
    return card.keyword().startsWith(".para");
  }

  /** Says what a parameter's value becomes. */
  @FunctionalInterface
  private interface Edit {
    String value(String name, String written);
  }

  private static String edited(final String card, final Edit edit) {
    final List<int[]> names = names(card);
    final StringBuilder text = new StringBuilder();
    int done = 0;
    for (int n = 0; n < names.size(); n++) {
      final int[] name = names.get(n);
      final int end = n + 1 < names.size() ? names.get(n + 1)[0] : card.length();
      final String written = card.substring(name[2], end);
      final String value = written.strip();
      final String changed =
          edit.value(card.substring(name[0], name[1]).toLowerCase(Locale.ROOT), value);
      text.append(card, done, name[2]).append(changed.equals(value) ? written : changed + " ");
      done = end;
    }
    return text.append(card, done, card.length()).toString();
  }

  /** Beginning and end of each name, and where its value begins. */
  private static List<int[]> names(final String card) {
    final List<int[]> names = new ArrayList<>();
    final Matcher matcher = NAME.matcher(card);
    int depth = 0;
    int at = 0;
    while (at < card.length()) {
      final char c = card.charAt(at);
      final int quoted = QUOTES.indexOf(c) >= 0 ? card.indexOf(c, at + 1) : -1;
      depth += OPENING.indexOf(c) >= 0 ? 1 : 0;
      depth -= CLOSING.indexOf(c) >= 0 ? 1 : 0;
      if (quoted > 0) {
        at = quoted + 1;
      } else if (depth == 0 && matcher.find(at) && matcher.start() == at) {
        names.add(new int[] {matcher.start(1), matcher.end(1), matcher.end()});
        at = matcher.end();
      } else {
        at++;
      }
    }
    return names;
  }
}
