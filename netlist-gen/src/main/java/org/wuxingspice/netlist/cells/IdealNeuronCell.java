package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Technology;

/**
 * A neuron of ideal parts: each element is a capacitor that controlled currents charge. Ports: the
 * elements e0 to e4; currents into them are inputs. Element i is instance {@code x}i.
 */
public final class IdealNeuronCell {

  /** Name of the element's subcircuit. */
  public static final String ELEMENT = "element";

  private IdealNeuronCell() {}

  /**
   * {@return the cells: element with its limiter, neuron}
   *
   * @param technology scaling
   * @param direction whose equation the neuron implements
   * @param clamp range of E
   */
  public static List<Statement> of(
      final Technology technology, final Direction direction, final StateClamp clamp) {
    final List<Statement> cells = new ArrayList<>(ClampCell.of(technology, clamp));
    cells.add(element(technology));
    cells.add(neuron(technology, direction));
    return cells;
  }

  private static Definition.Subcircuit element(final Technology t) {
    final double r = t.resistance();
    return Parts.cell(
        ELEMENT,
        List.of("e", "g", "r"),
        Map.of("k1", Value.of(1), "k2", Value.of(1), "k3", Value.of(1), "v0", Value.of(0)),
        List.of(
            Parts.comment("Element: C*dE/dt = (k1*G - k2*E - k3*E*R)/R + currents into e"),
            new ControlledSource.Vccs("g1", "0", "e", "g", Value.expression("k1/" + r)),
            Parts.resistor("r2", "e", "0", r + "/k2"),
            Parts.formulaInto("b3", "e", "v(e)*v(r)", "k3*(" + restraint(t) + ")"),
            Parts.capacitor("c1", "e", "0", t.capacitance(), "v0"),
            Parts.instance("xc", List.of("0", "e"), ClampCell.NAME, Map.of())));
  }

  /**
   * {@return the factor of the restraining product for K3 = 1, ampere per square volt} Constants
   * are in the factor, not in the formula, which a simulator evaluates in every iteration.
   *
   * @param t scaling
   */
  public static double restraint(final Technology t) {
    return -1 / (t.resistance() * t.voltsPerUnit());
  }

  private static Definition.Subcircuit neuron(final Technology t, final Direction direction) {
    final List<String> ports = new ArrayList<>();
    final TreeMap<String, Value> parameters = new TreeMap<>();
    final List<Statement> body = new ArrayList<>();
    body.add(Parts.comment("Neuron, " + direction + ", of ideal parts"));
    for (int i = 0; i < Neuron.ELEMENTS; i++) {
      ports.add("e" + i);
      parameters.put("k1_" + i, Value.of(Neuron.DEFAULT_K1));
      parameters.put("k2_" + i, Value.of(Neuron.DEFAULT_K2));
      parameters.put("k3_" + i, Value.of(Neuron.DEFAULT_K3));
      parameters.put("v0_" + i, Value.of(t.voltsPerUnit()));
      final TreeMap<String, Value> values = new TreeMap<>();
      for (final String name : List.of("k1", "k2", "k3", "v0")) {
        values.put(name, Parts.parameter(name + "_" + i));
      }
      body.add(
          Parts.instance(
              "x" + i,
              List.of("e" + i, "e" + direction.generator(i), "e" + direction.restrainer(i)),
              ELEMENT,
              values));
    }
    return Parts.cell(NeuronCell.NAME, ports, parameters, body);
  }
}
