package org.wuxingspice.spice.deck;

import java.nio.file.Path;
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
}
