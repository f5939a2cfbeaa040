package org.wuxingspice.netlist.expression;

import java.util.Locale;

/** Evaluates formulas. */
final class Evaluation {

  private Evaluation() {}

  static double evaluate(final Expression expression, final Scope scope) {
    if (expression instanceof Expression.Literal e) {
      return e.value();
    } else if (expression instanceof Expression.Parameter e) {
      return parameter(lower(e.name()), scope);
    } else if (expression instanceof Expression.NodeVoltage e) {
      return voltage(e.plus(), scope) - voltage(e.minus(), scope);
    } else if (expression instanceof Expression.BranchCurrent e) {
      return scope.current(lower(e.device()));
    } else if (expression instanceof Expression.Negation e) {
      return -evaluate(e.operand(), scope);
    } else if (expression instanceof Expression.Not e) {
      return evaluate(e.operand(), scope) == 0 ? 1 : 0;
    } else if (expression instanceof Expression.Operation e) {
      return e.operator().apply(evaluate(e.left(), scope), evaluate(e.right(), scope));
    } else if (expression instanceof Expression.Conditional e) {
      return evaluate(evaluate(e.test(), scope) != 0 ? e.then() : e.otherwise(), scope);
    }
    final Expression.Call call = (Expression.Call) expression;
    final double[] arguments =
        call.arguments().stream().mapToDouble(argument -> evaluate(argument, scope)).toArray();
    return scope.call(lower(call.function()), arguments);
  }

  private static double parameter(final String name, final Scope scope) {
    return name.equals("pi") ? Math.PI : scope.parameter(name);
  }

  private static double voltage(final String node, final Scope scope) {
    final String name = lower(node);
    return name.equals("0") || name.equals("gnd") ? 0 : scope.voltage(name);
  }

  private static String lower(final String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
