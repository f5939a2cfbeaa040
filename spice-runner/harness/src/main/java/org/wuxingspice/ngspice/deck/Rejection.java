package org.wuxingspice.ngspice.deck;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.netlist.source.SourceLine;

/**
 * Why a deck, a setting or an analysis was refused, and where.
 *
 * @param reason kind of refusal
 * @param explanation one line: the simulator's own words, or what this program refuses
 * @param line line from 1 of the file, or of the text when there is no file; 0 when no line is to
 *     blame or none is known
 * @param text the refused line or name, or the empty string
 * @param file file of the line, when the deck has one
 * @param object the part of a network that the line stands for, when the deck was made from one
 */
public record Rejection(
    RejectionReason reason,
    String explanation,
    int line,
    String text,
    Optional<Path> file,
    Optional<String> object) {

  private static final int LONGEST_QUOTE = 160;

  /** Checks the parts. */
  public Rejection {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(object, "object");
  }

  /**
   * {@return a refusal of a line}
   *
   * @param reason kind of refusal
   * @param explanation one line
   * @param line the refused line
   */
  public static Rejection of(
      final RejectionReason reason, final String explanation, final SourceLine line) {
    return new Rejection(
        reason, explanation, line.number(), line.text(), line.file(), Optional.empty());
  }

  /**
   * {@return a refusal without a line}
   *
   * @param reason kind of refusal
   * @param explanation one line
   * @param text the refused name, or the empty string
   */
  public static Rejection of(
      final RejectionReason reason, final String explanation, final String text) {
    return new Rejection(reason, explanation, 0, text, Optional.empty(), Optional.empty());
  }

  /**
   * {@return the same with the part of a network that it is about}
   *
   * @param part in a few words, if any
   */
  public Rejection about(final Optional<String> part) {
    return new Rejection(reason, explanation, line, text, file, part);
  }

  /** {@return the text as a message shows it: no control characters, no more than fits a line} */
  public String quoted() {
    return VisibleText.shortened(text.strip(), LONGEST_QUOTE);
  }

  /** {@return one line for the user} */
  public String describe() {
    final StringBuilder words = new StringBuilder();
    file.ifPresent(path -> words.append(path).append(", "));
    if (line > 0) {
      words.append("line ").append(line).append(": ");
    }
    words.append(reason);
    if (!text.isEmpty()) {
      words.append(" '").append(quoted()).append('\'');
    }
    object.ifPresent(name -> words.append(", which is ").append(name));
    words.append(explanation.isEmpty() ? "" : ": ").append(explanation);
    return VisibleText.of(words.toString());
  }
}
