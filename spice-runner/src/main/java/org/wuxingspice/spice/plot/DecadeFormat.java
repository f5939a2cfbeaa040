package org.wuxingspice.spice.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Tick labels of a logarithmic axis: 1, 10, 100, 1k, 10k ... with SI prefixes. */
final class DecadeFormat extends NumberFormat {

  private static final long serialVersionUID = 1L;
  private static final String[] PREFIXES = {"p", "n", "µ", "m", "", "k", "M", "G", "T"};
  private static final int NONE = 4;
  private static final MathContext DIGITS = new MathContext(3);

  @Override
  public StringBuffer format(
      final double number, final StringBuffer into, final FieldPosition position) {
    final int decade = (int) Math.floor(Math.log10(number) + 1e-9);
    final int thousands = Math.floorDiv(decade, 3);
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
