package org.wuxingspice.netlist.format;

import java.util.Locale;

/**
 * A line with its continuations.
 *
 * @param place of its first physical line
 * @param text without remarks and without spaces at the ends; remarks of a whole line begin with an
 *     asterisk
 */
record LogicalLine(Place place, String text) {

  boolean isRemark() {
    return text.startsWith("*");
  }

  /** The first word in lower case. */
  String keyword() {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** What follows the first word. */
  String rest() {
    return text.substring(keyword().length()).strip();
  }
}
