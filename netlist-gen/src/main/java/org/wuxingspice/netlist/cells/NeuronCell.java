package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
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
   */
  public static Definition.Subcircuit of(
      final Technology technology, final Direction direction, final AmplifierInput input) {
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
              "xc" + i,
              Polarity.of(i) > 0 ? List.of("s" + i, "v" + i) : List.of("v" + i, "s" + i),
              ClampCell.NAME,
              new TreeMap<>()));
    }
    final int inverted = inverted(direction);
    final TreeMap<String, Value> start = new TreeMap<>();
    start.put("v0", Value.expression("-v0_" + inverted));
    input.pass(start, "vos", "vos_i");
    input.declare(parameters, "vos_i");
    body.add(
        Parts.instance(
            "xi", input.ports(List.of("v" + inverted, "w"), "zi"), InverterCell.NAME, start));
    return Parts.cell(
        NAME, input.ports(ports, "z0", "z1", "z2", "z3", "z4", "zi"), parameters, body);
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
    input.declare(parameters, "vos_" + i);
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
    input.pass(values, "vos", "vos_" + i);
    final boolean wrapped = Polarity.of(generator) == Polarity.of(i);
    return Parts.instance(
        "x" + i,
        input.ports(
            List.of("s" + i, "v" + i, wrapped ? "w" : "v" + generator, "v" + restrainer), "z" + i),
        IntegratorCell.NAME,
        values);
  }
}
