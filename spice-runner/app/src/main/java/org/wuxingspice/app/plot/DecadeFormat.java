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
    if (!prefixes && Math.abs(decade) <= MOST_PLACES) {
      return into.append(
          BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toPlainString());
    }
    final int thousands = prefixes ? Math.floorDiv(decade, 3) : PREFIXES.length;
    if (thousands < -NONE || thousands >= PREFIXES.length - NONE) {
      return into.append("1e").append(decade);
    }
    final double digits = number / Math.pow(10, 3.0 * thousands);
    into.append(BigDecimal.valueOf(digits).round(DIGITS).stripTrailingZeros().toPlainString());
    return into.append(PREFIXES[thousands + NONE]);
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
