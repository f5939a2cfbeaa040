package org.wuxingspice.netlist.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.SpiceNumber;

/**
 * The words of a line, one after the other. Words are separated by spaces and commas; an equals
 * sign and a bracket are words of their own; what stands in braces or quotes is one word.
 */
final class Tokenizer {

  private static final Pattern NOT_A_FORMULA =
      Pattern.compile("[\"\\[<$].*|\\d+\\.\\d+\\..*|true|false", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final Set<String> parameters;
  private final List<String> words = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private int next;

  Tokenizer(final String text) {
    this(text, Set.of());
  }

  /**
   * The words of a line in which some names are values.
   *
   * @param parameters those names, in lower case
   */
  Tokenizer(final String text, final Set<String> parameters) {
    this.text = text;
    this.parameters = parameters;
    split();
  }

  private void split() {
    int i = 0;
    while (i < text.length()) {
      final char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == ',') {
        i++;
        continue;
      }
      final int end = end(text, i);
      words.add(text.substring(i, end));
      starts.add(i);
      i = end;
    }
  }

  private static int end(final String text, final int from) {
    final char c = text.charAt(from);
    if (c == '=' || c == '(' || c == ')') {
      return from + 1;
    } else if (c == '{') {
      return closing(text, from);
    } else if (c == '\'' || c == '"') {
      final int end = text.indexOf(c, from + 1);
      if (end < 0) {
        throw FormatReason.SYNTAX.failure("the quote " + c + " is not closed");
      }
      return end + 1;
    }
    int end = from;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && ",=(){}'\"".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return Math.max(end, from + 1);
  }

  private static int closing(final String text, final int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    throw FormatReason.SYNTAX.failure("the brace { is not closed");
  }

  boolean more() {
    return next < words.size();
  }

  /** The word that is {@code ahead} words from the next, or nothing. */
  String peek(final int ahead) {
    return next + ahead < words.size() ? words.get(next + ahead) : "";
  }

  boolean nextIs(final String word) {
    return peek(0).equalsIgnoreCase(word);
  }

  /** Whether a word and an equals sign come next. */
  boolean nextIsAssignment() {
    return peek(1).equals("=");
  }

  boolean take(final String word) {
    final boolean there = nextIs(word);
    next += there ? 1 : 0;
    return there;
  }

  String word(final String what) {
    if (!more()) {
      throw FormatReason.SYNTAX.failure("the " + what + " is missing");
    }
    return words.get(next++);
  }

  String lower(final String what) {
    return word(what).toLowerCase(Locale.ROOT);
  }

  void expect(final String word) {
    if (!take(word)) {
      throw FormatReason.SYNTAX.failure(
          "'" + word + "' is missing" + (more() ? " before '" + peek(0) + "'" : ""));
    }
  }

  /** The number of words that come before the first assignment. */
  int positional() {
    int count = 0;
    while (next + count < words.size() && !peek(count + 1).equals("=")) {
      count++;
    }
    return count;
  }

  List<String> take(final int count, final String what) {
    final List<String> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      taken.add(word(what));
    }
    return taken;
  }

  /** Whether the next word is a number, a formula or a parameter's name. */
  boolean nextIsValue() {
    final String word = peek(0);
    return SpiceNumber.isNumber(word)
        || isFormula(word)
        || (isParameter(word) && !nextIsAssignment());
  }

  private boolean isParameter(final String word) {
    return parameters.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isFormula(final String word) {
    return word.startsWith("{") || word.startsWith("'");
  }

  Value value(final String what) {
    final String word = word(what);
    if (isFormula(word)) {
      return Value.expression(word.substring(1, word.length() - 1));
    } else if (isParameter(word)) {
      return Value.expression(word);
    }
    return Value.of(SpiceNumber.parse(word));
  }

  double number(final String what) {
    final String word = word(what);
    if (isFormula(word) || !SpiceNumber.isNumber(word)) {
      throw FormatReason.NOT_MODELLED.failure(
          "the " + what + " '" + word + "' is no number; write the number itself");
    }
    return SpiceNumber.parse(word);
  }

  /** A value behind an equals sign, which may be a formula without braces or quotes. */
  Value assigned(final String what) {
    if (nextIsValue()) {
      return value(what);
    }
    final int first = next;
    int depth = 0;
    do {
      final String part = word(what);
      depth += part.equals("(") ? 1 : part.equals(")") ? -1 : 0;
    } while (more() && (depth > 0 || (!nextIs(")") && starts.get(next) == end(next - 1))));
    final String formula = text.substring(starts.get(first), end(next - 1));
    if (NOT_A_FORMULA.matcher(formula).matches()) {
      throw FormatReason.NOT_MODELLED.failure(
          "the " + what + " is " + formula + ": texts, lists and version numbers are not modelled");
    }
    return Value.expression(formula);
  }

  private int end(final int word) {
    return starts.get(word) + words.get(word).length();
  }

  /** All that is left, as assignments of values, by lower-case name. */
  Map<String, Value> assignments() {
    final Map<String, Value> values = new LinkedHashMap<>();
    while (more()) {
      if (!nextIsAssignment()) {
        throw FormatReason.NOT_MODELLED.failure("'" + peek(0) + "' where name=value belongs");
      }
      final String name = lower("name");
      expect("=");
      values.put(name, assigned("value of " + name));
    }
    return values;
  }
}
