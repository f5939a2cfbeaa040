package org.wuxingspice.netlist.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.wuxingspice.netlist.expression.Notation;

/**
 * The netlist languages of the simulators, as far as they differ: ngspice's user's manual 39,
 * LTspice's help pages, and the Xyce reference guide 7.
 */
public enum Dialect {
  /** ngspice. */
  NGSPICE("params: ", "", "  "),
  /** LTspice. */
  LTSPICE("params: ", "", "  "),
  /** Xyce, written without indentation, since leading spaces can mean a remark. */
  XYCE("PARAMS: ", "PARAMS: ", "");

  /** Options that LTspice knows under ngspice's names. */
  private static final Set<String> LTSPICE_OPTIONS =
      Set.of(
          "abstol", "chgtol", "gmin", "itl1", "itl2", "itl4", "itl6", "maxord", "method", "pivrel",
          "pivtol", "reltol", "temp", "tnom", "trtol", "vntol");

  /** Xyce's packages of options, by the names that ngspice has for them. */
  private static final Map<String, String> XYCE_OPTIONS =
      Map.of(
          "reltol", "timeint",
          "abstol", "timeint",
          "method", "timeint",
          "gmin", "device",
          "tnom", "device",
          "temp", "device");

  private static final Map<String, String> LTSPICE_FUNCTIONS =
      Map.of("ternary_fcn", "if", "nint", "round", "log", "ln");

  private static final Map<String, String> XYCE_FUNCTIONS =
      Map.of("ternary_fcn", "if", "u", "stp", "log", "ln");

  private final String cellParameters;
  private final String instanceParameters;
  private final String indent;

  Dialect(final String cellParameters, final String instanceParameters, final String indent) {
    this.cellParameters = cellParameters;
    this.instanceParameters = instanceParameters;
    this.indent = indent;
  }

  /** Formulas of values. */
  Notation parameters() {
    return switch (this) {
      case NGSPICE -> Notation.PLAIN;
      case LTSPICE -> new Notation(false, true, LTSPICE_FUNCTIONS);
      case XYCE -> new Notation(false, true, XYCE_FUNCTIONS);
    };
  }

  /**
   * Formulas of behavioral sources. There ngspice's {@code pwr} keeps the sign of its base, which
   * is {@code pwrs} elsewhere; in values it loses it, as {@code pwr} does elsewhere.
   */
  Notation sources() {
    return switch (this) {
      case NGSPICE -> Notation.BRACED;
      case LTSPICE -> new Notation(true, true, withSignedPower(LTSPICE_FUNCTIONS));
      case XYCE -> new Notation(false, true, withSignedPower(XYCE_FUNCTIONS));
    };
  }

  private static Map<String, String> withSignedPower(final Map<String, String> functions) {
    final Map<String, String> all = new HashMap<>(functions);
    all.put("pwr", "pwrs");
    return all;
  }

  /** What stands before the parameters of a subcircuit. */
  String cellParameters() {
    return cellParameters;
  }

  /** What stands before the parameters of an instance. */
  String instanceParameters() {
    return instanceParameters;
  }

  /** What a subcircuit's statements are moved in by. */
  String indent() {
    return indent;
  }

  /** Whether an option exists in the language under ngspice's name. */
  boolean knowsOption(final String name) {
    return this == NGSPICE
        || (this == LTSPICE ? LTSPICE_OPTIONS : XYCE_OPTIONS.keySet()).contains(name);
  }

  /** What stands before an option. */
  String optionPackage(final String name) {
    return this == XYCE ? XYCE_OPTIONS.get(name) + " " : "";
  }
}
