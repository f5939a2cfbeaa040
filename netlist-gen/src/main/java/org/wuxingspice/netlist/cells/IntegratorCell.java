package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Multiplier;
import org.wuxingspice.netlist.technology.Technology;

/**
 * An element as an inverting op-amp integrator: R·C·dV/dt = −(sum of R times the currents into the
 * virtual ground s). Ports: s, the output v, g from the generating element, r from the restraining
 * one. The output carries E or −E; g has to carry the opposite sign, {@code sign} is that of the
 * voltage at r.
 *
 * <p>Parameters: the rates {@code k1}, {@code k2}, {@code k3}; {@code v0} and {@code r0}, the
 * voltages of v and r at the start.
 */
public final class IntegratorCell {

  /** Name of the subcircuit. */
  public static final String NAME = "element";

  /** Name of the amplifier's instance. */
  public static final String AMPLIFIER = "x1";

  private IntegratorCell() {}

  /**
   * {@return the cell}
   *
   * @param technology parts
   * @param input what amplifiers have of their own; the port of noise is z
   */
  public static Definition.Subcircuit of(final Technology technology, final AmplifierInput input) {
    final double r = technology.resistance();
    final List<Statement> body = new ArrayList<>();
    body.add(Parts.comment("Element: v integrates minus the currents into s; v is E or -E"));
    body.add(Parts.resistor("r1", "g", "s", r + "/k1"));
    body.add(Parts.resistor("r2", "v", "s", r + "/k2"));
    restraint(technology, body);
    body.add(Parts.capacitor("c1", "s", "v", technology.capacitance(), "-v0"));
    body.add(OpAmpCell.grounded(AMPLIFIER, "s", "v", "v0", input, "", "z"));
    final TreeMap<String, Value> parameters = new TreeMap<>();
    for (final String rate : List.of("k1", "k2", "k3", "sign")) {
      parameters.put(rate, Value.of(1));
    }
    parameters.put("v0", Value.ZERO);
    parameters.put("r0", Value.ZERO);
    input.declare(parameters, "");
    return Parts.cell(NAME, input.ports(List.of("s", "v", "g", "r"), "z"), parameters, body);
  }

  private static void restraint(final Technology technology, final List<Statement> body) {
    final Multiplier part = technology.multiplier();
    final TreeMap<String, Value> parameters = new TreeMap<>();
    parameters.put("sign", Parts.parameter("sign"));
    if (part.currentOutput()) {
      parameters.put("k", Value.expression("k3*" + currentFactor(technology)));
      body.add(Parts.instance("x3", List.of("r", "v", "s"), MultiplierCell.NAME, parameters));
      return;
    }
    parameters.put("w0", Value.expression("sign*v0*r0/" + part.scale()));
    body.add(Parts.instance("x3", List.of("r", "v", "w"), MultiplierCell.NAME, parameters));
    body.add(
        Parts.resistor(
            "r3", "w", "s", voltageResistance(technology) + "/k3-" + part.outputResistance()));
  }

  /**
   * {@return the factor on the current of a multiplier with current output for K3 = 1}
   *
   * @param technology parts
   */
  static double currentFactor(final Technology technology) {
    return technology.multiplier().scale() / technology.voltsPerUnit();
  }

  /**
   * Resistance from a multiplier with voltage output to the virtual ground for K3 = 1, the output
   * resistance included.
   *
   * @param technology parts
   * @return ohm
   */
  static double voltageResistance(final Technology technology) {
    return technology.resistance() * technology.voltsPerUnit() / technology.multiplier().scale();
  }

  /** Resistance in series with a multiplier's output for K3, ohm. */
  static double voltageResistance(final Technology technology, final double k3) {
    return voltageResistance(technology) / k3 - technology.multiplier().outputResistance();
  }

  /**
   * What to alter for another generation and restraint.
   *
   * @param technology parts
   * @param rates of the element
   * @param sign of the voltage at r
   * @return the same devices for all values
   */
  public static List<Alteration> coupling(
      final Technology technology, final Rates rates, final int sign) {
    final Multiplier part = technology.multiplier();
    final double r = technology.resistance();
    return List.of(
        new Alteration(DevicePath.of("r1"), r / rates.k1()),
        part.currentOutput()
            ? MultiplierCell.strength(part, r, sign * rates.k3() * currentFactor(technology))
                .in("x3")
            : new Alteration(DevicePath.of("r3"), voltageResistance(technology, rates.k3())));
  }

  /**
   * What to alter for another decay and another start.
   *
   * @param technology parts
   * @param k2 of decay, dimensionless
   * @param sign of the voltage at r
   * @param start voltage of v at the start, volt
   * @param restrainerStart voltage of r at the start, volt
   * @return the same devices for all values
   */
  public static List<Alteration> rest(
      final Technology technology,
      final double k2,
      final int sign,
      final double start,
      final double restrainerStart) {
    final Multiplier part = technology.multiplier();
    final List<Alteration> all = new ArrayList<>();
    all.add(new Alteration(DevicePath.of("r2"), technology.resistance() / k2));
    MultiplierCell.start(part, sign * start * restrainerStart / part.scale())
        .forEach(a -> all.add(a.in("x3")));
    all.add(new Alteration(DevicePath.of("c1").parameter("ic"), -start));
    OpAmpCell.start(technology.opAmp(), start).forEach(a -> all.add(a.in(AMPLIFIER)));
    return all;
  }
}
