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
    final Phrase phrase = expression.accept(new Phrases());
    return phrase.precedence() < surrounding ? "(" + phrase.text() + ")" : phrase.text();
  }

  /** A written expression and how tightly it holds together. */
  private record Phrase(String text, int precedence) {}

  private final class Phrases implements Expression.Visitor<Phrase> {

    @Override
    public Phrase literal(final Expression.Literal e) {
      return new Phrase(
          Double.toString(e.value()), Double.compare(e.value(), 0) < 0 ? SIGNED : ATOM);
    }

    @Override
    public Phrase parameter(final Expression.Parameter e) {
      final boolean braced =
          bracedParameters && !QUANTITIES.contains(e.name().toLowerCase(Locale.ROOT));
      return new Phrase(braced ? "{" + e.name() + "}" : e.name(), ATOM);
    }

    @Override
    public Phrase voltage(final Expression.NodeVoltage e) {
      final String minus = e.minus().equals("0") ? "" : "," + e.minus();
      return new Phrase("v(" + e.plus() + minus + ")", ATOM);
    }

    @Override
    public Phrase current(final Expression.BranchCurrent e) {
      return new Phrase("i(" + e.device() + ")", ATOM);
    }

    @Override
    public Phrase negation(final Expression.Negation e) {
      return new Phrase("-" + text(e.operand(), ATOM), SIGNED);
    }

    @Override
    public Phrase not(final Expression.Not e) {
      return new Phrase(
          not.equals(NOT) ? NOT + text(e.operand(), ATOM) : not + "(" + text(e.operand()) + ")",
          SIGNED);
    }

    @Override
    public Phrase operation(final Expression.Operation e) {
      final String other = operators.get(e.operator());
      final int level = e.operator().precedence();
      return new Phrase(
          other != null
              ? text(e.left(), ATOM) + other + text(e.right(), ATOM)
              : text(e.left(), e.operator() == Operator.POWER ? ATOM : level)
                  + e.operator().symbol()
                  + text(e.right(), level + 1),
          level);
    }

    @Override
    public Phrase call(final Expression.Call e) {
      final String name = e.function();
      return new Phrase(
          e.arguments().stream()
              .map(ExpressionFormatter.this::text)
              .collect(
                  Collectors.joining(
                      ",", functions.getOrDefault(name.toLowerCase(Locale.ROOT), name) + "(", ")")),
          ATOM);
    }

    @Override
    public Phrase conditional(final Expression.Conditional e) {
      return new Phrase(
          conditionCalls
              ? "if(" + text(e.test()) + "," + text(e.then()) + "," + text(e.otherwise()) + ")"
              : text(e.test(), 1) + " ? " + text(e.then(), 1) + " : " + text(e.otherwise(), 1),
          0);
    }
  }
}
