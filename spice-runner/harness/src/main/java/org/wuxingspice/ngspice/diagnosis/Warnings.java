package org.wuxingspice.ngspice.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.source.SourceLine;
import org.wuxingspice.ngspice.deck.Deck;

/**
 * What ngspice warned of. A warning is a line that says so, a parameter that was ignored or a
 * measurement that failed, with the lines that go on with it; everything else that is printed is
 * either a note or belongs to a failure.
 */
public final class Warnings {

  private static final Pattern BEGIN =
      Pattern.compile(
          "(?i)^\\s*(warning\\b|unrecognized parameter .*ignored|\\.meas\\w* .* failed!).*");

  /** Begins of lines that go on with nothing. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)^\\s*(note|circuit|doing analysis|no\\. of|error|doanalyses|run simulation|netlist"
              + " line|undefined|measurements for|reference value|initial"
              + " transient|using|\\S+\\s+=|$).*");

  private static final Pattern IGNORED =
      Pattern.compile("(?i)^\\s*unrecognized parameter .*ignored");

  private static final int LONGEST = 4;

  private Warnings() {}

  /**
   * A warning.
   *
   * @param text in one line
   * @param line of the deck that it is about, if it can be told
   */
  public record Warning(String text, Optional<SourceLine> line) {}

  /**
   * {@return the warnings, each once}
   *
   * @param deck that was simulated
   * @param messages what ngspice printed
   */
  public static List<Warning> of(final Deck deck, final List<String> messages) {
    final List<Warning> warnings = new ArrayList<>();
    int i = 0;
    while (i < messages.size()) {
      final int end = end(messages, i);
      if (end > i) {
        final List<String> block = messages.subList(i, end);
        final Optional<SourceLine> line = ErrorLocator.find(deck, block);
        warnings.add(
            new Warning(
                String.join(" ", block.stream().map(String::strip).toList()),
                isFurther(messages, i) && line.isEmpty()
                    ? warnings.get(warnings.size() - 1).line()
                    : line));
      }
      i = Math.max(i + 1, end);
    }
    return warnings.stream().distinct().toList();
  }

  /** Of several parameters of a model that ngspice ignores only the first comes with the line. */
  private static boolean isFurther(final List<String> messages, final int index) {
    return index > 0
        && IGNORED.matcher(messages.get(index)).find()
        && IGNORED.matcher(messages.get(index - 1)).find();
  }

  /** The messages that are no part of a warning. */
  static List<String> without(final List<String> messages) {
    final List<String> left = new ArrayList<>();
    int i = 0;
    while (i < messages.size()) {
      final int end = end(messages, i);
      if (end == i) {
        left.add(messages.get(i));
      }
      i = Math.max(i + 1, end);
    }
    return left;
  }

  /** Where the warning that begins at a line ends; the line itself when none begins. */
  private static int end(final List<String> messages, final int from) {
    if (!BEGIN.matcher(messages.get(from)).matches()) {
      return from;
    }
    int end = from + 1;
    while (end < messages.size()
        && end < from + LONGEST
        && !OTHER.matcher(messages.get(end)).matches()
        && (!BEGIN.matcher(messages.get(end)).matches()
            || (messages.get(from).contains("Model issue") && end == from + 2))) {
      end++;
    }
    return end;
  }
}
