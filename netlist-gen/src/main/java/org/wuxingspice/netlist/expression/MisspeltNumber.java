package org.wuxingspice.netlist.expression;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people write them and ngspice does not: a scale letter for the decimal point ({@code
 * 4n7}), a decimal comma, and a Greek mu, which ngspice takes for a unit without effect.
 */
public final class MisspeltNumber {

  private static final Pattern LETTER_FOR_POINT =
      Pattern.compile("([+-]?\\d{1,9})([RrKkMGgTtmuUnNpPfF\u00b5\u03bc])(\\d{1,9})([A-Za-z]*)");
  private static final Pattern COMMA =
      Pattern.compile("([+-]?\\d{1,9}),(\\d{1,9})([A-Za-z\u00b5\u03bc]*)");
  private static final Pattern MU =
      Pattern.compile(
          "([+-]?(?:\\d{1,20}\\.?\\d{0,20}|\\.\\d{1,20}))[\u00b5\u03bc]([A-Za-z\u03a9\u2126]*)");

  private MisspeltNumber() {}

  /**
   * {@return what a word probably means, as ngspice writes it; empty when it is no such number}
   *
   * @param word between blanks
   */
  public static Optional<String> meant(final String word) {
    final Matcher letter = LETTER_FOR_POINT.matcher(word);
    if (letter.matches()) {
      final String scale = letter.group(2).toLowerCase(Locale.ROOT);
      return Optional.of(
          letter.group(1)
              + "."
              + letter.group(3)
              + (scale.equals("r") ? "" : ascii(letter.group(2))));
    }
    final Matcher comma = COMMA.matcher(word);
    if (comma.matches()) {
      return Optional.of(comma.group(1) + "." + comma.group(2) + ascii(comma.group(3)));
    }
    final Matcher mu = MU.matcher(word);
    return mu.matches()
        ? Optional.of(mu.group(1) + "u" + mu.group(2).replaceAll("[^A-Za-z]", ""))
        : Optional.empty();
  }

  /** A capital M for the decimal point is mega to everybody but SPICE. */
  private static String ascii(final String scale) {
    return scale.equals("M") ? "Meg" : scale.replaceAll("[\u00b5\u03bc]", "u");
  }
}
