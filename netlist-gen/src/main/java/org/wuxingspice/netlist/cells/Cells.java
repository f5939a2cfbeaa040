package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Technology;

/** The subcircuits of both levels. Every cell of one name has the same ports at both levels. */
public final class Cells {

  /** Conductance of the clamp in units of 1/R: one unit of overdrive exceeds the clamp by 1 %. */
  private static final double CLAMP_STIFFNESS = 100;

  private Cells() {}

  /**
   * The cells of the op-amp level: op-amp, inverter, multiplier, element, neuron, deviation driver,
   * synapse.
   *
   * @param technology parts
   * @param direction whose equation the neuron implements
   * @param clamp range of E
   */
  public static List<Statement> opAmpLevel(
      final Technology technology, final Direction direction, final StateClamp clamp) {
    return List.of(
        opAmp(technology),
        inverter(technology),
        multiplier(technology),
        element(technology, clamp),
        neuron(direction),
        deviation(technology),
        synapse());
  }

  /**
   * The cells of the behavioral level: element, neuron, deviation driver, synapse.
   *
   * @param technology scaling
   * @param direction whose equation the neuron implements
   * @param clamp range of E
   */
  public static List<Statement> behavioralLevel(
      final Technology technology, final Direction direction, final StateClamp clamp) {
    return List.of(
        idealElement(technology, clamp), neuron(direction), idealDeviation(technology), synapse());
  }

  private static Statement opAmp(final Technology t) {
    final double poleResistance = 1e6;
    final double transconductance = t.openLoopGain() / poleResistance;
    final double pole = transconductance / (2 * Math.PI * t.gainBandwidth());
    final List<Statement> body = new ArrayList<>();
    body.add(
        comment(
            "Op-amp, non-inverting input at ground: gain "
                + t.openLoopGain()
                + ", GBW "
                + t.gainBandwidth()
                + " Hz; v0 is the output voltage at the start"));
    body.add(
        new ControlledSource.CurrentByVoltage("g1", "p", "0", "inn", Value.of(transconductance)));
    body.add(new Passive.Resistor("r1", "p", "0", Value.of(poleResistance)));
    body.add(new Passive.Capacitor("c1", "p", "0", Value.of(pole), Value.expression("v0")));
    final boolean buffered = t.outputResistance() == 0;
    body.add(
        new ControlledSource.VoltageByVoltage("e1", buffered ? "out" : "o", "0", "p", Value.of(1)));
    if (!buffered) {
      body.add(new Passive.Resistor("r2", "o", "out", Value.of(t.outputResistance())));
    }
    return new Definition.Subcircuit(
        "opamp", List.of("inn", "out"), Map.of("v0", Value.of(0)), body);
  }

  private static Statement inverter(final Technology t) {
    return new Definition.Subcircuit(
        "inverter",
        List.of("in", "out"),
        Map.of("v0", Value.of(0)),
        List.of(
            comment("Inverter: out = -in"),
            new Passive.Resistor("r1", "in", "x", Value.of(t.resistance())),
            new Passive.Resistor("r2", "x", "out", Value.of(t.resistance())),
            opAmpInstance("x1", "x", "out")));
  }

  private static Statement opAmpInstance(final String name, final String in, final String out) {
    return new Instance(name, List.of(in, out), "opamp", Map.of("v0", Value.expression("v0")));
  }

  private static Statement multiplier(final Technology t) {
    return new Definition.Subcircuit(
        "multiplier",
        List.of("x", "y", "w"),
        Map.of(),
        List.of(
            comment("Multiplier: W = X*Y/(" + t.multiplierScale() + " V)"),
            new ControlledSource.Behavioral(
                "b1", "w", "0", false, "v(x)*v(y)/" + t.multiplierScale())));
  }

  private static String clampFormula(final Technology t, final StateClamp clamp) {
    final double low = clamp.low() * t.voltsPerUnit();
    final double high = clamp.high() * t.voltsPerUnit();
    return "("
        + CLAMP_STIFFNESS / t.resistance()
        + ")*(max(v(e)-"
        + high
        + ",0)+min(v(e)-("
        + low
        + "),0))";
  }

  private static Statement element(final Technology t, final StateClamp clamp) {
    final double r = t.resistance();
    final double product = r * t.voltsPerUnit() / t.multiplierScale();
    return new Definition.Subcircuit(
        "element",
        List.of("s", "e", "n", "g", "r"),
        Map.of("k1", Value.of(1), "k2", Value.of(1), "k3", Value.of(1), "v0", Value.of(0)),
        List.of(
            comment("Element: R*C*dE/dt = k1*G - k2*E - k3*E*R + inputs at the virtual ground s"),
            comment("g carries minus the generating element, r the restraining one; n is -E"),
            new Passive.Resistor("r1", "g", "s", Value.expression(r + "/k1")),
            new Passive.Resistor("r2", "e", "s", Value.expression(r + "/k2")),
            new Instance("x3", List.of("e", "r", "w"), "multiplier", Map.of()),
            new Passive.Resistor("r3", "w", "s", Value.expression(product + "/k3")),
            new Passive.Capacitor(
                "c1", "s", "e", Value.of(t.capacitance()), Value.expression("-v0")),
            opAmpInstance("x1", "s", "e"),
            new Instance(
                "x2", List.of("e", "n"), "inverter", Map.of("v0", Value.expression("-v0"))),
            comment("Clamp at the limits of the state"),
            new ControlledSource.Behavioral("b1", "0", "s", true, clampFormula(t, clamp))));
  }

  private static Statement idealElement(final Technology t, final StateClamp clamp) {
    final String rate = "(" + 1 / t.resistance() + ")";
    return new Definition.Subcircuit(
        "element",
        List.of("s", "e", "n", "g", "r"),
        Map.of("k1", Value.of(1), "k2", Value.of(1), "k3", Value.of(1), "v0", Value.of(0)),
        List.of(
            comment("Element: C*dE/dt = (k1*G - k2*E - k3*E*R)/R - current into s"),
            comment("g carries minus the generating element, r the restraining one; n is -E"),
            new ControlledSource.Behavioral(
                "b1",
                "0",
                "e",
                true,
                rate
                    + "*(-{k1}*v(g)-{k2}*v(e)-{k3}/"
                    + t.voltsPerUnit()
                    + "*v(e)*v(r))-"
                    + clampFormula(t, clamp)),
            new Passive.Capacitor(
                "c1", "e", "0", Value.of(t.capacitance()), Value.expression("v0")),
            new ControlledSource.VoltageByVoltage("e1", "n", "0", "e", Value.of(-1)),
            new Source.Voltage("v1", "s", "0", Value.of(0)),
            new ControlledSource.CurrentByCurrent("f1", "0", "e", "v1", Value.of(-1))));
  }

  private static Statement neuron(final Direction direction) {
    final List<String> ports = new ArrayList<>();
    final java.util.TreeMap<String, Value> parameters = new java.util.TreeMap<>();
    final List<Statement> body = new ArrayList<>();
    body.add(comment("Neuron, " + direction + ": five elements that generate and restrain"));
    for (final String kind : List.of("e", "n", "s")) {
      for (int i = 0; i < Neuron.ELEMENTS; i++) {
        ports.add(kind + i);
      }
    }
    for (int i = 0; i < Neuron.ELEMENTS; i++) {
      parameters.put("k1_" + i, Value.of(Neuron.DEFAULT_K1));
      parameters.put("k2_" + i, Value.of(Neuron.DEFAULT_K2));
      parameters.put("k3_" + i, Value.of(Neuron.DEFAULT_K3));
      parameters.put("v0_" + i, Value.of(1));
      body.add(
          new Instance(
              "x" + i,
              List.of(
                  "s" + i,
                  "e" + i,
                  "n" + i,
                  "n" + direction.generator(i),
                  "e" + direction.restrainer(i)),
              "element",
              Map.of(
                  "k1", Value.expression("k1_" + i),
                  "k2", Value.expression("k2_" + i),
                  "k3", Value.expression("k3_" + i),
                  "v0", Value.expression("v0_" + i))));
    }
    return new Definition.Subcircuit("neuron", ports, parameters, body);
  }

  private static Statement deviation(final Technology t) {
    final Value r = Value.of(t.resistance());
    return new Definition.Subcircuit(
        "deviation",
        List.of("e", "n", "dp", "dn"),
        Map.of("b0", Value.of(t.voltsPerUnit()), "v0", Value.of(0)),
        List.of(
            comment("Driver of D = E - B0: dp = D, dn = -D"),
            new Source.Voltage("v1", "bp", "0", Value.expression("b0")),
            new Source.Voltage("v2", "bn", "0", Value.expression("-b0")),
            new Passive.Resistor("r1", "n", "x", r),
            new Passive.Resistor("r2", "bp", "x", r),
            new Passive.Resistor("r3", "x", "dp", r),
            opAmpInstance("x1", "x", "dp"),
            new Passive.Resistor("r4", "e", "y", r),
            new Passive.Resistor("r5", "bn", "y", r),
            new Passive.Resistor("r6", "y", "dn", r),
            opAmpInstance("x2", "y", "dn")));
  }

  private static Statement idealDeviation(final Technology t) {
    return new Definition.Subcircuit(
        "deviation",
        List.of("e", "n", "dp", "dn"),
        Map.of("b0", Value.of(t.voltsPerUnit())),
        List.of(
            comment("Ideal driver of D = E - B0: dp = D, dn = -D"),
            new ControlledSource.Behavioral("b1", "dp", "0", false, "v(e)-{b0}"),
            new ControlledSource.VoltageByVoltage("e1", "dn", "0", "dp", Value.of(-1))));
  }

  private static Statement synapse() {
    return new Definition.Subcircuit(
        "synapse",
        List.of("dp", "dn", "s"),
        Map.of("rp", Value.of(1e6), "rn", Value.of(1e6)),
        List.of(
            comment("Memristor pair: current (Gn - Gp)*D into the virtual ground s, which inverts"),
            new Passive.Resistor("rp", "dn", "s", Value.expression("rp")),
            new Passive.Resistor("rn", "dp", "s", Value.expression("rn"))));
  }

  private static Statement comment(final String text) {
    return new Directive.Comment(text);
  }
}
