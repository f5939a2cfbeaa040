package org.wuxingspice.ngspice.deck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters that {@code .param} cards outside of all subcircuits define. Functions are none.
 * When several cards define one, as in the branches of {@code .if}, all of them count.
 */
final class ParameterCards {

  private static final Pattern CARD = Pattern.compile("(?i)\\s*\\.params?(?=\\s).*");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s*=(?!=)\\s*");
  private static final Pattern COMMENT = Pattern.compile(";|(?<=\\s)(\\$(?=\\s|$)|//)");
  private static final String OPENING = "({";
  private static final String CLOSING = ")}";
  private static final String QUOTES = "'\"";

  private ParameterCards() {}

  /**
   * Names and values as written.
   *
   * @param deck its lines, title first
   * @return by name in lower case; of several definitions the last one
   */
  static Map<String, String> defined(final List<String> deck) {
    final Map<String, String> values = new LinkedHashMap<>();
    edit(
        deck,
        (name, value) -> {
          values.put(name, value);
          return value;
        });
    return values;
  }

  /**
   * A deck with other values of some parameters.
   *
   * @param deck its lines, title first
   * @param values by name in lower case
   * @return as many lines, each in its place; a changed card lies in its first line
   */
  static List<String> with(final List<String> deck, final Map<String, Double> values) {
    return edit(
        deck, (name, value) -> values.containsKey(name) ? values.get(name).toString() : value);
  }

  /** Says what a parameter's value becomes. */
  @FunctionalInterface
  private interface Edit {
    String value(String name, String written);
  }

  private static List<String> edit(final List<String> deck, final Edit edit) {
    final List<String> lines = new ArrayList<>(deck);
    TopLevel.forEach(
        deck,
        i -> {
          if (CARD.matcher(lines.get(i)).matches()) {
            edit(lines, i, edit);
          }
        });
    return lines;
  }

  private static void edit(final List<String> lines, final int first, final Edit edit) {
    final List<Integer> continuations = new ArrayList<>();
    final StringBuilder card = new StringBuilder(withoutComment(lines.get(first)));
    for (int i = first + 1; i < lines.size(); i++) {
      final String line = lines.get(i).stripLeading();
      if (line.startsWith("+")) {
        card.append(' ').append(withoutComment(line.substring(1)));
        continuations.add(i);
      } else if (!line.startsWith("*")) {
        break;
      }
    }
    final String before = card.toString();
    final String after = edited(before, edit);
    if (!after.equals(before)) {
      lines.set(first, after);
      continuations.forEach(line -> lines.set(line, "*"));
    }
  }

  private static String withoutComment(final String line) {
    final Matcher comment = COMMENT.matcher(line);
    return comment.find() ? line.substring(0, comment.start()) : line;
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
