package org.wuxingspice.netlist.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a netlist and where it stands.
 *
 * @param text as written, without line end
 * @param file that the line is from; empty for text that was never in a file
 * @param number of the line in the file or text, from 1
 */
public record SourceLine(String text, Optional<Path> file, int number) {
  /** Checks the parts. */
  public SourceLine {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(file, "file");
  }

  /**
   * {@return lines with their numbers}
   *
   * @param texts without line ends
   * @param file that they are from, if any
   */
  public static List<SourceLine> numbered(final List<String> texts, final Optional<Path> file) {
    final List<SourceLine> lines = new ArrayList<>(texts.size());
    for (final String text : texts) {
      lines.add(new SourceLine(text, file, lines.size() + 1));
    }
    return lines;
  }

  /** {@return file and number, such as {@code rc.cir:4}} */
  public String place() {
    return file.map(path -> path + ":" + number).orElse("line " + number);
  }
}
