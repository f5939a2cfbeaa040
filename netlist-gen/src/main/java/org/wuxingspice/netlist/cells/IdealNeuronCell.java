package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Technology;

/**
 * A neuron of ideal parts: each element is a capacitor that controlled currents charge. Ports: the
 * elements e0 to e4; currents into them are inputs. Element i is instance {@code x}i.
 */
public final class IdealNeuronCell {

  /** Name of the element's subcircuit. */
  public static final String ELEMENT = "element";

  private static final String LIMITER = "xc";

  private IdealNeuronCell() {}

  /**
   * {@return the cells: element with its limiter, neuron}
   *
   * @param technology scaling
   * @param direction whose equation the neuron implements
   * @param clamp range of E
   * @param limits whether the limits of elements can be shifted, by parameters {@code shift_i}
   * @param temperature of the circuit, °C
   */
  public static List<Statement> of(
      final Technology technology,
      final Direction direction,
      final StateClamp clamp,
      final ClampCell.Range limits,
      final double temperature) {
    final List<Statement> cells =
        new ArrayList<>(ClampCell.of(technology, clamp, limits, temperature));
    cells.add(element(technology, limits));
    cells.add(neuron(technology, direction, limits));
    return cells;
  }

  private static Definition.Subcircuit element(final Technology t, final ClampCell.Range limits) {
    final double r = t.resistance();
    final TreeMap<String, Value> parameters =
        new TreeMap<>(
            Map.of("k1", Value.of(1), "k2", Value.of(1), "k3", Value.of(1), "v0", Value.of(0)));
    final TreeMap<String, Value> shift = new TreeMap<>();
    if (limits == ClampCell.Range.SHIFTED) {
      parameters.put("shift", Value.ZERO);
      shift.put("shift", Parts.parameter("shift"));
    }
    return Parts.cell(
        ELEMENT,
        List.of("e", "g", "r"),
        parameters,
        List.of(
            Parts.comment("Element: C*dE/dt = (k1*G - k2*E - k3*E*R)/R + currents into e"),
            new ControlledSource.Vccs("g1", "0", "e", "g", Value.expression("k1/" + r)),
            Parts.resistor("r2", "e", "0", r + "/k2"),
            Parts.formulaInto("b3", "e", "v(e)*v(r)", "k3*(" + restraint(t) + ")"),
            Parts.capacitor("c1", "e", "0", t.capacitance(), "v0"),
            Parts.instance(LIMITER, List.of("0", "e"), ClampCell.NAME, shift)));
  }

  /**
   * {@return the factor of the restraining product for K3 = 1, ampere per square volt} Constants
   * are in the factor, not in the formula, which a simulator evaluates in every iteration.
   *
   * @param t scaling
   */
  private static double restraint(final Technology t) {
    return -1 / (t.resistance() * t.voltsPerUnit());
  }

  private static Definition.Subcircuit neuron(
      final Technology t, final Direction direction, final ClampCell.Range limits) {
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
      final Map<String, Value> values = NeuronCell.shifts(limits, i, parameters);
      for (final String name : List.of("k1", "k2", "k3", "v0")) {
        values.put(name, Parts.parameter(name + "_" + i));
      }
      body.add(
          Parts.instance(
              NeuronCell.element(i),
              List.of("e" + i, "e" + direction.generator(i), "e" + direction.restrainer(i)),
              ELEMENT,
              values));
    }
    return Parts.cell(NeuronCell.NAME, ports, parameters, body);
  }

  /**
   * {@return what to alter for another generation and restraint of an element}
   *
   * @param t scaling
   * @param i element within the neuron
   * @param rates of the element
   */
  public static List<Alteration> coupling(final Technology t, final int i, final Rates rates) {
    return Stream.of(
            new Alteration(DevicePath.of("g1").parameter("gain"), rates.k1() / t.resistance()),
            new Alteration(DevicePath.of("b3").parameter("m"), rates.k3() * restraint(t)))
        .map(a -> a.in(NeuronCell.element(i)))
        .toList();
  }

  /**
   * {@return what to alter for another decay of an element and another start}
   *
   * @param t scaling
   * @param i element within the neuron
   * @param k2 of decay, dimensionless
   * @param start voltage of e at the start, volt
   */
  public static List<Alteration> rest(
      final Technology t, final int i, final double k2, final double start) {
    return Stream.of(
            new Alteration(DevicePath.of("r2"), t.resistance() / k2),
            new Alteration(DevicePath.of("c1").parameter("ic"), start))
        .map(a -> a.in(NeuronCell.element(i)))
        .toList();
  }

  /**
   * {@return what to alter to shift the limits of an element that has them shifted}
   *
   * @param i element within the neuron
   * @param volts by which both limits rise
   */
  public static Alteration shift(final int i, final double volts) {
    return ClampCell.shift(volts).in(LIMITER).in(NeuronCell.element(i));
  }
}
