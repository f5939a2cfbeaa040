package org.wuxingspice.netlist.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.ExpressionFormatter;
import org.wuxingspice.netlist.expression.Operator;

/**
 * Formulas in a simulator's language, after LTspice's help pages (.PARAM, B) and the tables of
 * operators and functions in the Xyce reference guide.
 */
final class FormulaText {

  private static final Map<String, String> LTSPICE_FUNCTIONS =
      Map.of("ternary_fcn", "if", "nint", "round", "log", "ln");

  private static final Map<String, String> XYCE_FUNCTIONS =
      Map.of("ternary_fcn", "if", "u", "stp", "log", "ln", "arcsin", "asin", "arccos", "acos");

  /** Signs of both; ngspice's are doubled. */
  private static final Map<Operator, String> LOGICAL = Map.of(Operator.AND, "&", Operator.OR, "|");

  /** ngspice's functions and quantities that the others do not document. */
  private static final Set<String> ABSENT = Set.of("u2", "hertz", "temper");

  private final Dialect dialect;
  private final ExpressionFormatter values;
  private final ExpressionFormatter sources;

  FormulaText(final Dialect dialect) {
    this.dialect = dialect;
    switch (dialect) {
      case NGSPICE -> {
        values = ExpressionFormatter.PLAIN;
        sources = ExpressionFormatter.BRACED;
      }
      case LTSPICE -> {
        values = new ExpressionFormatter(false, true, LTSPICE_FUNCTIONS, LOGICAL, "inv");
        sources =
            new ExpressionFormatter(true, true, withSignedPower(LTSPICE_FUNCTIONS), LOGICAL, "inv");
      }
      default -> {
        values = new ExpressionFormatter(false, true, XYCE_FUNCTIONS, LOGICAL, "~");
        sources =
            new ExpressionFormatter(false, true, withSignedPower(XYCE_FUNCTIONS), LOGICAL, "~");
      }
    }
  }

  /**
   * ngspice's {@code pwr} keeps the sign of its base in sources, which is {@code pwrs} elsewhere;
   * in values it loses it.
   */
  private static Map<String, String> withSignedPower(final Map<String, String> functions) {
    final Map<String, String> all = new HashMap<>(functions);
    all.put("pwr", "pwrs");
    return all;
  }

  /** A formula of a value, without braces. */
  String value(final Expression formula) {
    check(formula);
    return values.text(formula);
  }

  /** A formula of a behavioral source, without braces around it. */
  String source(final Expression formula) {
    check(formula);
    return sources.text(formula);
  }

  private void check(final Expression formula) {
    if (dialect == Dialect.NGSPICE) {
      return;
    }
    formula
        .parts()
        .forEach(
            part -> {
              if (part instanceof Expression.Parameter e) {
                known(e.name());
              } else if (part instanceof Expression.Call e) {
                known(e.function());
              } else if (part instanceof Expression.Operation e) {
                comparable(e.operator());
              }
            });
  }

  private void known(final String name) {
    if (ABSENT.contains(name.toLowerCase(Locale.ROOT))) {
      throw dialect.absent("'" + name + "' in a formula");
    }
  }

  /** LTspice's help lists the comparisons of size alone. */
  private void comparable(final Operator operator) {
    if (dialect == Dialect.LTSPICE
        && (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL)) {
      throw dialect.absent("operator " + operator.symbol());
    }
  }
}
