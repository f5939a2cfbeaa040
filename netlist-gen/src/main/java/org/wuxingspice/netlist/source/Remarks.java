package org.wuxingspice.netlist.source;

/**
 * Remarks at the ends of lines: from a semicolon, from {@code //}, and from a dollar sign behind a
 * blank or a comma, each outside quotes.
 */
final class Remarks {

  private Remarks() {}

  /** Whether a line without blanks before it is nothing but a remark. */
  static boolean isWhole(final String line) {
    return line.isEmpty() || "*#$;".indexOf(line.charAt(0)) >= 0 || line.startsWith("//");
  }

  /** A line without the remark at its end. */
  static String without(final String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      final char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == ';'
          || (c == '/' && line.startsWith("//", i))
          || (c == '$' && i > 0 && (Blanks.is(line.charAt(i - 1)) || line.charAt(i - 1) == ','))) {
        return Blanks.strip(line.substring(0, i));
      }
    }
    return line;
  }
}
