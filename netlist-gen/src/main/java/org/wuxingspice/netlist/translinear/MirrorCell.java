package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;
import static org.wuxingspice.netlist.translinear.Transistors.pnp;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * Mirrors of four transistors, PNP ones at the supply and NPN ones at ground, Wilson's with a
 * fourth that gives both halves of the pair the same collector voltage (G. R. Wilson, IEEE J.
 * Solid-State Circuits SC-3, 1968, 341-348). Base currents leave an error of 2/β². Ports: the input
 * {@code i}, which a current is drawn from, the output {@code o}, which the same current comes out
 * of, and {@code vcc}; of the NPN mirror, {@code i} and {@code o}, with both currents the other
 * way. Parameter {@code r}: area of the input's transistor of the pair; the output is 1/r of the
 * input.
 */
public final class MirrorCell {

  /** Name of the subcircuit of PNP transistors. */
  public static final String NAME = "mirror";

  /** Name of the subcircuit of NPN transistors. */
  static final String SINKING = "sinkmirror";

  private MirrorCell() {}

  /**
   * {@return the cell}
   *
   * @param design voltages
   */
  public static Definition.Subcircuit of(final TranslinearDesign design) {
    return new Definition.Subcircuit(
        NAME,
        List.of("i", "o", "vcc"),
        Map.of("r", Value.of(1)),
        List.of(
            new OperatingPoint(design).below(1.026, "a", "b").below(2.05, "i").statement(),
            pnp("q1", "a", "b", "vcc", Value.expression("r")),
            pnp("q2", "b", "b", "vcc"),
            pnp("q3", "o", "i", "b"),
            pnp("q4", "i", "i", "a")));
  }

  /** {@return the cell of NPN transistors} */
  static Definition.Subcircuit sinking(final TranslinearDesign design) {
    return new Definition.Subcircuit(
        SINKING,
        List.of("i", "o"),
        Map.of("r", Value.of(1)),
        List.of(
            new OperatingPoint(design).above(1, "a", "b").above(2, "i").statement(),
            npn("q1", "a", "b", "0", Value.expression("r")),
            npn("q2", "b", "b", "0"),
            npn("q3", "o", "i", "b"),
            npn("q4", "i", "i", "a")));
  }
}
