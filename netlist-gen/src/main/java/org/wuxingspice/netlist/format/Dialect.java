package org.wuxingspice.netlist.format;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wuxingspice.model.failure.WuxingException;

/**
 * The netlist languages of the simulators, as far as they differ: ngspice's user's manual 39,
 * LTspice's help pages, and the Xyce reference guide 7. What a language's documentation does not
 * have is refused.
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
          "abstol", "chgtol", "gmin", "itl1", "itl2", "itl4", "itl6", "method", "pivrel", "pivtol",
          "reltol", "temp", "tnom", "trtol", "vntol");

  /**
   * Xyce's packages and names of options, by the names that ngspice has for them. Its {@code
   * abstol} bounds the error of what is solved for, voltages above all, as ngspice's {@code vntol}
   * does; ngspice's {@code abstol} is for currents alone.
   */
  private static final Map<String, String> XYCE_OPTIONS =
      Map.of(
          "reltol", "timeint reltol",
          "vntol", "timeint abstol",
          "method", "timeint method",
          "gmin", "device gmin",
          "tnom", "device tnom",
          "temp", "device temp");

  private static final Set<String> LTSPICE_MODELS =
      Set.of(
          "sw", "csw", "urc", "ltra", "d", "npn", "pnp", "njf", "pjf", "nmos", "pmos", "nmf", "pmf",
          "vdmos");

  private static final Set<String> XYCE_MODELS =
      Set.of(
          "r", "c", "l", "sw", "csw", "ltra", "d", "npn", "pnp", "njf", "pjf", "nmos", "pmos",
          "nmf", "pmf");

  private final String cellParameters;
  private final String instanceParameters;
  private final String indent;

  Dialect(final String cellParameters, final String instanceParameters, final String indent) {
    this.cellParameters = cellParameters;
    this.instanceParameters = instanceParameters;
    this.indent = indent;
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

  /**
   * How an option of ngspice is written: the command and the option's name, or empty if the
   * language has none.
   */
  Optional<String> option(final String name) {
    final String lower = name.toLowerCase(Locale.ROOT);
    final boolean same = this == NGSPICE || (this == LTSPICE && LTSPICE_OPTIONS.contains(lower));
    return same
        ? Optional.of(name)
        : Optional.ofNullable(this == XYCE ? XYCE_OPTIONS.get(lower) : null);
  }

  /** Whether the language has a type of models under ngspice's name, or under one of its own. */
  boolean knowsModel(final String type) {
    return switch (this) {
      case NGSPICE -> true;
      case LTSPICE -> LTSPICE_MODELS.contains(type);
      case XYCE -> XYCE_MODELS.contains(type);
    };
  }

  /** A failure to write something that the language does not have. */
  WuxingException absent(final String what) {
    return FormatReason.NOT_IN_DIALECT.failure(what + ": has no form in the language of " + this);
  }
}
