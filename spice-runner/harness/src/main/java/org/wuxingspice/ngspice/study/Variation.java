package org.wuxingspice.ngspice.study;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.expression.SpiceNumber;

/**
 * How a parameter spreads in a Monte Carlo study.
 *
 * @param name of the parameter, lower case
 * @param nominal the middle, SI units; empty for what the deck says
 * @param spread of a Gaussian the standard deviation, of a uniform distribution half the width; as
 *     a fraction of the nominal value's size when relative, and else in SI units; not negative
 * @param relative whether the spread is a fraction
 * @param shape of the distribution
 */
public record Variation(
    String name, OptionalDouble nominal, double spread, boolean relative, Shape shape) {

  /** Shapes of distributions. */
  public enum Shape {
    /** Normal, without bounds. */
    GAUSS,
    /** Every value from nominal - spread to nominal + spread alike. */
    UNIFORM
  }

  /**
   * Reads {@code name=[nominal:]spread[:gauss|uniform]}, such as {@code r1=5%} or {@code
   * c1=100n:2n:uniform}; Gaussian when no shape is given.
   *
   * @param text as written
   * @return the variation
   * @throws WuxingException {@link StudyReason#BAD_VARIATION}
   */
  public static Variation parse(final String text) {
    final int equals = text.indexOf('=');
    if (equals < 1) {
      throw bad(text, "it names no parameter");
    }
    String right = text.substring(equals + 1).toLowerCase(Locale.ROOT);
    Shape shape = Shape.GAUSS;
    for (final Shape candidate : Shape.values()) {
      final String word = ":" + candidate.name().toLowerCase(Locale.ROOT);
      if (right.endsWith(word)) {
        shape = candidate;
        right = right.substring(0, right.length() - word.length());
      }
    }
    final int colon = right.indexOf(':');
    final OptionalDouble nominal =
        colon < 0 ? OptionalDouble.empty() : OptionalDouble.of(number(text, right, 0, colon));
    final boolean relative = right.endsWith("%");
    final double size = number(text, right, colon + 1, right.length() - (relative ? 1 : 0));
    if (size < 0) {
      throw bad(text, "the spread is negative");
    }
    return new Variation(
        text.substring(0, equals).strip().toLowerCase(Locale.ROOT),
        nominal,
        relative ? size / 100 : size,
        relative,
        shape);
  }

  private static double number(
      final String text, final String right, final int from, final int to) {
    try {
      return SpiceNumber.parse(right.substring(from, to).strip());
    } catch (final WuxingException e) {
      throw bad(text, e.getMessage());
    }
  }

  private static WuxingException bad(final String text, final String why) {
    return StudyReason.BAD_VARIATION.failure(
        "variation '" + text + "': " + why + "; write for example r1=5% or r1=1k:50:uniform");
  }

  /**
   * {@return the same spread of another parameter}
   *
   * @param other its name, lower case
   */
  public Variation of(final String other) {
    return new Variation(other, nominal, spread, relative, shape);
  }

  /**
   * Draws a value.
   *
   * @param middle the nominal value, SI units
   * @param random where the draw comes from
   */
  double draw(final double middle, final Random random) {
    final double width = relative ? spread * Math.abs(middle) : spread;
    final double unit = shape == Shape.GAUSS ? random.nextGaussian() : 2 * random.nextDouble() - 1;
    return middle + width * unit;
  }
}
