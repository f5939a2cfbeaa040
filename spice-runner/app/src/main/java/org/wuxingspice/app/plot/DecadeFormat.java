package org.wuxingspice.app.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Tick labels of a logarithmic axis: 1, 10, 100, then 1k, 10k ... with SI prefixes, or 1000 ... */
final class DecadeFormat extends NumberFormat {

  private static final long serialVersionUID = 1L;
  private static final String[] PREFIXES = {"p", "n", "µ", "m", "", "k", "M", "G", "T"};
  private static final int NONE = 4;
  private static final MathContext DIGITS = new MathContext(3);
  private static final int MOST_PLACES = 5;

  private final boolean prefixes;

  DecadeFormat(final boolean prefixes) {
    super();
    this.prefixes = prefixes;
  }

  @Override
  public StringBuffer format(
      final double number, final StringBuffer into, final FieldPosition position) {
    final int decade = (int) Math.floor(Math.log10(number) + 1e-9);
    final int thousands = Math.floorDiv(decade, 3);
    if (prefixes && thousands >= -NONE && thousands < PREFIXES.length - NONE) {
      return into.append(digits(number, 3 * thousands)).append(PREFIXES[thousands + NONE]);
    }
    if (!prefixes && Math.abs(decade) <= MOST_PLACES) {
      return into.append(digits(number, 0));
    }
    return into.append(digits(number, decade)).append('e').append(decade);
  }

  private static String digits(final double number, final int exponent) {
    return BigDecimal.valueOf(number / Math.pow(10, exponent))
        .round(DIGITS)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public StringBuffer format(
      final long number, final StringBuffer into, final FieldPosition position) {
    return format((double) number, into, position);
  }

  @Override
  public Number parse(final String text, final ParsePosition position) {
    throw new UnsupportedOperationException("labels are only written");
  }
}
