package org.wuxingspice.netlist.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Writes numbers for people, with SI prefixes or as percentages; {@link SpiceNumber} reads scale
 * letters.
 */
public final class SiFormat {

  private static final String[] PREFIXES = {"a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T"};
  private static final int NONE = 6;
  private static final MathContext DIGITS = new MathContext(5);

  private SiFormat() {}

  /**
   * The prefix in which a value has one to three digits before its point.
   *
   * @param value any
   * @return exponent of ten, a multiple of 3 from -18 to 12
   */
  public static int exponent(final double value) {
    final double size = Math.abs(value);
    if (size == 0 || !Double.isFinite(size)) {
      return 0;
    }
    // of five digits 0.999995 rounds up to 1
    final int thousands = (int) Math.floor(Math.log10(size * (1 + 5e-6)) / 3);
    return 3 * Math.max(-NONE, Math.min(PREFIXES.length - 1 - NONE, thousands));
  }

  /**
   * {@return the prefix of an exponent}
   *
   * @param exponent as {@link #exponent} gives it
   */
  public static String prefix(final int exponent) {
    return PREFIXES[exponent / 3 + NONE];
  }

  /**
   * {@return a value with its unit to five digits}
   *
   * @param value any
   * @param unit symbol, or the empty string
   */
  public static String format(final double value, final String unit) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    final int exponent = exponent(value);
    final String tail = prefix(exponent) + unit;
    return String.format(Locale.ROOT, "%.5g", value / Math.pow(10, exponent))
        + (tail.isEmpty() ? "" : " " + tail);
  }

  /**
   * {@return a value to five digits without needless zeros, such as {@code 4.7k}}
   *
   * @param value any
   */
  public static String compact(final double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    final int exponent = exponent(value);
    return BigDecimal.valueOf(value)
            .round(DIGITS)
            .scaleByPowerOfTen(-exponent)
            .stripTrailingZeros()
            .toPlainString()
        + prefix(exponent);
  }

  /**
   * {@return a fraction as a percentage with two places, such as {@code 86.30 %}}
   *
   * @param fraction 0 to 1
   */
  public static String percent(final double fraction) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
  }
}
