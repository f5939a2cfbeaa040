package org.wuxingspice.netlist.expression;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as netlists write them: digits, an exponent, a scale letter, and further letters that are
 * a unit without effect, so that {@code 10kohm}, {@code 10K} and {@code 1e4} are the same. The
 * scale letters, in either case, are t, g, meg, k, mil, m, u, n, p and f; m is milli, and mil is
 * 25.4 micrometres.
 */
public final class SpiceNumber {

  /** The digits of a number and the letters behind them. */
  static final String SYNTAX = "((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)([A-Za-zµ]*)";

  private static final Pattern NUMBER = Pattern.compile("([+-]?)" + SYNTAX);
  private static final BigDecimal MIL = new BigDecimal("25.4e-6");
  private static final int LONGEST = 400;

  private SpiceNumber() {}

  /**
   * {@return whether a word is a number}
   *
   * @param word without spaces
   */
  public static boolean isNumber(final String word) {
    return word.length() <= LONGEST && NUMBER.matcher(word).matches();
  }

  /**
   * Reads a number; the decimal point is a point in every locale.
   *
   * @param word without spaces
   * @return the value, correctly rounded
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#BAD_NUMBER} when
   *     the word is no number or the number is beyond the range of a double
   */
  public static double parse(final String word) {
    final Matcher matcher = NUMBER.matcher(word);
    if (word.length() > LONGEST || !matcher.matches()) {
      throw ExpressionReason.BAD_NUMBER.failure(
          "'" + word + "' is no number; write for example 4700, 4.7k or 4.7e3");
    }
    final double size = scaled(matcher.group(2), matcher.group(3));
    return matcher.group(1).equals("-") ? -size : size;
  }

  static double scaled(final String digits, final String letters) {
    final String scale = letters.toLowerCase(Locale.ROOT);
    final double value = scale.isEmpty() ? Double.parseDouble(digits) : exact(digits, scale);
    if (!Double.isFinite(value)) {
      throw ExpressionReason.BAD_NUMBER.failure(
          "number " + digits + letters + ": beyond the range of double precision");
    }
    return value;
  }

  private static double exact(final String digits, final String scale) {
    if (scale.startsWith("mil")) {
      return new BigDecimal(digits).multiply(MIL).doubleValue();
    }
    final int power = scale.startsWith("meg") ? 6 : power(scale.charAt(0));
    return power == 0
        ? Double.parseDouble(digits)
        : new BigDecimal(digits).scaleByPowerOfTen(power).doubleValue();
  }

  private static int power(final char letter) {
    return switch (letter) {
      case 't' -> 12;
      case 'g' -> 9;
      case 'k' -> 3;
      case 'm' -> -3;
      case 'u', 'µ' -> -6;
      case 'n' -> -9;
      case 'p' -> -12;
      case 'f' -> -15;
      default -> 0;
    };
  }
}
