package org.wuxingspice.netlist.expression;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A formula as a tree. Every name in it is checked, so the text of a formula is always one formula
 * and nothing else. Text, parsed, gives the tree again.
 */
public sealed interface Expression {

  /** What parameters and functions may be called. */
  Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  /** What nodes and devices may be called inside a formula. */
  Pattern PROBE = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.+\\-/#!?%&<>~^|@:]{1,256}");

  /**
   * Parses a formula.
   *
   * @param text without the braces or quotes around it
   * @return the formula as a tree
   * @throws org.wuxingspice.model.failure.WuxingException with an {@link ExpressionReason}
   */
  static Expression parse(final String text) {
    return new ExpressionParser(text).parse();
  }

  /**
   * A number.
   *
   * @param value finite
   */
  record Literal(double value) implements Expression {
    /**
     * Checks the value.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#BAD_NUMBER}
     */
    public Literal {
      if (!Double.isFinite(value)) {
        throw ExpressionReason.BAD_NUMBER.failure("number " + value + ": must be finite");
      }
    }
  }

  /**
   * A parameter, or one of a simulator's own quantities such as {@code time}.
   *
   * @param name letters, digits and underscores
   */
  record Parameter(String name) implements Expression {
    /**
     * Checks the name.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#SYNTAX}
     */
    public Parameter {
      identifier(name);
    }
  }

  /**
   * The voltage from one node to another.
   *
   * @param plus node
   * @param minus node; {@code 0} is ground
   */
  record NodeVoltage(String plus, String minus) implements Expression {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#SYNTAX}
     */
    public NodeVoltage {
      probe(plus);
      probe(minus);
    }
  }

  /**
   * The current through a device with a branch, from its positive node.
   *
   * @param device name of a voltage source
   */
  record BranchCurrent(String device) implements Expression {
    /**
     * Checks the name.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#SYNTAX}
     */
    public BranchCurrent {
      probe(device);
    }
  }

  /**
   * The negative of an expression; a negative number is a {@link Literal}.
   *
   * @param operand any expression but a number
   */
  record Negation(Expression operand) implements Expression {
    /**
     * Checks the operand.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#SYNTAX}
     */
    public Negation {
      if (operand instanceof Literal) {
        throw ExpressionReason.SYNTAX.failure("a negated number: write the negative number itself");
      }
    }
  }

  /**
   * 1 when an expression is 0, 0 otherwise.
   *
   * @param operand any expression
   */
  record Not(Expression operand) implements Expression {}

  /**
   * An operation on two expressions.
   *
   * @param operator to apply
   * @param left first operand
   * @param right second operand
   */
  record Operation(Operator operator, Expression left, Expression right) implements Expression {}

  /**
   * A function's value.
   *
   * @param function name of a known function or one that the netlist defines
   * @param arguments of the function
   */
  record Call(String function, List<Expression> arguments) implements Expression {
    /**
     * Checks the name and keeps unmodifiable copies of lists and maps.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#SYNTAX}
     */
    public Call {
      identifier(function);
      arguments = List.copyOf(arguments);
      final String lower = function.toLowerCase(Locale.ROOT);
      if (lower.equals("v") || lower.equals("i")) {
        throw ExpressionReason.SYNTAX.failure("function " + function + ": not a function call");
      }
    }
  }

  /**
   * One of two expressions.
   *
   * @param test decides: not 0 is true
   * @param then value when true
   * @param otherwise value when false
   */
  record Conditional(Expression test, Expression then, Expression otherwise)
      implements Expression {}

  /**
   * {@return the negative of an expression}
   *
   * @param operand any expression
   */
  static Expression negate(final Expression operand) {
    return operand instanceof Literal number ? new Literal(-number.value()) : new Negation(operand);
  }

  /**
   * {@return the value}
   *
   * @param scope what names stand for
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExpressionReason#UNDEFINED_NAME},
   *     {@link ExpressionReason#UNDEFINED_FUNCTION}
   */
  default double evaluate(final Scope scope) {
    return Evaluation.evaluate(this, scope);
  }

  /**
   * {@return the formula in the notation of ngspice's parameters, with as few brackets as it needs}
   */
  default String text() {
    return ExpressionFormatter.PLAIN.text(this);
  }

  private static void identifier(final String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw ExpressionReason.SYNTAX.failure(
          "name '" + name + "' in a formula: use letters, digits and underscores");
    }
  }

  private static void probe(final String name) {
    if (!PROBE.matcher(name).matches()) {
      throw ExpressionReason.SYNTAX.failure(
          "node or device '" + name + "' in a formula: no spaces, commas, brackets or quotes");
    }
  }
}
