package org.wuxingspice.netlist.source;

/** Spaces and tabs, which alone are white space in a line of a netlist. */
final class Blanks {

  private Blanks() {}

  static boolean is(final char c) {
    return c == ' ' || c == '\t';
  }

  /** What a text begins with, up to the first blank. */
  static String firstWord(final String text) {
    int end = 0;
    while (end < text.length() && !is(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  static String strip(final String text) {
    int from = 0;
    int end = text.length();
    while (from < end && is(text.charAt(from))) {
      from++;
    }
    while (end > from && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(from, end);
  }
}
