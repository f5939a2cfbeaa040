package org.wuxingspice.ngspice.rawfile;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A vector of a plot.
 *
 * @param name such as {@code v(out)}
 * @param type the word for what it measures, such as {@code voltage}
 * @param attributes further words of its line, such as {@code grid=3} or {@code dims=4,2}
 */
public record RawVariable(String name, String type, List<String> attributes) {

  private static final String DIMENSIONS = "dims=";

  /** Keeps unmodifiable copies of lists and maps. */
  public RawVariable {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    attributes = List.copyOf(attributes);
  }

  /**
   * A vector without attributes.
   *
   * @param name such as {@code v(out)}
   * @param type such as {@code voltage}
   */
  public RawVariable(final String name, final String type) {
    this(name, type, List.of());
  }

  /**
   * The length that the vector has for itself when it is shorter than its plot.
   *
   * @return the product of its own dimensions, or nothing when it states none
   * @throws NumberFormatException when a dimension is no number
   * @throws ArithmeticException when the product overflows
   */
  OptionalLong ownLength() {
    return attributes.stream()
        .filter(attribute -> attribute.startsWith(DIMENSIONS))
        .mapToLong(
            attribute ->
                Stream.of(attribute.substring(DIMENSIONS.length()).split("[,\\[\\]]+"))
                    .filter(word -> !word.isEmpty())
                    .mapToLong(Long::parseUnsignedLong)
                    .reduce(1, Math::multiplyExact))
        .findFirst();
  }

  /** The line of the header, without index and line end. */
  String line() {
    return Stream.concat(Stream.of(name, type), attributes.stream())
        .collect(Collectors.joining("\t"));
  }
}
