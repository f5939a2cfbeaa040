package org.wuxingspice.netlist.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.ModelReference;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.TransmissionLine;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.expression.MisspeltNumber;

/** Reads the lines of devices. */
final class DeviceParser {

  private static final Pattern BEHAVIORAL =
      Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+([vViI])\\s*=\\s*(.*)");

  /** A formula and, at its end, the multiplicity of the source. */
  private static final Pattern MULTIPLICITY =
      Pattern.compile("(?i)(.*\\S)\\s+m\\s*=\\s*[{']?([^{}']+?)[}']?\\s*");

  private static final Pattern FORMULA_SOURCE =
      Pattern.compile(
          "(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(?:value|vol|cur)\\s*=?\\s*([{'].*[}'])",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> NOT_MODELLED_SOURCES = Set.of("table", "laplace", "freq", "pwl");

  private final Set<String> models;
  private final Set<String> parameters;

  /**
   * A parser.
   *
   * @param models names of all models, lower case: they tell where a transistor's nodes end
   * @param parameters names that are values where they stand alone, unless a model is called so
   */
  DeviceParser(final Set<String> models, final Set<String> parameters) {
    this.models = models;
    this.parameters = new HashSet<>(parameters);
    this.parameters.removeAll(models);
    this.parameters.removeAll(StimulusParser.WORDS);
  }

  Device parse(final String text) {
    final char kind = Character.toLowerCase(text.charAt(0));
    final Tokenizer words = new Tokenizer(text, kind == 'k' ? Set.of() : parameters);
    return switch (kind) {
      case 'r', 'c', 'l' -> passive(kind, words);
      case 'k' -> coupling(words);
      case 'v', 'i' -> source(kind, words);
      case 'b' -> behavioral(text);
      case 'e', 'g' -> byVoltage(kind, text, words);
      case 'f', 'h' -> byCurrent(kind, words);
      case 'd', 'q', 'm', 'j', 'z' -> semiconductor(kind, words);
      case 's', 'w' -> switching(kind, words);
      case 't' ->
          new TransmissionLine(words.word("name"), words.take(4, "node"), words.assignments());
      case 'x' -> instance(words);
      case 'a' -> CodeModelParser.parse(text);
      default -> throw notModelled("devices of kind '" + text.charAt(0) + "'");
    };
  }

  private static RuntimeException notModelled(final String what) {
    return FormatReason.NOT_MODELLED.failure(what + " are not modelled");
  }

  private static Passive passive(final char kind, final Tokenizer words) {
    final String name = words.word("name");
    final String a = words.word("first node");
    final String b = words.word("second node");
    Optional<Value> value =
        words.nextIsValue() ? Optional.of(words.value("value")) : Optional.empty();
    final Optional<String> model =
        words.more() && !words.nextIsAssignment()
            ? Optional.of(words.word("model"))
            : Optional.empty();
    if (model.flatMap(MisspeltNumber::meant).isPresent()) {
      throw FormatReason.SYNTAX.failure(
          "'"
              + model.get()
              + "' is no number to ngspice; write "
              + MisspeltNumber.meant(model.get()).orElseThrow());
    }
    if (model.isPresent() && value.isEmpty() && words.nextIsValue()) {
      value = Optional.of(words.value("value"));
    }
    final Map<String, Value> parameters = words.assignments();
    if (value.isEmpty()) {
      value = Optional.ofNullable(parameters.remove(String.valueOf(kind)));
    }
    if (model.isPresent()) {
      return new Passive.Modelled(name, a, b, value, model.get(), parameters);
    }
    final Value size =
        value.orElseThrow(
            () -> FormatReason.SYNTAX.failure("the value of " + name + " is missing"));
    return switch (kind) {
      case 'r' -> new Passive.Resistor(name, a, b, size, parameters);
      case 'c' -> new Passive.Capacitor(name, a, b, size, initial(parameters), parameters);
      default -> new Passive.Inductor(name, a, b, size, initial(parameters), parameters);
    };
  }

  private static Optional<Value> initial(final Map<String, Value> parameters) {
    return Optional.ofNullable(parameters.remove("ic"));
  }

  private static Passive coupling(final Tokenizer words) {
    final String name = words.word("name");
    final List<String> inductors = new ArrayList<>();
    while (words.more() && !words.nextIsValue()) {
      inductors.add(words.word("inductor"));
    }
    final Passive result = new Passive.Coupling(name, inductors, words.value("coupling"));
    return ended(result, words);
  }

  private static Source source(final char kind, final Tokenizer words) {
    final String name = words.word("name");
    final String plus = words.word("positive node");
    final String minus = words.word("negative node");
    return kind == 'v'
        ? new Source.Voltage(name, plus, minus, StimulusParser.parse(words))
        : new Source.Current(name, plus, minus, StimulusParser.parse(words));
  }

  private static Device behavioral(final String text) {
    final Matcher line = BEHAVIORAL.matcher(text);
    if (!line.matches()) {
      throw FormatReason.SYNTAX.failure("a B source is: name node node v=formula or i=formula");
    }
    final Matcher factor = MULTIPLICITY.matcher(line.group(5));
    final boolean multiple = factor.matches();
    final String formula = multiple ? factor.group(1) : line.group(5);
    if (formula.indexOf('=') >= 0 && formula.matches(".*[^<>=!]=[^=].*")) {
      throw notModelled("B sources with further parameters");
    }
    return new ControlledSource.Behavioral(
        line.group(1),
        line.group(2),
        line.group(3),
        line.group(4).equalsIgnoreCase("i"),
        Expression.parse(formula),
        multiple ? Optional.of(Value.expression(factor.group(2))) : Optional.empty());
  }

  private static Device byVoltage(final char kind, final String text, final Tokenizer words) {
    final Matcher formula = FORMULA_SOURCE.matcher(text);
    if (formula.matches()) {
      return new ControlledSource.Behavioral(
          formula.group(1),
          formula.group(2),
          formula.group(3),
          kind == 'g',
          Expression.parse(formula.group(4)));
    }
    final String name = words.word("name");
    final String plus = words.word("first node");
    final String minus = words.word("second node");
    if (words.take("poly")) {
      return polynomial(name, plus, minus, 2, words);
    }
    if (NOT_MODELLED_SOURCES.contains(words.peek(0).toLowerCase(Locale.ROOT))
        || words.nextIsAssignment()) {
      throw notModelled("sources with " + words.peek(0));
    }
    final List<String> control = controls(2, words);
    final Value gain = words.value("gain");
    return ended(
        kind == 'e'
            ? new ControlledSource.Vcvs(name, plus, minus, control.get(0), control.get(1), gain)
            : new ControlledSource.Vccs(name, plus, minus, control.get(0), control.get(1), gain),
        words);
  }

  private static Device byCurrent(final char kind, final Tokenizer words) {
    final String name = words.word("name");
    final String plus = words.word("first node");
    final String minus = words.word("second node");
    if (words.take("poly")) {
      return polynomial(name, plus, minus, 1, words);
    }
    final String sensor = words.word("controlling source");
    final Value gain = words.value("gain");
    return ended(
        kind == 'f'
            ? new ControlledSource.Cccs(name, plus, minus, sensor, gain)
            : new ControlledSource.Ccvs(name, plus, minus, sensor, gain),
        words);
  }

  private static Device polynomial(
      final String name,
      final String plus,
      final String minus,
      final int namesPerControl,
      final Tokenizer words) {
    words.expect("(");
    final double dimension = words.number("dimension");
    words.expect(")");
    if (dimension < 1 || dimension > 100) {
      throw FormatReason.SYNTAX.failure("a polynomial of dimension " + dimension + ": 1 to 100");
    }
    final List<String> controls = controls(((int) dimension) * namesPerControl, words);
    final List<Value> coefficients = new ArrayList<>();
    while (words.more()) {
      if (!words.take("(") && !words.take(")")) {
        coefficients.add(words.value("coefficient"));
      }
    }
    return new ControlledSource.Polynomial(name, plus, minus, controls, coefficients);
  }

  /** Names, of which pairs may stand in brackets. */
  private static List<String> controls(final int count, final Tokenizer words) {
    final List<String> controls = new ArrayList<>(count);
    while (controls.size() < count) {
      if (!words.take("(") && !words.take(")")) {
        controls.add(words.word("control"));
      }
    }
    words.take(")");
    return controls;
  }

  private Semiconductor semiconductor(final char kind, final Tokenizer words) {
    final String name = words.word("name");
    final int count = nodeCount(kind, words);
    final List<String> nodes = words.take(count, "node");
    final String model = words.word("model");
    final ModelReference placement = placement(model, words);
    return switch (kind) {
      case 'd' -> new Semiconductor.Diode(name, nodes, placement);
      case 'q' -> new Semiconductor.Bipolar(name, nodes, placement);
      case 'm' -> new Semiconductor.Mosfet(name, nodes, placement);
      default -> new Semiconductor.JunctionFet(name, nodes, placement);
    };
  }

  /** Up to the first word that is a model, or as many as the kind usually has. */
  private int nodeCount(final char kind, final Tokenizer words) {
    final int least = kind == 'd' ? 2 : 3;
    final int largest = kind == 'm' ? 7 : kind == 'd' ? 3 : 5;
    final int most = Math.min(largest + 1, words.positional());
    for (int i = least; i < most; i++) {
      if (models.contains(words.peek(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return kind == 'm' ? 4 : least;
  }

  private static ModelReference placement(final String model, final Tokenizer words) {
    final Optional<Value> area =
        words.nextIsValue() ? Optional.of(words.value("area")) : Optional.empty();
    boolean off = words.take("off");
    final List<Value> initial = new ArrayList<>();
    final Map<String, Value> parameters = new java.util.LinkedHashMap<>();
    while (words.more()) {
      if (words.take("off")) {
        off = true;
      } else if (!words.nextIsAssignment()) {
        throw notModelled("transistors with '" + words.peek(0) + "'");
      } else if (words.take("ic")) {
        words.expect("=");
        while (words.nextIsValue()) {
          initial.add(words.value("initial voltage"));
        }
      } else {
        final String name = words.lower("parameter");
        words.expect("=");
        parameters.put(name, words.assigned("value of " + name));
      }
    }
    return new ModelReference(model, area, off, initial, parameters);
  }

  private static Switch switching(final char kind, final Tokenizer words) {
    final String name = words.word("name");
    final List<String> nodes = words.take(kind == 's' ? 4 : 2, "node");
    final String sensor = kind == 's' ? "" : words.word("controlling source");
    final String model = words.word("model");
    final Optional<Boolean> on =
        words.take("on")
            ? Optional.of(true)
            : words.take("off") ? Optional.of(false) : Optional.empty();
    final Switch result =
        kind == 's'
            ? new Switch.ByVoltage(
                name, nodes.get(0), nodes.get(1), nodes.get(2), nodes.get(3), model, on)
            : new Switch.ByCurrent(name, nodes.get(0), nodes.get(1), sensor, model, on);
    return ended(result, words);
  }

  private static Instance instance(final Tokenizer words) {
    final String name = words.word("name");
    final List<String> positional = new ArrayList<>();
    while (words.more() && !words.nextIsAssignment() && !words.take("params:")) {
      if (!words.take("(") && !words.take(")")) {
        positional.add(words.word("node"));
      }
    }
    if (positional.isEmpty()) {
      throw FormatReason.SYNTAX.failure("the subcircuit of " + name + " is missing");
    }
    final String cell = positional.remove(positional.size() - 1);
    return new Instance(name, positional, cell, words.assignments());
  }

  private static <D> D ended(final D device, final Tokenizer words) {
    if (words.more()) {
      throw FormatReason.NOT_MODELLED.failure("'" + words.peek(0) + "' behind the device");
    }
    return device;
  }
}
