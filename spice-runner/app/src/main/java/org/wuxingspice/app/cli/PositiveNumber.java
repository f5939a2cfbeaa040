package org.wuxingspice.app.cli;

import picocli.CommandLine;

/** Reads durations and other quantities that are positive and finite. */
final class PositiveNumber implements CommandLine.ITypeConverter<Double> {

  @Override
  public Double convert(final String text) {
    try {
      final double value = Double.parseDouble(text);
      if (value > 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (final NumberFormatException e) {
      // refused below, as every other text is
    }
    throw new CommandLine.TypeConversionException("'" + text + "' is not a positive number");
  }
}
