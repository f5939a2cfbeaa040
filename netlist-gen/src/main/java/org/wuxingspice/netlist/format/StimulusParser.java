package org.wuxingspice.netlist.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;

/** Reads what an independent source gives. */
final class StimulusParser {

  /** What no parameter's name can mean in the line of a source. */
  static final Set<String> WORDS = words();

  private StimulusParser() {}

  private static Set<String> words() {
    final Set<String> words = new HashSet<>(Set.of("dc", "ac"));
    for (final Waveform.Shape shape : Waveform.Shape.values()) {
      words.add(shape.name().toLowerCase(Locale.ROOT));
    }
    return Set.copyOf(words);
  }

  static Stimulus parse(final Tokenizer words) {
    Optional<Value> dc = Optional.empty();
    Optional<Stimulus.Ac> ac = Optional.empty();
    Optional<Waveform> waveform = Optional.empty();
    while (words.more()) {
      if (words.take("dc")) {
        words.take("=");
        dc = Optional.of(words.nextIsValue() ? words.value("DC value") : Value.ZERO);
      } else if (words.nextIsValue() && dc.isEmpty()) {
        dc = Optional.of(words.value("DC value"));
      } else if (words.take("ac")) {
        words.take("=");
        final Value magnitude = words.nextIsValue() ? words.value("magnitude") : Value.of(1);
        final Value phase = words.nextIsValue() ? words.value("phase") : Value.ZERO;
        ac = Optional.of(new Stimulus.Ac(magnitude, phase));
      } else {
        waveform = Optional.of(waveform(words));
      }
    }
    return new Stimulus(dc, ac, waveform);
  }

  private static Waveform waveform(final Tokenizer words) {
    int depth = words.take("(") ? 1 : 0;
    final String name = words.word("waveform");
    final Waveform.Shape shape = shape(name);
    final List<Value> arguments = new ArrayList<>();
    depth += words.take("(") ? 1 : 0;
    while (depth > 0 ? words.more() : words.nextIsValue()) {
      if (words.take("(")) {
        depth++;
      } else if (words.take(")")) {
        depth--;
      } else {
        arguments.add(words.value("argument of " + name));
      }
    }
    if (depth > 0) {
      throw FormatReason.SYNTAX.failure("the bracket of " + name + " is not closed");
    }
    final Map<String, Value> options = new LinkedHashMap<>();
    while (shape == Waveform.Shape.PWL && (words.nextIs("r") || words.nextIs("td"))) {
      final String option = words.lower("option");
      words.expect("=");
      options.put(option, words.value("value of " + option));
    }
    return new Waveform(shape, arguments, options);
  }

  private static Waveform.Shape shape(final String name) {
    for (final Waveform.Shape shape : Waveform.Shape.values()) {
      if (shape.name().equals(name.toUpperCase(Locale.ROOT))) {
        return shape;
      }
    }
    throw FormatReason.NOT_MODELLED.failure("sources with '" + name + "' are not modelled");
  }
}
