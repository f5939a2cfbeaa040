package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
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

  private static final String EXCHANGING = "exchangingmultiplier";

  private ReversibleNeuronCell() {}

  /**
   * {@return the cells: switch model, multiplier with exchanging inputs, neuron}
   *
   * @param technology parts
   */
  public static List<Statement> of(final Technology technology) {
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
      integrator(j, technology, body);
      generation(j, technology, body);
      restraint(j, technology, body);
    }
    for (final int end : List.of(0, Neuron.ELEMENTS - 1)) {
      body.add(
          Parts.instance(
              "xi" + end,
              List.of("v" + end, "w" + end),
              InverterCell.NAME,
              Map.of("v0", Value.expression("-v0_" + end))));
    }
    return List.of(
        DirectionSwitch.model(),
        MultiplierCell.exchanging(EXCHANGING, technology.multiplier(), technology.resistance()),
        Parts.cell(NAME, ports, parameters, body));
  }

  private static void integrator(
      final int j, final Technology technology, final List<Statement> body) {
    body.add(Parts.resistor("rd" + j, "v" + j, "s" + j, technology.resistance() + "/k2_" + j));
    body.add(Parts.capacitor("c" + j, "s" + j, "v" + j, technology.capacitance(), "-v0_" + j));
    body.add(
        OpAmpCell.grounded("x" + j, "s" + j, "v" + j, "v0_" + j, AmplifierInput.IDEAL, "", ""));
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
