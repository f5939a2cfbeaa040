package org.wuxingspice.netlist.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.expression.Expression;
import org.wuxingspice.netlist.source.Card;

/** Reads the lines that begin with a point, but for blocks and included files. */
final class DirectiveParser {

  private static final Pattern FUNCTION =
      Pattern.compile("([A-Za-z_]\\w*)\\s*\\(([^)]*)\\)\\s*=?\\s*(.*)");
  private static final Pattern NODE_VOLTAGE =
      Pattern.compile(
          "\\G[\\s,]*[vV]\\s*\\(\\s*([^\\s()]+)\\s*\\)\\s*=\\s*(\\{[^}]*}|'[^']*'|[^\\s,{}']+)");
  private static final Pattern MODEL =
      Pattern.compile("(\\S+)\\s+([A-Za-z_]\\w*)\\s*(?:\\((.*)\\)|(.*))");

  private DirectiveParser() {}

  static Statement parse(final Card line) {
    final String rest = line.rest();
    return switch (line.keyword()) {
      case ".param", ".params", ".parameter", ".parameters" ->
          new Definition.Parameters(values(rest));
      case ".model" -> model(rest);
      case ".func", ".function" -> function(rest);
      case ".options", ".option", ".opt" -> options(rest);
      case ".ic" -> new Directive.InitialConditions(nodeVoltages(rest));
      case ".nodeset" -> new Directive.NodeSet(nodeVoltages(rest));
      case ".global" -> new Directive.Global(List.of(rest.split("[\\s,]+")));
      case ".save" -> new Output.Save(vectors(rest));
      case ".print", ".plot" -> print(line);
      case ".meas", ".measure" -> measure(rest);
      case ".op", ".tran", ".dc", ".ac", ".noise" -> analysis(line.keyword(), new Tokenizer(rest));
      default -> throw FormatReason.NOT_MODELLED.failure(line.keyword() + " is not modelled");
    };
  }

  /** Parameters with their values. */
  static Map<String, Value> values(final String text) {
    final Map<String, Value> values = new LinkedHashMap<>();
    Assignments.split(text).forEach((name, value) -> values.put(name, value(value)));
    return values;
  }

  private static Value value(final String text) {
    final Tokenizer words = new Tokenizer(text);
    if (words.nextIsValue()) {
      final Value value = words.value("value");
      if (!words.more()) {
        return value;
      }
    }
    if (text.startsWith("\"")) {
      throw FormatReason.NOT_MODELLED.failure("the parameter " + text + " is a text");
    }
    return Value.expression(text);
  }

  private static Definition model(final String text) {
    final Matcher matcher = MODEL.matcher(text);
    if (!matcher.matches()) {
      throw FormatReason.SYNTAX.failure(".model needs a name and a type");
    }
    final String inner = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
    final Tokenizer words = new Tokenizer(inner);
    return new Definition.Model(matcher.group(1), matcher.group(2), words.assignments());
  }

  private static Definition function(final String text) {
    final Matcher matcher = FUNCTION.matcher(text);
    if (!matcher.matches()) {
      throw FormatReason.SYNTAX.failure(".func is: name(arguments) {formula}");
    }
    final String names = matcher.group(2).strip().toLowerCase(Locale.ROOT);
    final List<String> arguments = names.isEmpty() ? List.of() : List.of(names.split("\\s*,\\s*"));
    return new Definition.Function(
        matcher.group(1).toLowerCase(Locale.ROOT), arguments, Expression.parse(matcher.group(3)));
  }

  private static Directive options(final String text) {
    final Map<String, String> entries = new LinkedHashMap<>();
    final Tokenizer words = new Tokenizer(text);
    while (words.more()) {
      final String name = words.lower("option");
      entries.put(name, words.take("=") ? words.word("value of " + name) : "");
    }
    return new Directive.Options(entries);
  }

  private static Map<String, Value> nodeVoltages(final String text) {
    final Map<String, Value> volts = new LinkedHashMap<>();
    final Matcher matcher = NODE_VOLTAGE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      volts.put(matcher.group(1), value(matcher.group(2)));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw FormatReason.NOT_MODELLED.failure("'" + text.substring(end) + "' is no v(node)=value");
    }
    return volts;
  }

  /** Splits at the spaces that are outside brackets. */
  private static List<String> vectors(final String text) {
    final List<String> vectors = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      final char c = i < text.length() ? text.charAt(i) : ' ';
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0 && Character.isWhitespace(c)) {
        if (i > from) {
          vectors.add(text.substring(from, i).replaceAll("\\s", ""));
        }
        from = i + 1;
      }
    }
    return vectors;
  }

  private static Output print(final Card line) {
    final List<String> vectors = vectors(line.rest());
    if (vectors.isEmpty() || !Output.ANALYSES.contains(vectors.get(0).toLowerCase(Locale.ROOT))) {
      throw FormatReason.NOT_MODELLED.failure(line.keyword() + " without an analysis");
    }
    return new Output.Print(
        line.keyword().equals(".plot"), vectors.get(0), vectors.subList(1, vectors.size()));
  }

  private static Output measure(final String text) {
    final String[] parts = text.split("\\s+", 3);
    if (parts.length < 3) {
      throw FormatReason.SYNTAX.failure(".meas needs an analysis, a name and what to measure");
    }
    return new Output.Measure(parts[0], parts[1], parts[2].replaceAll("\\s+", " "));
  }

  private static Analysis analysis(final String keyword, final Tokenizer words) {
    final Analysis analysis =
        switch (keyword) {
          case ".op" -> new Analysis.OperatingPoint();
          case ".tran" -> transientAnalysis(words);
          case ".dc" -> sweeps(words);
          case ".ac" -> new Analysis.AcSweep(frequencies(words));
          default -> noise(words);
        };
    if (words.more()) {
      throw FormatReason.NOT_MODELLED.failure("'" + words.peek(0) + "' behind the analysis");
    }
    return analysis;
  }

  private static Analysis transientAnalysis(final Tokenizer words) {
    final double step = words.number("step");
    final double stop = words.number("end");
    final double start = words.nextIsValue() ? words.number("start") : 0;
    final double maxStep = words.nextIsValue() ? words.number("largest step") : 0;
    return new Analysis.Transient(step, stop, start, maxStep, words.take("uic"));
  }

  private static Analysis sweeps(final Tokenizer words) {
    final List<Analysis.Sweep> sweeps = new ArrayList<>();
    while (words.more()) {
      sweeps.add(
          new Analysis.Sweep(
              words.word("source"),
              words.number("first value"),
              words.number("last value"),
              words.number("increment")));
    }
    return new Analysis.DcSweep(sweeps);
  }

  private static Analysis.Frequencies frequencies(final Tokenizer words) {
    final String spacing = words.lower("spacing");
    final Analysis.Spacing known =
        switch (spacing) {
          case "dec" -> Analysis.Spacing.DECADE;
          case "oct" -> Analysis.Spacing.OCTAVE;
          case "lin" -> Analysis.Spacing.LINEAR;
          default ->
              throw FormatReason.SYNTAX.failure("spacing '" + spacing + "': dec, oct or lin");
        };
    return new Analysis.Frequencies(
        known,
        (int) words.number("number of points"),
        words.number("first frequency"),
        words.number("last frequency"));
  }

  private static Analysis noise(final Tokenizer words) {
    words.expect("v");
    words.expect("(");
    final String output = words.word("output node");
    final String reference = words.nextIs(")") ? "0" : words.word("reference node");
    words.expect(")");
    return new Analysis.Noise(output, reference, words.word("source"), frequencies(words));
  }
}
