package org.wuxingspice.netlist.expression;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How formulas are written.
 *
 * @param bracedParameters whether parameters stand in braces, as in ngspice's behavioral sources
 * @param conditionCalls whether conditions are calls of {@code if} rather than {@code ? :}
 * @param functions other names of functions in this notation, by their names in ngspice
 * @param operators other signs of operators; their operands stand in brackets, since they may bind
 *     otherwise there
 * @param not what stands before the brackets of a negated condition
 */
public record ExpressionFormatter(
    boolean bracedParameters,
    boolean conditionCalls,
    Map<String, String> functions,
    Map<Operator, String> operators,
    String not) {

  private static final String NOT = "!";

  /** Parameters as they are. */
  public static final ExpressionFormatter PLAIN =
      new ExpressionFormatter(false, false, Map.of(), Map.of(), NOT);

  /** Parameters in braces. */
  public static final ExpressionFormatter BRACED =
      new ExpressionFormatter(true, false, Map.of(), Map.of(), NOT);

  private static final Set<String> QUANTITIES = Set.of("time", "temper", "hertz");

  /** A signed operand may begin a sum, and stands in brackets everywhere else. */
  private static final int SIGNED = Operator.PLUS.precedence();

  private static final int ATOM = 9;

  /** Keeps unmodifiable copies of the maps. */
  public ExpressionFormatter {
    functions = Map.copyOf(functions);
    operators = Map.copyOf(operators);
  }

  /**
   * The text of a formula.
   *
   * @param expression to write
   * @return one line that {@link Expression#parse} turns into the same expression
   */
  public String text(final Expression expression) {
    return text(expression, 0);
  }

  private String text(final Expression expression, final int surrounding) {
    final String text = bare(expression);
    return precedence(expression) < surrounding ? "(" + text + ")" : text;
  }

  private String bare(final Expression expression) {
    if (expression instanceof Expression.Literal e) {
      return Double.toString(e.value());
    } else if (expression instanceof Expression.Parameter e) {
      return bracedParameters && !QUANTITIES.contains(e.name().toLowerCase(Locale.ROOT))
          ? "{" + e.name() + "}"
          : e.name();
    } else if (expression instanceof Expression.NodeVoltage e) {
      return "v(" + e.plus() + (e.minus().equals("0") ? "" : "," + e.minus()) + ")";
    } else if (expression instanceof Expression.BranchCurrent e) {
      return "i(" + e.device() + ")";
    } else if (expression instanceof Expression.Negation e) {
      return "-" + text(e.operand(), ATOM);
    } else if (expression instanceof Expression.Not e) {
      return not.equals(NOT) ? NOT + text(e.operand(), ATOM) : not + "(" + text(e.operand()) + ")";
    } else if (expression instanceof Expression.Operation e) {
      return operation(e);
    } else if (expression instanceof Expression.Conditional e && conditionCalls) {
      return "if(" + text(e.test()) + "," + text(e.then()) + "," + text(e.otherwise()) + ")";
    } else if (expression instanceof Expression.Conditional e) {
      return text(e.test(), 1) + " ? " + text(e.then(), 1) + " : " + text(e.otherwise(), 1);
    }
    final Expression.Call call = (Expression.Call) expression;
    final String name = call.function();
    return call.arguments().stream()
        .map(this::text)
        .collect(
            Collectors.joining(
                ",", functions.getOrDefault(name.toLowerCase(Locale.ROOT), name) + "(", ")"));
  }

  private String operation(final Expression.Operation e) {
    final String other = operators.get(e.operator());
    if (other != null) {
      return text(e.left(), ATOM) + other + text(e.right(), ATOM);
    }
    final int level = e.operator().precedence();
    return text(e.left(), e.operator() == Operator.POWER ? ATOM : level)
        + e.operator().symbol()
        + text(e.right(), level + 1);
  }

  private static int precedence(final Expression expression) {
    if (expression instanceof Expression.Conditional) {
      return 0;
    } else if (expression instanceof Expression.Operation e) {
      return e.operator().precedence();
    } else if (expression instanceof Expression.Negation
        || expression instanceof Expression.Not
        || (expression instanceof Expression.Literal n && isNegative(n.value()))) {
      return SIGNED;
    }
    return ATOM;
  }

  private static boolean isNegative(final double value) {
    return Double.compare(value, 0) < 0;
  }
}
