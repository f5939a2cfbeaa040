package org.wuxingspice.netlist.source;

import java.util.Locale;

/**
 * A card that names a file and perhaps a section of it.
 *
 * @param card in lower case
 * @param file or section, when it is the only name; empty if there is none
 * @param section or nothing
 */
record Reference(String card, String file, String section) {

  Reference(final String text) {
    this(new Cursor(Remarks.without(text)));
  }

  private Reference(final Cursor words) {
    this(words.plain().toLowerCase(Locale.ROOT), words.name(), words.name());
  }

  /** The words of a line; a word in quotes may hold blanks. */
  private static final class Cursor {
    private final String text;
    private int at;

    Cursor(final String text) {
      this.text = text;
    }

    String plain() {
      final int from = at;
      while (at < text.length() && !Blanks.is(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at);
    }

    String name() {
      while (at < text.length() && Blanks.is(text.charAt(at))) {
        at++;
      }
      final boolean quoted = at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0;
      final int close = quoted ? text.indexOf(text.charAt(at), at + 1) : -1;
      if (close < 0) {
        return plain();
      }
      final String name = text.substring(at + 1, close);
      at = close + 1;
      return name;
    }
  }
}
