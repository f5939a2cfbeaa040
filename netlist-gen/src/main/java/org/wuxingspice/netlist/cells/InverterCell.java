package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.Technology;

/**
 * An inverting amplifier of gain 1: ports in, out; parameter {@code v0}, the output at the start.
 */
public final class InverterCell {

  /** Name of the subcircuit. */
  public static final String NAME = "inverter";

  /** Name of the amplifier's instance. */
  public static final String AMPLIFIER = "x1";

  private InverterCell() {}

  /**
   * {@return the cell}
   *
   * @param technology parts
   * @param input what amplifiers have of their own; the port of noise is z
   */
  public static Definition.Subcircuit of(final Technology technology, final AmplifierInput input) {
    final TreeMap<String, Value> parameters = new TreeMap<>();
    parameters.put("v0", Value.ZERO);
    input.declare(parameters, "");
    return Parts.cell(
        NAME,
        input.ports(List.of("in", "out"), "z"),
        parameters,
        List.of(
            Parts.comment("Inverter: out = -in"),
            Parts.resistor("r1", "in", "x", technology.resistance()),
            Parts.resistor("r2", "x", "out", technology.resistance()),
            OpAmpCell.grounded(AMPLIFIER, "x", "out", "v0", input, "", "z")));
  }

  /**
   * {@return what to alter for another output voltage at the start}
   *
   * @param technology parts
   * @param volts at the output
   */
  public static List<Alteration> start(final Technology technology, final double volts) {
    return OpAmpCell.start(technology.opAmp(), volts).stream().map(a -> a.in(AMPLIFIER)).toList();
  }
}
