package org.wuxingspice.netlist.compile;

import java.util.Objects;

/**
 * A new value for a parameter of a loaded circuit.
 *
 * @param target as {@code alter} takes it, lower case: a device, or {@code @device[parameter]}
 * @param value in SI units
 */
public record Alteration(String target, double value) {
  /** Checks the target. */
  public Alteration {
    Objects.requireNonNull(target, "target");
  }

  /** {@return the command for ngspice} */
  public String command() {
    return "alter " + target + " = " + value;
  }
}
