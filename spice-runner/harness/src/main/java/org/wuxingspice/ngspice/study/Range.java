package org.wuxingspice.ngspice.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.expression.SpiceNumber;

/**
 * The values a parameter takes in a sweep.
 *
 * @param name of the parameter, lower case
 * @param values at least one, SI units
 */
public record Range(String name, List<Double> values) {

  private static final int MOST_VALUES = 1_000_000;

  /** How much of a step the stop may be missed by and still count, for rounded steps. */
  private static final double SLACK = 1e-9;

  /** Keeps unmodifiable copies of lists and maps. */
  public Range {
    values = List.copyOf(values);
  }

  /**
   * Reads {@code name=start:stop:step}, both ends included, or {@code name=a,b,c}; numbers may have
   * scale letters such as {@code 4.7k}.
   *
   * @param text as written
   * @return the parameter and its values
   * @throws WuxingException {@link StudyReason#BAD_RANGE}
   */
  public static Range parse(final String text) {
    final int equals = text.indexOf('=');
    if (equals < 1) {
      throw bad(text, "it names no parameter");
    }
    final String name = text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    final String right = text.substring(equals + 1);
    if (!right.contains(":")) {
      return new Range(
          name, Arrays.stream(right.split(",", -1)).map(word -> number(text, word)).toList());
    }
    final String[] parts = right.split(":", -1);
    if (parts.length != 3) {
      throw bad(text, "it has " + parts.length + " parts");
    }
    final double start = number(text, parts[0]);
    final double step = number(text, parts[2]);
    final double steps = (number(text, parts[1]) - start) / step;
    if (!(steps >= 0 && steps < MOST_VALUES)) {
      throw bad(text, "the step does not lead to the stop within " + MOST_VALUES + " values");
    }
    final int last = (int) Math.floor(steps + SLACK);
    return new Range(
        name,
        DoubleStream.iterate(0, i -> i + 1)
            .limit(last + 1L)
            .map(i -> start + i * step)
            .boxed()
            .toList());
  }

  private static double number(final String text, final String word) {
    try {
      return SpiceNumber.parse(word.strip());
    } catch (final WuxingException e) {
      throw bad(text, e.getMessage());
    }
  }

  private static WuxingException bad(final String text, final String why) {
    return StudyReason.BAD_RANGE.failure(
        "range '" + text + "': " + why + "; write name=start:stop:step or name=a,b,c");
  }
}
