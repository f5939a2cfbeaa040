package org.wuxingspice.netlist.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.Operator;

/** The lines of definitions, analyses, directives and outputs. */
final class DirectiveText {

  private final Dialect dialect;
  private final DeviceText devices;

  DirectiveText(final Dialect dialect, final DeviceText devices) {
    this.dialect = dialect;
    this.devices = devices;
  }

  String opening(final Definition.Subcircuit cell) {
    return ".subckt "
        + cell.name()
        + (cell.ports().isEmpty() ? "" : " " + String.join(" ", cell.ports()))
        + devices.parameters(" " + dialect.cellParameters(), cell.parameters());
  }

  String definition(final Definition definition) {
    if (definition instanceof Definition.Model model) {
      return model(model);
    } else if (definition instanceof Definition.Parameters parameters) {
      return devices.parameters(".param ", parameters.values());
    }
    final Definition.Function function = (Definition.Function) definition;
    return ".func "
        + function.name()
        + "("
        + String.join(",", function.arguments())
        + ") {"
        + devices.formula(function.body())
        + "}";
  }

  private String model(final Definition.Model model) {
    final String type = model.type().toLowerCase(Locale.ROOT);
    if (!dialect.knowsModel(type)) {
      throw dialect.absent("model " + model.name() + " of type " + model.type());
    }
    if (dialect == Dialect.XYCE && (type.equals("sw") || type.equals("csw"))) {
      return ".model "
          + model.name()
          + (type.equals("sw") ? " vswitch" : " iswitch")
          + devices.parameters(" ", thresholds(model, type.equals("sw") ? "v" : "i"));
    }
    final Map<String, Value> parameters = new TreeMap<>(model.parameters());
    if (dialect == Dialect.XYCE && type.equals("d") && parameters.containsKey("nbv")) {
      // Xyce's diode has emission coefficients of the breakdown from level 2 on
      parameters.putIfAbsent("level", Value.of(2));
    }
    return ".model " + model.name() + " " + model.type() + devices.parameters(" ", parameters);
  }

  /** Xyce has the two ends of the hysteresis where ngspice has its middle and half width. */
  private Map<String, Value> thresholds(final Definition.Model model, final String letter) {
    final Map<String, Value> parameters = new TreeMap<>(model.parameters());
    final Expression middle = expression(parameters, letter + "t");
    final Expression half = expression(parameters, letter + "h");
    if (half instanceof Expression.Literal width && width.value() <= 0) {
      // Xyce's switch passes from one state to the other between two distinct ends
      throw dialect.absent("switch model " + model.name() + " without hysteresis");
    }
    parameters.put(letter + "on", sum(Operator.PLUS, middle, half));
    parameters.put(letter + "off", sum(Operator.MINUS, middle, half));
    return parameters;
  }

  private static Value sum(final Operator operator, final Expression a, final Expression b) {
    return Value.of(new Expression.Operation(operator, a, b));
  }

  /** Takes a parameter out; one that is not there is 0. */
  private static Expression expression(final Map<String, Value> parameters, final String name) {
    final Value value = parameters.getOrDefault(name, Value.of(0));
    parameters.remove(name);
    return value instanceof Value.Formula formula
        ? formula.expression()
        : new Expression.Literal(((Value.Constant) value).value());
  }

  String analysis(final Analysis analysis) {
    if (analysis instanceof Analysis.OperatingPoint) {
      return ".op";
    } else if (analysis instanceof Analysis.Transient a) {
      return transientAnalysis(a);
    } else if (analysis instanceof Analysis.DcSweep a) {
      return a.sweeps().stream()
          .map(s -> s.source() + " " + s.start() + " " + s.stop() + " " + s.increment())
          .collect(Collectors.joining(" ", ".dc ", ""));
    } else if (analysis instanceof Analysis.AcSweep a) {
      return ".ac " + frequencies(a.frequencies());
    }
    final Analysis.Noise a = (Analysis.Noise) analysis;
    return ".noise v("
        + a.output()
        + (a.reference().equals("0") ? "" : "," + a.reference())
        + ") "
        + a.source()
        + " "
        + frequencies(a.frequencies());
  }

  private static String transientAnalysis(final Analysis.Transient a) {
    final boolean limited = a.maxStep() > 0;
    return ".tran "
        + a.step()
        + " "
        + a.stop()
        + (limited || a.start() > 0 ? " " + a.start() : "")
        + (limited ? " " + a.maxStep() : "")
        + (a.useInitialConditions() ? " uic" : "");
  }

  private static String frequencies(final Analysis.Frequencies f) {
    final String spacing = f.spacing().name().substring(0, 3).toLowerCase(Locale.ROOT);
    return spacing + " " + f.points() + " " + f.start() + " " + f.stop();
  }

  String output(final Output output) {
    if (output instanceof Output.Save o) {
      return (dialect == Dialect.XYCE ? ".print tran " : ".save ") + String.join(" ", o.vectors());
    } else if (output instanceof Output.Print o) {
      return print(o);
    }
    final Output.Measure o = (Output.Measure) output;
    return (dialect == Dialect.NGSPICE ? ".meas " : ".measure ")
        + o.analysis()
        + " "
        + o.name()
        + " "
        + o.specification();
  }

  /** LTspice keeps vectors and shows them itself; Xyce prints. */
  private String print(final Output.Print o) {
    final String vectors = String.join(" ", o.vectors());
    return dialect == Dialect.LTSPICE
        ? ".save " + vectors
        : (o.plot() && dialect == Dialect.NGSPICE ? ".plot " : ".print ")
            + o.analysis()
            + " "
            + vectors;
  }

  /** The lines of a directive; options unknown to the language become remarks. */
  List<String> directive(final Directive directive) {
    if (directive instanceof Directive.Comment d) {
      return List.of("* " + d.text());
    } else if (directive instanceof Directive.Options d) {
      return options(d);
    } else if (directive instanceof Directive.InitialConditions d) {
      return List.of(".ic" + volts(d.volts()));
    } else if (directive instanceof Directive.NodeSet d) {
      return List.of(".nodeset" + volts(d.volts()));
    } else if (directive instanceof Directive.Global d) {
      return List.of(".global " + String.join(" ", d.nodes()));
    } else if (directive instanceof Directive.Include d) {
      return List.of(
          (d.section().isPresent() ? ".lib \"" : ".include \"")
              + d.path()
              + "\""
              + d.section().map(section -> " " + section).orElse(""));
    } else if (dialect != Dialect.NGSPICE) {
      throw dialect.absent("a raw line or control block");
    } else if (directive instanceof Directive.Control d) {
      final List<String> lines = new ArrayList<>(d.lines());
      lines.add(0, ".control");
      lines.add(".endc");
      return lines;
    }
    return List.of(((Directive.RawLine) directive).text());
  }

  private List<String> options(final Directive.Options options) {
    final Map<String, List<String>> groups = new TreeMap<>();
    options
        .entries()
        .forEach(
            (name, value) -> {
              final String known = dialect.option(name).orElse("");
              final int space = known.lastIndexOf(' ') + 1;
              groups
                  .computeIfAbsent(
                      known.isEmpty()
                          ? "* option of ngspice:"
                          : (".options " + known.substring(0, space)).stripTrailing(),
                      lead -> new ArrayList<>())
                  .add(
                      (known.isEmpty() ? name : known.substring(space))
                          + (value.isEmpty() ? "" : "=" + value));
            });
    return groups.entrySet().stream()
        .map(group -> group.getKey() + " " + String.join(" ", group.getValue()))
        .toList();
  }

  private String volts(final Map<String, Value> volts) {
    return volts.entrySet().stream()
        .map(entry -> " v(" + entry.getKey() + ")=" + devices.bare(entry.getValue()))
        .collect(Collectors.joining());
  }
}
