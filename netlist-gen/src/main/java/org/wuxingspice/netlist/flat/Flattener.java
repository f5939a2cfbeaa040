package org.wuxingspice.netlist.flat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;

/**
 * Expands subcircuits and evaluates parameters. Parameters and functions are found where they are
 * defined or, failing that, where the subcircuit is used.
 */
public final class Flattener {

  private static final int DEEPEST = 100;
  private static final int MOST_DEVICES = 20_000_000;
  private static final Set<String> CONDITIONALS = Set.of(".if", ".elseif", ".else", ".endif");

  private final List<Device> devices = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Definition.Model> models = new HashMap<>();
  private final Map<String, Double> initialVoltages = new HashMap<>();
  private final Set<String> globals = new HashSet<>();

  private int instances;

  private Flattener() {}

  /**
   * {@return the flat circuit}
   *
   * @param circuit with all subcircuits that it uses
   * @throws WuxingException with a {@link FlatReason}, or an {@link
   *     org.wuxingspice.netlist.expression.ExpressionReason} of a value, naming the device's path
   */
  public static FlatCircuit flatten(final Circuit circuit) {
    final Flattener flattener = new Flattener();
    for (final Statement statement : circuit.statements()) {
      if (statement instanceof Directive.Global global) {
        global.nodes().forEach(node -> flattener.globals.add(SubcircuitScope.lower(node)));
      }
    }
    flattener.expand(new SubcircuitScope(circuit.statements(), flattener.globals), 0);
    return new FlatCircuit(flattener.devices, flattener.models, flattener.initialVoltages);
  }

  private void expand(final SubcircuitScope in, final int depth) {
    for (final Statement statement : in.body()) {
      if (statement instanceof Definition definition) {
        define(definition, in);
      }
    }
    for (final Statement statement : in.body()) {
      if (statement instanceof Instance instance) {
        final SubcircuitScope inner = located(statement, in, () -> enter(instance, in, depth));
        expand(inner, depth + 1);
      } else {
        located(
            statement,
            in,
            () -> {
              statement(statement, in);
              return in;
            });
      }
    }
  }

  /** Does what is to be done for a statement; its failures name the statement's path. */
  private static SubcircuitScope located(
      final Statement statement, final SubcircuitScope in, final Supplier<SubcircuitScope> work) {
    try {
      return work.get();
    } catch (final WuxingException e) {
      final String what = statement instanceof Device device ? device.name() : "a statement";
      final String place = in.path().isEmpty() ? what : in.path() + "." + what;
      throw new WuxingException(e.reason(), "in " + place + ": " + e.getMessage(), e);
    }
  }

  private static void define(final Definition definition, final SubcircuitScope in) {
    if (definition instanceof Definition.Subcircuit cell) {
      in.define(cell);
    } else if (definition instanceof Definition.Parameters parameters) {
      in.scope().define(parameters.values());
    } else if (definition instanceof Definition.Function function) {
      in.scope().define(function);
    } else if (definition instanceof Definition.Model model) {
      in.define(model);
    }
  }

  private void statement(final Statement statement, final SubcircuitScope in) {
    if (statement instanceof Device device) {
      add(device.map(in));
    } else if (statement instanceof Definition.Model model) {
      final String name = in.model(model.name());
      models.put(name, new Definition.Model(name, model.type(), in.values(model.parameters())));
    } else if (statement instanceof Directive.InitialConditions initial) {
      initial
          .volts()
          .forEach((node, volts) -> initialVoltages.put(in.node(node), volts.evaluate(in.scope())));
    } else if (statement instanceof Directive.RawLine raw) {
      checkHarmless(raw);
    } else if (statement instanceof Directive.Include include) {
      throw FlatReason.NOT_MODELLED.failure(
          "the file " + include.path() + " is not included yet: read the netlist from its file");
    }
  }

  /** A raw line that may hold devices or decide about them has an unknown effect. */
  private static void checkHarmless(final Directive.RawLine raw) {
    final String word = SubcircuitScope.lower(raw.text().split("\\s+", 2)[0]);
    if (!word.startsWith(".") || CONDITIONALS.contains(word)) {
      throw FlatReason.NOT_MODELLED.failure("the line '" + raw.text() + "' is not modelled");
    }
  }

  private void add(final Device device) {
    if (!names.add(device.name())) {
      throw FlatReason.DUPLICATE_DEVICE.failure(
          "device '" + device.name() + "' exists already; give it another name");
    }
    if (devices.size() == MOST_DEVICES) {
      throw FlatReason.TOO_LARGE.failure("more than " + MOST_DEVICES + " devices");
    }
    devices.add(device);
  }

  /** The surroundings inside an instance. */
  private SubcircuitScope enter(
      final Instance instance, final SubcircuitScope in, final int depth) {
    final Definition.Subcircuit cell =
        in.cell(instance.subcircuit())
            .orElseThrow(
                () ->
                    FlatReason.UNKNOWN_SUBCIRCUIT.failure(
                        "subcircuit '" + instance.subcircuit() + "' is not defined"));
    if (cell.ports().size() != instance.nodes().size()) {
      throw FlatReason.PORT_COUNT.failure(
          "subcircuit '"
              + cell.name()
              + "' has "
              + cell.ports().size()
              + " ports, the instance "
              + instance.nodes().size()
              + " nodes");
    }
    if (depth == DEEPEST || in.isInside(cell)) {
      throw FlatReason.RECURSIVE_SUBCIRCUIT.failure(
          "subcircuit '" + cell.name() + "' lies in itself or " + DEEPEST + " subcircuits deep");
    }
    if (++instances > MOST_DEVICES) {
      throw FlatReason.TOO_LARGE.failure("more than " + MOST_DEVICES + " instances");
    }
    final SubcircuitScope inner = new SubcircuitScope(in, cell, instance.name());
    for (int i = 0; i < cell.ports().size(); i++) {
      inner.connect(cell.ports().get(i), in.node(instance.nodes().get(i)));
    }
    inner.scope().define(cell.parameters());
    instance.parameters().forEach((parameter, value) -> pass(parameter, value, cell, in, inner));
    return inner;
  }

  private static void pass(
      final String parameter,
      final Value value,
      final Definition.Subcircuit cell,
      final SubcircuitScope in,
      final SubcircuitScope inner) {
    final double number = value.evaluate(in.scope());
    if (SubcircuitScope.lower(parameter).equals("m")
        && number != 1
        && !cell.parameters().containsKey(parameter)) {
      throw FlatReason.NOT_MODELLED.failure("the multiplier m = " + number + " is not modelled");
    }
    inner.scope().set(parameter, number);
  }
}
