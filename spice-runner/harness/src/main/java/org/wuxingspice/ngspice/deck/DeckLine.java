package org.wuxingspice.ngspice.deck;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a deck and where it was read.
 *
 * @param text without line end
 * @param file the deck's own file or the included one; empty for text that was never in a file
 * @param number line of that file from 1
 */
public record DeckLine(String text, Optional<Path> file, int number) {
  /** Checks the parts. */
  public DeckLine {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(file, "file");
  }

  /**
   * What a line begins with, a card or the name of a device.
   *
   * @param text of a line
   * @return up to the first white space, in lower case; empty for a blank line
   */
  public static String firstWord(final String text) {
    final String line = text.strip();
    int end = 0;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    return line.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
