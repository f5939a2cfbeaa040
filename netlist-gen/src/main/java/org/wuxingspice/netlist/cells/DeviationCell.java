package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The driver of the lines D = E − B0 and −D: a summing amplifier of the element's voltage v and a
 * reference of the opposite sign, q = −(v + b0·ref), then an inverter, d = −q. Ports: v, ref, q, d.
 * Parameter {@code b0} is the fixed point in units of E.
 */
public final class DeviationCell {

  /** Name of the subcircuit. */
  public static final String NAME = "deviation";

  /** Name of the instance of the amplifier whose output is q. */
  public static final String DRIVER = "x1";

  /** Name of the instance of the amplifier whose output is d. */
  public static final String MIRROR = "x2";

  /** Fixed point that is as good as none, units of E. */
  private static final double LEAST = 1e-9;

  private DeviationCell() {}

  /**
   * {@return the cell}
   *
   * @param technology parts
   * @param input what amplifiers have of their own; the ports of noise are z1 and z2
   */
  public static Definition.Subcircuit of(final Technology technology, final AmplifierInput input) {
    final double r = technology.resistance();
    final TreeMap<String, Value> parameters = new TreeMap<>();
    parameters.put("b0", Value.of(1));
    input.declare(parameters, "1");
    input.declare(parameters, "2");
    final List<Statement> body = new ArrayList<>();
    body.add(Parts.comment("Driver of D = E - B0: q = -(v + b0*ref), d = -q"));
    body.add(Parts.resistor("r1", "v", "x", r));
    body.add(Parts.resistor("r2", "ref", "x", r + "/b0"));
    body.add(Parts.resistor("r3", "x", "q", r));
    body.add(OpAmpCell.grounded(DRIVER, "x", "q", "0", input, "1", "z1"));
    body.add(Parts.resistor("r4", "q", "y", r));
    body.add(Parts.resistor("r5", "y", "d", r));
    body.add(OpAmpCell.grounded(MIRROR, "y", "d", "0", input, "2", "z2"));
    return Parts.cell(
        NAME, input.ports(List.of("v", "ref", "q", "d"), "z1", "z2"), parameters, body);
  }

  /**
   * {@return what to alter for another fixed point}
   *
   * @param technology parts
   * @param fixedPoint units of E
   */
  public static Alteration fixedPoint(final Technology technology, final double fixedPoint) {
    return new Alteration(DevicePath.of("r2"), technology.resistance() / reference(fixedPoint));
  }

  /**
   * {@return the parameter {@code b0} for a fixed point; a resistor cannot make it 0}
   *
   * @param fixedPoint units of E
   */
  public static double reference(final double fixedPoint) {
    return Math.max(fixedPoint, LEAST);
  }
}
