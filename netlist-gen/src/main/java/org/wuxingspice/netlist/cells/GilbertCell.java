package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.ModelReference;
import org.wuxingspice.netlist.circuit.Semiconductor;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;

/**
 * The six transistors of the Gilbert cell (B. Gilbert, IEEE J. Solid-State Circuits SC-3, 1968,
 * 365-373): with ideal transistors the difference of the output currents is
 * I·tanh(x/2Vt)·tanh(y/2Vt) for the differential inputs x and y and the tail current I. Ports: xp,
 * xn, yp, yn, the outputs op and on, which take current, and the negative supply vee.
 *
 * <p>The transistor is a generic integrated one: saturation current 0.1 fA, current gain 100, Early
 * voltage 100 V, transit time 50 ps, junction capacitances of some 10 fF; chosen for this project.
 */
public final class GilbertCell {

  /** Name of the subcircuit. */
  public static final String NAME = "gilbert";

  private static final String MODEL = "integratednpn";

  private GilbertCell() {}

  /**
   * {@return the transistor model and the cell}
   *
   * @param tail current, ampere, positive
   */
  public static List<Statement> of(final double tail) {
    return List.of(
        new Definition.Model(
            MODEL,
            "npn",
            Map.of(
                "is", Value.of(1e-16),
                "bf", Value.of(100),
                "vaf", Value.of(100),
                "tf", Value.of(50e-12),
                "cje", Value.of(30e-15),
                "cjc", Value.of(20e-15))),
        Parts.cell(
            NAME,
            List.of("xp", "xn", "yp", "yn", "op", "on", "vee"),
            Map.of(),
            List.of(
                Parts.comment("Gilbert cell: i(op) - i(on) = I*tanh(x/2Vt)*tanh(y/2Vt)"),
                transistor("q1", "op", "xp", "c1"),
                transistor("q2", "on", "xn", "c1"),
                transistor("q3", "on", "xp", "c2"),
                transistor("q4", "op", "xn", "c2"),
                transistor("q5", "c1", "yp", "t"),
                transistor("q6", "c2", "yn", "t"),
                Parts.current("i1", "t", "vee", Double.toString(tail)))));
  }

  private static Statement transistor(
      final String name, final String collector, final String base, final String emitter) {
    return new Semiconductor.Bipolar(
        name, List.of(collector, base, emitter), ModelReference.of(MODEL));
  }
}
