package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;

/**
 * The logarithm of a sum of currents: what flows into {@code x} is the collector current of a
 * transistor whose emitter stands on the bias line {@code y}. A follower drives its base {@code b},
 * and bases beside it, so that they take nothing from {@code x}. Ports: x, b, y, vcc.
 */
public final class LogarithmCell {

  /** Name of the subcircuit. */
  public static final String NAME = "logarithm";

  /** Standing current of the follower, units of I_u. */
  private static final double STANDING = 0.25;

  private LogarithmCell() {}

  /** {@return the cell} */
  public static Definition.Subcircuit of() {
    return new Definition.Subcircuit(
        NAME,
        List.of("x", "b", "y", "vcc"),
        Map.of(),
        List.of(
            npn("q1", "x", "b", "y"),
            npn("q2", "vcc", "x", "b"),
            npn("q3", "b", "y", "0", Value.of(STANDING))));
  }
}
