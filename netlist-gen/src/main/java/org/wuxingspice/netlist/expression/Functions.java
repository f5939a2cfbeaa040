package org.wuxingspice.netlist.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The functions that formulas may call, as ngspice defines them (user's manual, tables of functions
 * of {@code .param} and of B sources).
 */
final class Functions {

  private record Definition(int arguments, ToDoubleFunction<double[]> body) {}

  private static final Map<String, Definition> DEFINITIONS = new HashMap<>();

  static {
    one(x -> Math.abs(x[0]), "abs");
    one(x -> Math.sqrt(x[0]), "sqrt");
    one(x -> Math.exp(x[0]), "exp");
    one(x -> Math.log(x[0]), "ln", "log");
    one(x -> Math.log10(x[0]), "log10");
    one(x -> Math.sin(x[0]), "sin");
    one(x -> Math.cos(x[0]), "cos");
    one(x -> Math.tan(x[0]), "tan");
    one(x -> Math.asin(x[0]), "asin", "arcsin");
    one(x -> Math.acos(x[0]), "acos", "arccos");
    one(x -> Math.atan(x[0]), "atan", "arctan");
    one(x -> Math.sinh(x[0]), "sinh");
    one(x -> Math.cosh(x[0]), "cosh");
    one(x -> Math.tanh(x[0]), "tanh");
    one(x -> Math.log(x[0] + Math.sqrt(x[0] * x[0] + 1)), "asinh");
    one(x -> Math.log(x[0] + Math.sqrt(x[0] * x[0] - 1)), "acosh");
    one(x -> 0.5 * Math.log((1 + x[0]) / (1 - x[0])), "atanh");
    one(x -> Math.signum(x[0]), "sgn");
    one(x -> Math.floor(x[0]), "floor");
    one(x -> Math.ceil(x[0]), "ceil");
    one(x -> Math.rint(x[0]), "nint");
    one(x -> x[0] < 0 ? Math.ceil(x[0]) : Math.floor(x[0]), "int");
    one(x -> x[0] > 0 ? 1 : 0, "u");
    one(x -> Math.max(x[0], 0), "uramp");
    one(x -> Math.min(Math.max(x[0], 0), 1), "u2");
    two(x -> Math.min(x[0], x[1]), "min");
    two(x -> Math.max(x[0], x[1]), "max");
    two(x -> power("pow", x), "pow");
    two(x -> power("pwr", x), "pwr");
    two(x -> Math.atan2(x[0], x[1]), "atan2");
    three(x -> x[0] != 0 ? x[1] : x[2], "ternary_fcn", "if");
    three(Functions::limit, "limit");
  }

  private Functions() {}

  /**
   * A power of a base whose sign does not matter: for the others, ngspice's parameters and its
   * behavioral sources disagree, and so do simulators.
   */
  private static double power(final String name, final double[] x) {
    final double ofSize = Math.pow(Math.abs(x[0]), x[1]);
    if (x[0] < 0 && Math.pow(x[0], x[1]) != ofSize) {
      throw ExpressionReason.BAD_NUMBER.failure(
          name
              + "("
              + x[0]
              + ", "
              + x[1]
              + "): simulators differ on negative bases; write a product");
    }
    return ofSize;
  }

  private static double limit(final double[] x) {
    return Math.max(Math.min(x[1], x[2]), Math.min(x[0], Math.max(x[1], x[2])));
  }

  private static void one(final ToDoubleFunction<double[]> body, final String... names) {
    define(1, body, names);
  }

  private static void two(final ToDoubleFunction<double[]> body, final String... names) {
    define(2, body, names);
  }

  private static void three(final ToDoubleFunction<double[]> body, final String... names) {
    define(3, body, names);
  }

  private static void define(
      final int arguments, final ToDoubleFunction<double[]> body, final String... names) {
    for (final String name : names) {
      DEFINITIONS.put(name, new Definition(arguments, body));
    }
  }

  static double call(final String name, final double[] arguments) {
    final Definition definition = DEFINITIONS.get(name);
    if (definition == null || definition.arguments() != arguments.length) {
      throw ExpressionReason.UNDEFINED_FUNCTION.failure(
          "function " + name + " of " + arguments.length + " arguments is not known");
    }
    return definition.body().applyAsDouble(arguments);
  }
}
