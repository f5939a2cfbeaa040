package org.wuxingspice.netlist.flat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Scope;

/**
 * The parameters of one use of a subcircuit. A name that is not defined there is looked up where
 * the subcircuit is used, as ngspice does.
 */
final class ParameterScope implements Scope {

  private static final int DEEPEST_CALL = 100;

  private final Optional<ParameterScope> user;
  private final int depth;
  private final Map<String, Value> formulas = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private final Map<String, Definition.Function> functions = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  /** Of the whole circuit. */
  ParameterScope() {
    user = Optional.empty();
    depth = 0;
  }

  /** Of a use of a subcircuit or function. */
  ParameterScope(final ParameterScope user) {
    this.user = Optional.of(user);
    depth = user.depth + 1;
  }

  void define(final Map<String, Value> values) {
    values.forEach(
        (name, value) -> {
          numbers.remove(lower(name));
          formulas.put(lower(name), value);
        });
  }

  void set(final String name, final double value) {
    numbers.put(lower(name), value);
  }

  void define(final Definition.Function function) {
    functions.put(lower(function.name()), function);
  }

  @Override
  public double parameter(final String name) {
    final Double number = numbers.get(name);
    if (number != null) {
      return number;
    }
    final Value formula = formulas.get(name);
    if (formula != null) {
      if (!open.add(name)) {
        throw FlatReason.RECURSIVE_PARAMETER.failure("parameter '" + name + "' depends on itself");
      }
      final double value = formula.evaluate(this);
      open.remove(name);
      numbers.put(name, value);
      return value;
    }
    return user.orElseThrow(() -> Scope.unknown("parameter", name)).parameter(name);
  }

  /** The function of a name that the netlist defines. */
  Optional<Definition.Function> function(final String name) {
    return Optional.ofNullable(functions.get(name))
        .or(() -> user.flatMap(outer -> outer.function(name)));
  }

  @Override
  public double call(final String name, final double[] arguments) {
    final Optional<Definition.Function> found = function(name);
    if (found.isEmpty()) {
      return Scope.super.call(name, arguments);
    }
    final Definition.Function function = found.get();
    checkCall(function, arguments.length);
    final ParameterScope inner = new ParameterScope(this);
    if (inner.depth > DEEPEST_CALL) {
      throw FlatReason.RECURSIVE_PARAMETER.failure("function '" + name + "' calls itself");
    }
    for (int i = 0; i < arguments.length; i++) {
      inner.set(function.arguments().get(i), arguments[i]);
    }
    return function.body().evaluate(inner);
  }

  /** Refuses a call with another number of arguments. */
  static void checkCall(final Definition.Function function, final int arguments) {
    if (function.arguments().size() != arguments) {
      throw org.wuxingspice.netlist.expression.ExpressionReason.UNDEFINED_FUNCTION.failure(
          "function '"
              + function.name()
              + "' is called with "
              + arguments
              + " arguments: takes "
              + function.arguments().size());
    }
  }

  private static String lower(final String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
