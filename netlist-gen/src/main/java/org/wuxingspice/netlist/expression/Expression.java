package org.wuxingspice.netlist.expression;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    @Override
    public double evaluate(final Scope scope) {
      return value;
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.literal(this);
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

    @Override
    public double evaluate(final Scope scope) {
      return lower(name).equals("pi") ? Math.PI : scope.parameter(lower(name));
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.parameter(this);
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

    @Override
    public double evaluate(final Scope scope) {
      return voltage(plus, scope) - voltage(minus, scope);
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.voltage(this);
    }

    private static double voltage(final String node, final Scope scope) {
      final String name = lower(node);
      return name.equals("0") || name.equals("gnd") ? 0 : scope.voltage(name);
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

    @Override
    public double evaluate(final Scope scope) {
      return scope.current(lower(device));
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.current(this);
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

    @Override
    public double evaluate(final Scope scope) {
      return -operand.evaluate(scope);
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.negation(this);
    }

    @Override
    public List<Expression> children() {
      return List.of(operand);
    }

    @Override
    public Expression map(final UnaryOperator<Expression> change) {
      return negate(change.apply(operand));
    }
  }

  /**
   * 1 when an expression is 0, 0 otherwise.
   *
   * @param operand any expression
   */
  record Not(Expression operand) implements Expression {
    @Override
    public double evaluate(final Scope scope) {
      return operand.evaluate(scope) == 0 ? 1 : 0;
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.not(this);
    }

    @Override
    public List<Expression> children() {
      return List.of(operand);
    }

    @Override
    public Expression map(final UnaryOperator<Expression> change) {
      return new Not(change.apply(operand));
    }
  }

  /**
   * An operation on two expressions.
   *
   * @param operator to apply
   * @param left first operand
   * @param right second operand
   */
  record Operation(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public double evaluate(final Scope scope) {
      return operator.apply(left.evaluate(scope), right.evaluate(scope));
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.operation(this);
    }

    @Override
    public List<Expression> children() {
      return List.of(left, right);
    }

    @Override
    public Expression map(final UnaryOperator<Expression> change) {
      return new Operation(operator, change.apply(left), change.apply(right));
    }
  }

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
      if (lower(function).equals("v") || lower(function).equals("i")) {
        throw ExpressionReason.SYNTAX.failure("function " + function + ": not a function call");
      }
    }

    @Override
    public double evaluate(final Scope scope) {
      return scope.call(
          lower(function), arguments.stream().mapToDouble(a -> a.evaluate(scope)).toArray());
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.call(this);
    }

    @Override
    public List<Expression> children() {
      return arguments;
    }

    @Override
    public Expression map(final UnaryOperator<Expression> change) {
      return new Call(function, arguments.stream().map(change).toList());
    }
  }

  /**
   * One of two expressions.
   *
   * @param test decides: not 0 is true
   * @param then value when true
   * @param otherwise value when false
   */
  record Conditional(Expression test, Expression then, Expression otherwise) implements Expression {
    @Override
    public double evaluate(final Scope scope) {
      return (test.evaluate(scope) != 0 ? then : otherwise).evaluate(scope);
    }

    @Override
    public <R> R accept(final Visitor<R> visitor) {
      return visitor.conditional(this);
    }

    @Override
    public List<Expression> children() {
      return List.of(test, then, otherwise);
    }

    @Override
    public Expression map(final UnaryOperator<Expression> change) {
      return new Conditional(change.apply(test), change.apply(then), change.apply(otherwise));
    }
  }

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
  double evaluate(Scope scope);

  /**
   * {@return what a visitor makes of this kind of expression}
   *
   * @param visitor to be called
   * @param <R> its result
   */
  <R> R accept(Visitor<R> visitor);

  /** {@return the operands or arguments, none of a leaf} */
  default List<Expression> children() {
    return List.of();
  }

  /**
   * {@return the same kind of expression over other children; a leaf itself}
   *
   * @param change gives the expression in the place of each child
   */
  default Expression map(final UnaryOperator<Expression> change) {
    return this;
  }

  /** {@return this expression and all below it, parents first} */
  default Stream<Expression> parts() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(Expression::parts));
  }

  /**
   * One method for each kind of expression.
   *
   * @param <R> what it makes of an expression
   */
  interface Visitor<R> {
    /**
     * {@return the result for a number}
     *
     * @param e the expression
     */
    R literal(Literal e);

    /**
     * {@return the result for a parameter}
     *
     * @param e the expression
     */
    R parameter(Parameter e);

    /**
     * {@return the result for a voltage}
     *
     * @param e the expression
     */
    R voltage(NodeVoltage e);

    /**
     * {@return the result for a current}
     *
     * @param e the expression
     */
    R current(BranchCurrent e);

    /**
     * {@return the result for a negative}
     *
     * @param e the expression
     */
    R negation(Negation e);

    /**
     * {@return the result for a negated condition}
     *
     * @param e the expression
     */
    R not(Not e);

    /**
     * {@return the result for an operation}
     *
     * @param e the expression
     */
    R operation(Operation e);

    /**
     * {@return the result for a call}
     *
     * @param e the expression
     */
    R call(Call e);

    /**
     * {@return the result for a choice}
     *
     * @param e the expression
     */
    R conditional(Conditional e);
  }

  /** Puts other expressions in the place of some; every kind stays as it is unless overridden. */
  interface Rewriter extends Visitor<Expression> {
    @Override
    default Expression literal(final Literal e) {
      return e;
    }

    @Override
    default Expression parameter(final Parameter e) {
      return e;
    }

    @Override
    default Expression voltage(final NodeVoltage e) {
      return e;
    }

    @Override
    default Expression current(final BranchCurrent e) {
      return e;
    }

    @Override
    default Expression negation(final Negation e) {
      return inside(e);
    }

    @Override
    default Expression not(final Not e) {
      return inside(e);
    }

    @Override
    default Expression operation(final Operation e) {
      return inside(e);
    }

    @Override
    default Expression call(final Call e) {
      return inside(e);
    }

    @Override
    default Expression conditional(final Conditional e) {
      return inside(e);
    }

    /**
     * {@return the expression with its children rewritten}
     *
     * @param e any expression
     */
    default Expression inside(final Expression e) {
      return e.map(child -> child.accept(this));
    }
  }

  /**
   * {@return the formula in the notation of ngspice's parameters, with as few brackets as it needs}
   */
  default String text() {
    return ExpressionFormatter.PLAIN.text(this);
  }

  private static String lower(final String name) {
    return name.toLowerCase(Locale.ROOT);
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
