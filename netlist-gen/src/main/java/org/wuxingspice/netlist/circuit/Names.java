package org.wuxingspice.netlist.circuit;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.wuxingspice.model.failure.VisibleText;

/**
 * Checks that keep names and words from being read as anything else. No name holds a space, a line
 * break, a bracket, a quote, a comma, an equals sign or the start of a comment, and every device's
 * name begins with its kind's letter, so no name can begin or end a statement.
 */
final class Names {

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_.:+\\-/#!?%&<>~^|@]{1,256}");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9_.+-]*");
  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z0-9_.,:()={}@'+*/<>#?|&!^\\[\\] -]+");
  private static final Pattern PATH = Pattern.compile("[^\\p{Cntrl}'\";$]+");

  private Names() {}

  static String option(final String name, final String value) {
    if (!OPTION.matcher(value).matches()) {
      throw CircuitReason.BAD_VALUE.failure(
          "option " + name + " = '" + printable(value) + "': a number, a word or nothing");
    }
    return value;
  }

  /** What a simulator is asked to save, print or measure. */
  static String words(final String what, final String words) {
    if (!WORDS.matcher(words).matches() || words.isBlank() || words.contains("//")) {
      throw CircuitReason.BAD_VALUE.failure(
          what + " '" + printable(words) + "': only names, numbers, calls and operations");
    }
    return words.strip();
  }

  static String path(final String path) {
    if (!PATH.matcher(path).matches() || path.contains("//")) {
      throw CircuitReason.BAD_VALUE.failure(
          "path '" + printable(path) + "': no quotes, line breaks, ; $ or //");
    }
    return path;
  }

  /** The name of a node, model, subcircuit or device. */
  static String name(final String name) {
    if (!NAME.matcher(name).matches() || name.contains("//") || name.endsWith(":")) {
      throw CircuitReason.BAD_NAME.failure(
          "name '"
              + printable(name)
              + "': use 1 to 256 letters, digits and _ . : + - / # ! ? % & < > ~ ^ | @");
    }
    return name;
  }

  static List<String> names(final Collection<String> names) {
    names.forEach(Names::name);
    return List.copyOf(names);
  }

  static List<String> names(final String... names) {
    return names(List.of(names));
  }

  static List<String> nodes(
      final String device, final List<String> nodes, final int least, final int most) {
    if (nodes.size() < least || nodes.size() > most) {
      throw CircuitReason.BAD_VALUE.failure(
          "device " + device + " with " + nodes.size() + " nodes: needs " + least + " to " + most);
    }
    return names(nodes);
  }

  static Map<String, Value> nodeVoltages(final Map<String, Value> volts) {
    volts.keySet().forEach(Names::name);
    if (volts.isEmpty()) {
      throw CircuitReason.BAD_VALUE.failure("no node voltages: give at least one");
    }
    return Collections.unmodifiableMap(new TreeMap<>(volts));
  }

  static String parameter(final String name) {
    if (!PARAMETER.matcher(name).matches()) {
      throw CircuitReason.BAD_NAME.failure(
          "parameter '" + printable(name) + "': use letters, digits and underscores");
    }
    return name;
  }

  /** Checked names in order, so that equal circuits have equal netlists. */
  static <V> Map<String, V> parameters(final Map<String, V> parameters) {
    parameters.keySet().forEach(Names::parameter);
    return Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** The name of a device, whose first letter tells a simulator its kind. */
  static String device(final String kinds, final String name) {
    if (kinds.indexOf(Character.toLowerCase(name(name).charAt(0))) < 0) {
      throw CircuitReason.BAD_NAME.failure(
          "device name '" + name + "': must begin with " + String.join(" or ", kinds.split("")));
    }
    return name;
  }

  static String printable(final String text) {
    return VisibleText.of(text);
  }
}
