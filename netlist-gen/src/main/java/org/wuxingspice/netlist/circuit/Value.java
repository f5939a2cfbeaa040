package org.wuxingspice.netlist.circuit;

import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.Scope;

/** A device value: a number, or a formula over the parameters of the enclosing subcircuit. */
public sealed interface Value {

  /** The number zero. */
  Value ZERO = new Constant(0);

  /**
   * {@return a number}
   *
   * @param value in SI units, finite
   * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
   */
  static Value of(final double value) {
    return new Constant(value);
  }

  /**
   * {@return a formula, or a number when the formula is one}
   *
   * @param expression over parameters
   */
  static Value of(final Expression expression) {
    return expression instanceof Expression.Literal number
        ? new Constant(number.value())
        : new Formula(expression);
  }

  /**
   * {@return a formula over parameters}
   *
   * @param text without braces around it
   * @throws org.wuxingspice.model.failure.WuxingException with an {@link
   *     org.wuxingspice.netlist.expression.ExpressionReason}
   */
  static Value expression(final String text) {
    return of(Expression.parse(text));
  }

  /** {@return the value as a netlist writes it; numbers round-trip exactly} */
  String text();

  /**
   * {@return the number that the value amounts to}
   *
   * @param scope the parameters' values
   * @throws org.wuxingspice.model.failure.WuxingException with an {@link
   *     org.wuxingspice.netlist.expression.ExpressionReason}
   */
  double evaluate(Scope scope);

  /**
   * A number.
   *
   * @param value in SI units, finite
   */
  record Constant(double value) implements Value {
    /**
     * Checks the value.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public Constant {
      if (!Double.isFinite(value)) {
        throw CircuitReason.BAD_VALUE.failure("value " + value + ": must be finite");
      }
    }

    @Override
    public String text() {
      return Double.toString(value);
    }

    @Override
    public double evaluate(final Scope scope) {
      return value;
    }
  }

  /**
   * A formula.
   *
   * @param expression over parameters; not a mere number
   */
  record Formula(Expression expression) implements Value {
    /**
     * Checks that it is no number.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public Formula {
      if (expression instanceof Expression.Literal) {
        throw CircuitReason.BAD_VALUE.failure("a formula that is a number: use a constant");
      }
    }

    @Override
    public String text() {
      return "{" + expression.text() + "}";
    }

    @Override
    public double evaluate(final Scope scope) {
      return expression.evaluate(scope);
    }
  }
}
