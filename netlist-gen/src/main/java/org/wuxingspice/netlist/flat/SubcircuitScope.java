package org.wuxingspice.netlist.flat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.Scope;

/** What the names in one use of a subcircuit stand for. */
final class SubcircuitScope {

  private static final Set<String> QUANTITIES = Set.of("time", "temper", "hertz", "pi");
  private static final int DEEPEST_CALL = 50;

  private final SubcircuitScope user;
  private final Definition.Subcircuit cell;
  private final String path;
  private final Set<String> globals;
  private final Map<String, String> ports = new HashMap<>();
  private final Map<String, Definition.Subcircuit> cells = new HashMap<>();
  private final Map<String, String> models = new HashMap<>();
  private final ParameterScope scope;

  /**
   * Surroundings.
   *
   * @param user where the subcircuit is used, or null for the whole circuit
   * @param cell the subcircuit, or null for the whole circuit
   * @param path instance names from the top, joined by points
   * @param globals nodes that are the same everywhere
   */
  SubcircuitScope(
      final SubcircuitScope user,
      final Definition.Subcircuit cell,
      final String path,
      final Set<String> globals) {
    this.user = user;
    this.cell = cell;
    this.path = path;
    this.globals = globals;
    this.scope = new ParameterScope(user == null ? null : user.scope);
  }

  @SuppressWarnings("ReferenceEquality")
  boolean isInside(final Definition.Subcircuit other) {
    return cell == other || (user != null && user.isInside(other));
  }

  Definition.Subcircuit cell() {
    return cell;
  }

  String path() {
    return path;
  }

  ParameterScope scope() {
    return scope;
  }

  void connect(final String port, final String node) {
    ports.put(lower(port), node);
  }

  void define(final Definition.Subcircuit cell) {
    cells.put(lower(cell.name()), cell);
  }

  /** Registers a model; returns its flat name. */
  String define(final Definition.Model model) {
    final String name = lower(model.name());
    models.put(name, path.isEmpty() ? name : path + ":" + name);
    return models.get(name);
  }

  Optional<Definition.Subcircuit> cell(final String name) {
    final Definition.Subcircuit cell = cells.get(lower(name));
    return cell == null && user != null ? user.cell(name) : Optional.ofNullable(cell);
  }

  /** The flat name of a model, or its own name when it is not defined. */
  String model(final String name) {
    final String flat = models.get(lower(name));
    return flat != null ? flat : user != null ? user.model(name) : lower(name);
  }

  String node(final String name) {
    final String node = lower(name);
    if (node.equals("0") || node.equals("gnd")) {
      return "0";
    }
    final String port = ports.get(node);
    return port != null
        ? port
        : globals.contains(node) || path.isEmpty() ? node : path + "." + node;
  }

  List<String> nodes(final List<String> names) {
    return names.stream().map(this::node).toList();
  }

  /**
   * The flat name of a device. Of a subcircuit that is defined within another one, ngspice expands
   * the uses first within that other one, so that the kind's letter is there twice.
   */
  String device(final String name) {
    final String device = lower(name);
    if (path.isEmpty()) {
      return device;
    }
    final boolean nested = !user.path.isEmpty() && user.cells.containsValue(cell);
    return nested
        ? user.device(device.charAt(0) + path.substring(user.path.length()) + "." + device)
        : device.charAt(0) + "." + path + "." + device;
  }

  /** The number that a value amounts to, or its formula when it depends on the circuit. */
  Value value(final Value value) {
    if (value instanceof Value.Formula formula) {
      final Expression bound = bound(formula.expression(), Map.of(), 0);
      return isConstant(bound) ? Value.of(bound.evaluate(Scope.EMPTY)) : Value.of(bound);
    }
    return value;
  }

  Map<String, Value> values(final Map<String, Value> values) {
    final Map<String, Value> numbers = new TreeMap<>();
    values.forEach((name, value) -> numbers.put(lower(name), value(value)));
    return numbers;
  }

  Expression formula(final Expression expression) {
    return bound(expression, Map.of(), 0);
  }

  private Expression bound(
      final Expression e, final Map<String, Expression> arguments, final int depth) {
    if (e instanceof Expression.Parameter p) {
      return parameter(p, arguments);
    } else if (e instanceof Expression.NodeVoltage v) {
      return new Expression.NodeVoltage(node(v.plus()), node(v.minus()));
    } else if (e instanceof Expression.BranchCurrent i) {
      return new Expression.BranchCurrent(device(i.device()));
    } else if (e instanceof Expression.Negation n) {
      return Expression.negate(bound(n.operand(), arguments, depth));
    } else if (e instanceof Expression.Not n) {
      return new Expression.Not(bound(n.operand(), arguments, depth));
    } else if (e instanceof Expression.Operation o) {
      return new Expression.Operation(
          o.operator(), bound(o.left(), arguments, depth), bound(o.right(), arguments, depth));
    } else if (e instanceof Expression.Conditional c) {
      return new Expression.Conditional(
          bound(c.test(), arguments, depth),
          bound(c.then(), arguments, depth),
          bound(c.otherwise(), arguments, depth));
    } else if (e instanceof Expression.Call c) {
      return call(c, arguments, depth);
    }
    return e;
  }

  private Expression parameter(
      final Expression.Parameter p, final Map<String, Expression> arguments) {
    final String name = lower(p.name());
    if (arguments.containsKey(name)) {
      return arguments.get(name);
    }
    return QUANTITIES.contains(name) ? p : new Expression.Literal(scope.parameter(name));
  }

  /** Puts the body of a function that the netlist defines in the place of its call. */
  private Expression call(
      final Expression.Call c, final Map<String, Expression> arguments, final int depth) {
    final List<Expression> values =
        c.arguments().stream().map(argument -> bound(argument, arguments, depth)).toList();
    final Optional<Definition.Function> found = scope.function(lower(c.function()));
    if (found.isEmpty()) {
      return new Expression.Call(lower(c.function()), values);
    }
    final Definition.Function function = found.get();
    ParameterScope.checkCall(function, values.size());
    if (depth > DEEPEST_CALL) {
      throw FlatReason.RECURSIVE_PARAMETER.failure(
          "function '" + function.name() + "' calls itself");
    }
    final Map<String, Expression> inner = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      inner.put(lower(function.arguments().get(i)), values.get(i));
    }
    return bound(function.body(), inner, depth + 1);
  }

  private static boolean isConstant(final Expression e) {
    if (e instanceof Expression.Parameter p) {
      return lower(p.name()).equals("pi");
    } else if (e instanceof Expression.Negation n) {
      return isConstant(n.operand());
    } else if (e instanceof Expression.Not n) {
      return isConstant(n.operand());
    } else if (e instanceof Expression.Operation o) {
      return isConstant(o.left()) && isConstant(o.right());
    } else if (e instanceof Expression.Conditional c) {
      return isConstant(c.test()) && isConstant(c.then()) && isConstant(c.otherwise());
    } else if (e instanceof Expression.Call c) {
      return c.arguments().stream().allMatch(SubcircuitScope::isConstant);
    }
    return e instanceof Expression.Literal;
  }

  static String lower(final String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
