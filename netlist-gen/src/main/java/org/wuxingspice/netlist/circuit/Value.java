package org.wuxingspice.netlist.circuit;

import java.util.regex.Pattern;

/** A device value: a number, or an expression over the parameters of the enclosing subcircuit. */
public sealed interface Value {

  /** The value as a netlist writes it; numbers round-trip exactly. */
  String text();

  /**
   * A number.
   *
   * @param value in SI units, finite
   * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
   */
  static Value of(final double value) {
    return new Constant(value);
  }

  /**
   * An expression over parameters.
   *
   * @param text letters, digits, points, underscores, brackets and the four operations
   * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
   */
  static Value expression(final String text) {
    return new Expression(text);
  }

  /**
   * A number.
   *
   * @param value in SI units, finite
   */
  record Constant(double value) implements Value {
    /** Checks the value. */
    public Constant {
      if (!Double.isFinite(value)) {
        throw CircuitReason.BAD_VALUE.failure("value " + value + ": must be finite");
      }
    }

    @Override
    public String text() {
      return Double.toString(value);
    }
  }

  /**
   * An expression over parameters.
   *
   * @param expression without braces
   */
  record Expression(String expression) implements Value {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_.()+*/ -]+");

    /** Checks the characters. */
    public Expression {
      if (!ALLOWED.matcher(expression).matches()) {
        throw CircuitReason.BAD_VALUE.failure(
            "expression '" + Names.printable(expression) + "': only + - * / ( ) and names");
      }
    }

    @Override
    public String text() {
      return "{" + expression + "}";
    }
  }
}
