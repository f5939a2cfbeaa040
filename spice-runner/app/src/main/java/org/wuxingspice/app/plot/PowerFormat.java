package org.wuxingspice.app.plot;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Tick labels of an axis of common logarithms: the numbers that they are the logarithms of. */
final class PowerFormat extends NumberFormat {

  private static final long serialVersionUID = 1L;
  private static final NumberFormat NUMBERS = new DecadeFormat(false);

  @Override
  public StringBuffer format(
      final double logarithm, final StringBuffer into, final FieldPosition position) {
    return NUMBERS.format(Math.pow(10, logarithm), into, position);
  }

  @Override
  public StringBuffer format(
      final long logarithm, final StringBuffer into, final FieldPosition position) {
    return format((double) logarithm, into, position);
  }

  @Override
  public Number parse(final String text, final ParsePosition position) {
    throw new UnsupportedOperationException("labels are only written");
  }
}
