package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.technology.Technology;

/**
 * A neuron of op-amp integrators: five elements with their limiters and one inverter. Ports: the
 * outputs v0 to v4, which carry E with the signs of {@link Polarity}, and the virtual grounds s0 to
 * s4. Element i is instance {@code x}i, its limiter {@code xc}i, the inverter {@code xi}.
 *
 * <p>Parameters {@code k1_i}, {@code k2_i}, {@code k3_i} as element i uses them; {@code v0_i}, the
 * voltage of v at the start.
 */
public final class NeuronCell {

  /** Name of the subcircuit. */
  public static final String NAME = "neuron";

  /** Name of the inverter's instance. */
  public static final String INVERTER = "xi";

  private NeuronCell() {}

  /**
   * {@return the element whose output is inverted for the element it generates}
   *
   * @param direction of the pass
   */
  public static int inverted(final Direction direction) {
    return direction == Direction.FORWARD ? Neuron.ELEMENTS - 1 : 0;
  }

  /**
   * {@return the cell}
   *
   * @param technology parts
   * @param direction whose equation the neuron implements
   * @param input what amplifiers have of their own; the ports of noise are z0 to z4 and zi
   * @param limits whether the limits of elements can be shifted, by parameters {@code shift_i}
   */
  public static Definition.Subcircuit of(
      final Technology technology,
      final Direction direction,
      final AmplifierInput input,
      final ClampCell.Range limits) {
    final List<String> ports = new ArrayList<>();
    for (final String kind : List.of("v", "s")) {
      for (int i = 0; i < Neuron.ELEMENTS; i++) {
        ports.add(kind + i);
      }
    }
    final TreeMap<String, Value> parameters = new TreeMap<>();
    final List<Statement> body = new ArrayList<>();
    body.add(
        Parts.comment("Neuron, " + direction + ": v0 = E0, v1 = -E1, v2 = E2, v3 = -E3, v4 = E4"));
    for (int i = 0; i < Neuron.ELEMENTS; i++) {
      defaults(i, technology, input, parameters);
      body.add(element(i, direction, input));
      body.add(
          Parts.instance(
              limiter(i),
              Polarity.of(i) > 0 ? List.of("s" + i, "v" + i) : List.of("v" + i, "s" + i),
              ClampCell.NAME,
              shifts(limits, i, parameters)));
    }
    final int inverted = inverted(direction);
    final TreeMap<String, Value> start = new TreeMap<>();
    start.put("v0", Value.expression("-v0_" + inverted));
    input.pass(start, "_i");
    input.declare(parameters, "_i");
    body.add(
        Parts.instance(
            INVERTER, input.ports(List.of("v" + inverted, "w"), "zi"), InverterCell.NAME, start));
    return Parts.cell(
        NAME, input.ports(ports, "z0", "z1", "z2", "z3", "z4", "zi"), parameters, body);
  }

  /** Hands the shift of an element's limiter on, if it has one. */
  static Map<String, Value> shifts(
      final ClampCell.Range limits, final int i, final Map<String, Value> parameters) {
    final Map<String, Value> values = new TreeMap<>();
    if (limits == ClampCell.Range.SHIFTED) {
      parameters.put("shift_" + i, Value.ZERO);
      values.put("shift", Parts.parameter("shift_" + i));
    }
    return values;
  }

  /**
   * {@return name of the instance of an element's limiter}
   *
   * @param i element within the neuron
   */
  public static String limiter(final int i) {
    return "xc" + i;
  }

  private static void defaults(
      final int i,
      final Technology technology,
      final AmplifierInput input,
      final Map<String, Value> parameters) {
    parameters.put("k1_" + i, Value.of(Neuron.DEFAULT_K1));
    parameters.put("k2_" + i, Value.of(Neuron.DEFAULT_K2));
    parameters.put("k3_" + i, Value.of(Neuron.DEFAULT_K3));
    parameters.put("v0_" + i, Value.of(technology.volts(Polarity.of(i))));
    input.declare(parameters, "_" + i);
  }

  private static Statement element(
      final int i, final Direction direction, final AmplifierInput input) {
    final int generator = direction.generator(i);
    final int restrainer = direction.restrainer(i);
    final TreeMap<String, Value> values = new TreeMap<>();
    for (final String rate : List.of("k1", "k2", "k3", "v0")) {
      values.put(rate, Parts.parameter(rate + "_" + i));
    }
    values.put("r0", Parts.parameter("v0_" + restrainer));
    values.put("sign", Value.of(Polarity.of(restrainer)));
    input.pass(values, "_" + i);
    final boolean wrapped = Polarity.of(generator) == Polarity.of(i);
    return Parts.instance(
        element(i),
        input.ports(
            List.of("s" + i, "v" + i, wrapped ? "w" : "v" + generator, "v" + restrainer), "z" + i),
        IntegratorCell.NAME,
        values);
  }

  /**
   * {@return name of an element's instance}
   *
   * @param i element within the neuron
   */
  public static String element(final int i) {
    return "x" + i;
  }

  /**
   * What to alter for another generation and restraint of an element.
   *
   * @param technology parts
   * @param direction of the pass
   * @param i element within the neuron
   * @param rates of the element
   * @return the same devices for all values
   */
  public static List<Alteration> coupling(
      final Technology technology, final Direction direction, final int i, final Rates rates) {
    return IntegratorCell.coupling(technology, rates, Polarity.of(direction.restrainer(i))).stream()
        .map(a -> a.in(element(i)))
        .toList();
  }

  /**
   * What to alter for another decay of an element and another start.
   *
   * @param technology parts
   * @param direction of the pass
   * @param i element within the neuron
   * @param k2 of decay, dimensionless
   * @param start volts of v0 to v4 at the start
   * @return the same devices for all values
   */
  public static List<Alteration> rest(
      final Technology technology,
      final Direction direction,
      final int i,
      final double k2,
      final IntToDoubleFunction start) {
    final int restrainer = direction.restrainer(i);
    final List<Alteration> all = new ArrayList<>();
    IntegratorCell.rest(
            technology,
            k2,
            Polarity.of(restrainer),
            start.applyAsDouble(i),
            start.applyAsDouble(restrainer))
        .forEach(a -> all.add(a.in(element(i))));
    if (i == inverted(direction)) {
      InverterCell.start(technology, -start.applyAsDouble(i)).forEach(a -> all.add(a.in(INVERTER)));
    }
    return all;
  }
}
