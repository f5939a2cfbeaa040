package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Multiplier;
import org.wuxingspice.netlist.technology.Technology;

/**
 * A neuron that runs in both directions with the same parts. The resistor of K1 of element j lies
 * between elements j − 1 and j: forward its left end hangs on the output of j − 1 and its right end
 * on the virtual ground of j, reversed the right end on the output of j and the left end on the
 * virtual ground of j − 1. The multiplier of K3 of element j multiplies elements j and j − 2, and
 * restrains the first forward and the second reversed. So K1 and K3 keep their indices as equations
 * 2.1 and 2.5 have them.
 *
 * <p>Ports: outputs v0 to v4 and virtual grounds s0 to s4 as {@link NeuronCell}'s, and the controls
 * f and r, 1 V and −1 V forward, the other way round reversed. Resistors {@code rg}j, {@code rd}j,
 * multipliers {@code xm}j.
 */
public final class ReversibleNeuronCell {

  /** Name of the subcircuit. */
  public static final String NAME = "reversibleneuron";

  /** The elements whose outputs are inverted, for one direction each. */
  public static final List<Integer> INVERTED = List.of(0, Neuron.ELEMENTS - 1);

  private static final String EXCHANGING = "exchangingmultiplier";

  private ReversibleNeuronCell() {}

  /**
   * {@return the cells: switch model, multiplier with exchanging inputs, neuron}
   *
   * @param technology parts
   * @param input what amplifiers have of their own; the ports of noise are z0 to z4, zi0 and zi4
   */
  public static List<Statement> of(final Technology technology, final AmplifierInput input) {
    final List<String> ports = new ArrayList<>();
    for (final String kind : List.of("v", "s")) {
      for (int i = 0; i < Neuron.ELEMENTS; i++) {
        ports.add(kind + i);
      }
    }
    ports.addAll(List.of("f", "r"));
    final Map<String, Value> parameters = new TreeMap<>();
    final List<Statement> body = new ArrayList<>();
    body.add(Parts.comment("Neuron for both directions, outputs E0, -E1, E2, -E3, E4"));
    for (int j = 0; j < Neuron.ELEMENTS; j++) {
      parameters.put("k1_" + j, Value.of(Neuron.DEFAULT_K1));
      parameters.put("k2_" + j, Value.of(Neuron.DEFAULT_K2));
      parameters.put("k3_" + j, Value.of(Neuron.DEFAULT_K3));
      parameters.put("v0_" + j, Value.of(technology.volts(Polarity.of(j))));
      input.declare(parameters, "_" + j);
      integrator(j, technology, input, body);
      generation(j, technology, body);
      restraint(j, technology, body);
    }
    for (final int end : INVERTED) {
      final Map<String, Value> values = new TreeMap<>();
      values.put("v0", Value.expression("-v0_" + end));
      input.declare(parameters, "_i" + end);
      input.pass(values, "_i" + end);
      body.add(
          Parts.instance(
              inverter(end),
              input.ports(List.of("v" + end, "w" + end), "zi" + end),
              InverterCell.NAME,
              values));
    }
    return List.of(
        DirectionSwitch.model(),
        MultiplierCell.exchanging(EXCHANGING, technology.multiplier(), technology.resistance()),
        Parts.cell(
            NAME,
            input.ports(ports, "z0", "z1", "z2", "z3", "z4", "zi0", "zi4"),
            parameters,
            body));
  }

  /**
   * {@return the name of the instance of an element's amplifier}
   *
   * @param j element within the neuron
   */
  public static String amplifier(final int j) {
    return "x" + j;
  }

  /**
   * {@return the name of the instance of an inverter}
   *
   * @param end element whose output it inverts, one of {@link #INVERTED}
   */
  public static String inverter(final int end) {
    return "xi" + end;
  }

  /**
   * What to alter for another generation and restraint.
   *
   * @param technology parts
   * @param j element within the neuron
   * @param rates that equation 2.1 has at the element
   * @return the same devices for all values
   */
  public static List<Alteration> coupling(
      final Technology technology, final int j, final Rates rates) {
    final Multiplier part = technology.multiplier();
    final double r = technology.resistance();
    final int forward = Polarity.of(Direction.FORWARD.restrainer(j));
    return List.of(
        new Alteration(DevicePath.of("rg" + j), r / rates.k1()),
        part.currentOutput()
            ? MultiplierCell.strength(
                    part, r, forward * rates.k3() * IntegratorCell.currentFactor(technology))
                .in("xm" + j)
            : new Alteration(
                DevicePath.of("rr" + j), IntegratorCell.voltageResistance(technology, rates.k3())));
  }

  /**
   * What to alter for another decay and another start.
   *
   * @param technology parts
   * @param j element within the neuron
   * @param k2 of decay, dimensionless
   * @param start volts of v0 to v4 at the start
   * @return the same devices for all values
   */
  public static List<Alteration> rest(
      final Technology technology, final int j, final double k2, final IntToDoubleFunction start) {
    final Multiplier part = technology.multiplier();
    final double volts = start.applyAsDouble(j);
    final int other = Direction.FORWARD.restrainer(j);
    final List<Alteration> all = new ArrayList<>();
    all.add(new Alteration(DevicePath.of("rd" + j), technology.resistance() / k2));
    MultiplierCell.start(
            part, Polarity.of(other) / part.scale() * volts * start.applyAsDouble(other))
        .forEach(a -> all.add(a.in("xm" + j)));
    all.add(new Alteration(DevicePath.of("c" + j).parameter("ic"), -volts));
    OpAmpCell.start(technology.opAmp(), volts).forEach(a -> all.add(a.in(amplifier(j))));
    if (INVERTED.contains(j)) {
      InverterCell.start(technology, -volts).forEach(a -> all.add(a.in(inverter(j))));
    }
    return all;
  }

  private static void integrator(
      final int j,
      final Technology technology,
      final AmplifierInput input,
      final List<Statement> body) {
    body.add(Parts.resistor("rd" + j, "v" + j, "s" + j, technology.resistance() + "/k2_" + j));
    body.add(Parts.capacitor("c" + j, "s" + j, "v" + j, technology.capacitance(), "-v0_" + j));
    body.add(
        OpAmpCell.grounded(amplifier(j), "s" + j, "v" + j, "v0_" + j, input, "vos_" + j, "z" + j));
    body.add(
        Parts.instance(
            "xc" + j,
            Polarity.of(j) > 0 ? List.of("s" + j, "v" + j) : List.of("v" + j, "s" + j),
            ClampCell.NAME,
            Map.of()));
  }

  private static void generation(
      final int j, final Technology technology, final List<Statement> body) {
    final int left = Math.floorMod(j - 1, Neuron.ELEMENTS);
    final String inverted = j == 0 ? "w" : "v";
    body.add(Parts.closedBy("sa" + j, inverted + left, "a" + j, "f"));
    body.add(Parts.closedBy("sb" + j, "s" + left, "a" + j, "r"));
    body.add(Parts.resistor("rg" + j, "a" + j, "b" + j, technology.resistance() + "/k1_" + j));
    body.add(Parts.closedBy("sc" + j, "s" + j, "b" + j, "f"));
    body.add(Parts.closedBy("sd" + j, inverted + j, "b" + j, "r"));
  }

  private static void restraint(
      final int j, final Technology technology, final List<Statement> body) {
    final Multiplier part = technology.multiplier();
    final int other = Math.floorMod(j - 2, Neuron.ELEMENTS);
    final int forward = Polarity.of(other);
    final boolean exchanging = forward != Polarity.of(j);
    final Map<String, Value> values = new TreeMap<>();
    values.put("sign", Value.of(forward));
    final boolean current = part.currentOutput();
    if (current) {
      values.put("k", Value.expression("k3_" + j + "*" + IntegratorCell.currentFactor(technology)));
    } else {
      values.put("w0", Value.expression(forward / part.scale() + "*v0_" + j + "*v0_" + other));
      body.add(
          Parts.resistor(
              "rr" + j,
              "q" + j,
              "m" + j,
              IntegratorCell.voltageResistance(technology)
                  + "/k3_"
                  + j
                  + "-"
                  + part.outputResistance()));
    }
    final List<String> nodes =
        new ArrayList<>(List.of("v" + other, "v" + j, (current ? "m" : "q") + j));
    if (exchanging) {
      nodes.add("f");
    }
    body.add(
        Parts.instance("xm" + j, nodes, exchanging ? EXCHANGING : MultiplierCell.NAME, values));
    body.add(Parts.closedBy("se" + j, "m" + j, "s" + j, "f"));
    body.add(Parts.closedBy("sf" + j, "m" + j, "s" + other, "r"));
  }
}
