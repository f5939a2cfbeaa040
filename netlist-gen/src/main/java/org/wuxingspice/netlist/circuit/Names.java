package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.regex.Pattern;

/** Checks that keep names from being read as anything else: no spaces, no directives, no breaks. */
final class Names {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9_.+-]*");
  private static final Pattern FORMULA = Pattern.compile("[A-Za-z0-9_.,(){}+*/ -]+");

  private Names() {}

  static String option(final String name, final String value) {
    if (!OPTION.matcher(value).matches()) {
      throw CircuitReason.BAD_VALUE.failure(
          "option " + name + " = '" + printable(value) + "': a number, a word or nothing");
    }
    return value;
  }

  static String formula(final String formula) {
    if (!FORMULA.matcher(formula).matches()) {
      throw CircuitReason.BAD_VALUE.failure(
          "formula '" + printable(formula) + "': only names, numbers, calls and + - * /");
    }
    return formula;
  }

  static String name(final String name) {
    if (!NAME.matcher(name).matches()) {
      throw CircuitReason.BAD_NAME.failure(
          "name '" + printable(name) + "': use 1 to 64 letters, digits and underscores");
    }
    return name;
  }

  static List<String> names(final List<String> names) {
    names.forEach(Names::name);
    return List.copyOf(names);
  }

  /** The name of a device, whose first letter tells ngspice its kind. */
  static String device(final char kind, final String name) {
    if (Character.toLowerCase(name(name).charAt(0)) != kind) {
      throw CircuitReason.BAD_NAME.failure(
          "device name '" + name + "': must begin with '" + kind + "'");
    }
    return name;
  }

  static String printable(final String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
