package org.wuxingspice.app.cli;

import picocli.CommandLine;

/** Reads counts. */
final class PositiveInteger implements CommandLine.ITypeConverter<Integer> {

  @Override
  public Integer convert(final String text) {
    try {
      final int value = Integer.parseInt(text);
      if (value > 0) {
        return value;
      }
    } catch (final NumberFormatException e) {
      // refused below, as every other text is
    }
    throw new CommandLine.TypeConversionException("'" + text + "' is not a positive integer");
  }
}
