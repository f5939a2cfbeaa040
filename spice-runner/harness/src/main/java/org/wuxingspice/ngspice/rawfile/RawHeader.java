package org.wuxingspice.ngspice.rawfile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a raw file says about a plot before its points.
 *
 * @param title the circuit's title
 * @param date as the simulator wrote it
 * @param plotName such as {@code Transient Analysis}
 * @param flags words such as {@code real}, {@code complex}, {@code unpadded}, {@code double}
 * @param points number of points of the longest vector, not negative
 * @param variables the vectors, at least one, the scale first
 * @param others further lines by their key in lower case, such as {@code command} and {@code
 *     option}, in order. They are read and never written: ngspice executes {@code Command:} lines
 *     when it loads a file
 */
public record RawHeader(
    String title,
    String date,
    String plotName,
    List<String> flags,
    long points,
    List<RawVariable> variables,
    Map<String, List<String>> others) {

  /** Keeps unmodifiable copies of lists and maps. */
  public RawHeader {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(plotName, "plotName");
    flags = List.copyOf(flags);
    variables = List.copyOf(variables);
    others = Map.copyOf(others);
  }

  /**
   * {@return a header for a file to write}
   *
   * @param title the circuit's title
   * @param date any text
   * @param plotName such as {@code Transient Analysis}
   * @param complex whether the values are complex
   * @param points number of points
   * @param variables the vectors, the scale first
   */
  public static RawHeader of(
      final String title,
      final String date,
      final String plotName,
      final boolean complex,
      final long points,
      final List<RawVariable> variables) {
    return new RawHeader(
        title, date, plotName, List.of(complex ? "complex" : "real"), points, variables, Map.of());
  }

  /** {@return whether the values are complex} */
  public boolean isComplex() {
    return hasFlag("complex");
  }

  /**
   * {@return whether a flag is set}
   *
   * @param flag in lower case
   */
  public boolean hasFlag(final String flag) {
    return flags.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).equals(flag));
  }
}
