package org.wuxingspice.ngspice.study;

import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.expression.SpiceNumber;

/**
 * What a measure has to lie within to count as good.
 *
 * @param measure its name
 * @param low smallest good value, or minus infinity
 * @param high largest good value, or infinity
 */
public record Limits(String measure, double low, double high) {

  /**
   * Reads {@code name=low:high}; either end may be left out.
   *
   * @param text as written
   * @return the limits; an end that is left out is infinite
   * @throws WuxingException {@link StudyReason#BAD_LIMITS}
   */
  public static Limits parse(final String text) {
    final int equals = text.lastIndexOf('=');
    final int colon = text.indexOf(':', equals + 1);
    if (equals < 1 || colon < 0) {
      throw bad(text, "there is no range");
    }
    try {
      final String low = text.substring(equals + 1, colon).strip();
      final String high = text.substring(colon + 1).strip();
      final Limits limits =
          new Limits(
              text.substring(0, equals).strip(),
              low.isEmpty() ? Double.NEGATIVE_INFINITY : SpiceNumber.parse(low),
              high.isEmpty() ? Double.POSITIVE_INFINITY : SpiceNumber.parse(high));
      if (limits.low > limits.high) {
        throw bad(text, "the low end is above the high one");
      }
      return limits;
    } catch (final WuxingException e) {
      throw e.reason() == StudyReason.BAD_LIMITS ? e : bad(text, e.getMessage());
    }
  }

  private static WuxingException bad(final String text, final String why) {
    return StudyReason.BAD_LIMITS.failure(
        "limits '" + text + "': " + why + "; write name=low:high, name=low: or name=:high");
  }

  /**
   * {@return whether a value is good}
   *
   * @param value any; NaN is not
   */
  public boolean contain(final double value) {
    return value >= low && value <= high;
  }
}
