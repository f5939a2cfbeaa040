package org.wuxingspice.netlist.source;

/**
 * Characters that have no place in a line: all controls but the tab, and whatever some program
 * takes for the end of a line.
 */
final class Characters {

  private static final char LINE_SEPARATOR = '\u2028';
  private static final char PARAGRAPH_SEPARATOR = '\u2029';

  private Characters() {}

  /** Index of the first such character, or -1. */
  static int firstRefused(final String text) {
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      if ((Character.isISOControl(c) && c != '\t')
          || c == LINE_SEPARATOR
          || c == PARAGRAPH_SEPARATOR) {
        return i;
      }
    }
    return -1;
  }
}
