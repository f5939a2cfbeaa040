package org.wuxingspice.netlist.schematic;

import java.util.Locale;
import org.wuxingspice.netlist.circuit.Value;

/** Values as a reader of a drawing wants them: three digits and a scale letter. */
final class Engineering {

  private static final String LETTERS = "fpnum kMGT";
  private static final int UNIT = LETTERS.indexOf(' ');

  private Engineering() {}

  static String text(final Value value) {
    return value instanceof Value.Constant constant
        ? text(constant.value())
        : text(value.text().replaceAll("^\\{|}$", ""));
  }

  /** A formula without the zeros of whole numbers. */
  static String text(final String formula) {
    return formula.replaceAll("\\.0(?![0-9E])", "");
  }

  static String text(final double value) {
    if (value == 0) {
      return "0";
    }
    final int thousands = (int) Math.floor(Math.log10(Math.abs(value)) / 3 + 1e-12);
    final int letter = UNIT + thousands;
    if (letter < 0 || letter >= LETTERS.length()) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    final String digits = String.format(Locale.ROOT, "%.3f", value / Math.pow(1000, thousands));
    return digits.replaceAll("\\.?0+$", "") + (letter == UNIT ? "" : LETTERS.charAt(letter));
  }
}
