package org.wuxingspice.netlist.flat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.DeviceMapping;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.Scope;
import org.wuxingspice.netlist.naming.DevicePath;

/** What the names in one use of a subcircuit stand for. */
final class SubcircuitScope implements DeviceMapping {

  private static final Set<String> QUANTITIES = Set.of("time", "temper", "hertz", "pi");
  private static final int DEEPEST_CALL = 50;

  private final Optional<SubcircuitScope> user;
  private final Optional<Definition.Subcircuit> cell;
  private final List<Statement> body;
  private final String path;
  private final Set<String> globals;
  private final Map<String, String> ports = new HashMap<>();
  private final Map<String, Definition.Subcircuit> cells = new HashMap<>();
  private final Map<String, String> models = new HashMap<>();
  private final ParameterScope scope;

  /**
   * The whole circuit.
   *
   * @param body its statements
   * @param globals nodes that are the same everywhere
   */
  SubcircuitScope(final List<Statement> body, final Set<String> globals) {
    user = Optional.empty();
    cell = Optional.empty();
    this.body = body;
    path = "";
    this.globals = globals;
    scope = new ParameterScope();
  }

  /**
   * Use of a subcircuit.
   *
   * @param user where it is used
   * @param cell the subcircuit
   * @param instance name of the use
   */
  SubcircuitScope(
      final SubcircuitScope user, final Definition.Subcircuit cell, final String instance) {
    this.user = Optional.of(user);
    this.cell = Optional.of(cell);
    body = cell.body();
    path = user.path.isEmpty() ? lower(instance) : user.path + "." + lower(instance);
    globals = user.globals;
    scope = new ParameterScope(user.scope);
  }

  @SuppressWarnings("ReferenceEquality")
  boolean isInside(final Definition.Subcircuit other) {
    return cell.filter(own -> own == other).isPresent()
        || user.filter(outer -> outer.isInside(other)).isPresent();
  }

  List<Statement> body() {
    return body;
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
    final String flat = path.isEmpty() ? name : path + ":" + name;
    models.put(name, flat);
    return flat;
  }

  Optional<Definition.Subcircuit> cell(final String name) {
    return Optional.ofNullable(cells.get(lower(name)))
        .or(() -> user.flatMap(outer -> outer.cell(name)));
  }

  /** The flat name of a model, or its own name when it is not defined. */
  @Override
  public String model(final String name) {
    final String flat = models.get(lower(name));
    return flat != null ? flat : user.map(outer -> outer.model(name)).orElseGet(() -> lower(name));
  }

  @Override
  public String node(final String name) {
    final String node = lower(name);
    if (node.equals("0") || node.equals("gnd")) {
      return "0";
    }
    final String port = ports.get(node);
    return port != null
        ? port
        : globals.contains(node) || path.isEmpty() ? node : path + "." + node;
  }

  /**
   * The flat name of a device. Of a subcircuit that is defined within another one, ngspice expands
   * the uses first within that other one, so that the kind's letter is there twice.
   */
  @Override
  public String device(final String name) {
    final String device = lower(name);
    if (path.isEmpty()) {
      return device;
    }
    final Optional<SubcircuitScope> definer =
        user.filter(
            outer -> !outer.path.isEmpty() && cell.filter(outer.cells::containsValue).isPresent());
    final String within =
        definer.map(outer -> path.substring(outer.path.length() + 1)).orElse(path);
    final String local = new DevicePath(List.of(within.split("\\.")), device).text();
    return definer.map(outer -> outer.device(local)).orElse(local);
  }

  /** The number that a value amounts to, or its formula when it depends on the circuit. */
  @Override
  public Value value(final Value value) {
    if (value instanceof Value.Formula formula) {
      final Expression bound = formula(formula.expression());
      return isConstant(bound) ? Value.of(bound.evaluate(Scope.EMPTY)) : Value.of(bound);
    }
    return value;
  }

  @Override
  public Map<String, Value> values(final Map<String, Value> values) {
    final Map<String, Value> numbers = new TreeMap<>();
    values.forEach((name, value) -> numbers.put(lower(name), value(value)));
    return numbers;
  }

  @Override
  public Expression formula(final Expression formula) {
    return formula.accept(new Binding(Map.of(), 0));
  }

  /** Puts flat names, numbers of parameters and bodies of functions into a formula. */
  private final class Binding implements Expression.Rewriter {

    private final Map<String, Expression> arguments;
    private final int depth;

    /**
     * Within a function's body.
     *
     * @param arguments of the function's call
     * @param depth number of calls around it
     */
    Binding(final Map<String, Expression> arguments, final int depth) {
      this.arguments = arguments;
      this.depth = depth;
    }

    @Override
    public Expression voltage(final Expression.NodeVoltage e) {
      return new Expression.NodeVoltage(node(e.plus()), node(e.minus()));
    }

    @Override
    public Expression current(final Expression.BranchCurrent e) {
      return new Expression.BranchCurrent(device(e.device()));
    }

    /** A negated parameter that is a number becomes a number. */
    @Override
    public Expression negation(final Expression.Negation e) {
      return Expression.negate(e.operand().accept(this));
    }

    @Override
    public Expression parameter(final Expression.Parameter e) {
      final String name = lower(e.name());
      final Expression argument = arguments.get(name);
      if (argument != null) {
        return argument;
      }
      return QUANTITIES.contains(name) ? e : new Expression.Literal(scope.parameter(name));
    }

    @Override
    public Expression call(final Expression.Call e) {
      final List<Expression> values =
          e.arguments().stream().map(argument -> argument.accept(this)).toList();
      final Optional<Definition.Function> found = scope.function(lower(e.function()));
      if (found.isEmpty()) {
        return new Expression.Call(lower(e.function()), values);
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
      return function.body().accept(new Binding(inner, depth + 1));
    }
  }

  private static boolean isConstant(final Expression e) {
    return e.parts()
        .noneMatch(
            part ->
                part instanceof Expression.NodeVoltage
                    || part instanceof Expression.BranchCurrent
                    || (part instanceof Expression.Parameter p && !lower(p.name()).equals("pi")));
  }

  static String lower(final String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
