package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.OpAmp;

/**
 * The macro-model of an operational amplifier, after Boyle, Cohn, Pederson and Solomon (IEEE J.
 * Solid-State Circuits SC-9, 1974, 353-364) reduced to its behavior: a transconductance into a node
 * with a resistor (gain) and a capacitor (first pole, slew rate), a clamp there (swing, without
 * winding up), a second pole, a follower, an output resistor. What is ideal is left out.
 *
 * <p>Ports: non-inverting input, inverting input, output; a powered cell also the supplies.
 * Parameter {@code v0} is the output voltage at the start of a transient, {@code vos} the input
 * offset, {@code fgbw} a factor on the gain-bandwidth product.
 */
public final class OpAmpCell {

  /** Name of the subcircuit. */
  public static final String NAME = "opamp";

  /** Resistance of the node of the first pole, ohm; scales the inner currents, no property. */
  private static final double POLE_RESISTANCE = 1e6;

  /** Resistance of the node of the second pole, ohm. */
  private static final double SECOND_RESISTANCE = 1e3;

  private OpAmpCell() {}

  /**
   * {@return the cell as networks use it, without supply ports}
   *
   * @param amplifier specification
   * @param input what single amplifiers have of their own
   */
  public static Definition.Subcircuit of(final OpAmp amplifier, final AmplifierInput input) {
    final AmplifierInput own =
        new AmplifierInput(
            input.offset() || amplifier.offset() != 0, input.bandwidth(), input.noise());
    return build(NAME, amplifier, own, false);
  }

  /**
   * {@return the cell with supply ports {@code vcc} and {@code vee}, which carry the quiescent
   * current and what the output gives}
   *
   * @param name of the subcircuit
   * @param amplifier specification
   */
  public static Definition.Subcircuit powered(final String name, final OpAmp amplifier) {
    return build(name, amplifier, new AmplifierInput(true, false, false), true);
  }

  private static Definition.Subcircuit build(
      final String name, final OpAmp a, final AmplifierInput own, final boolean powered) {
    final List<Statement> body = new ArrayList<>();
    final TreeMap<String, Value> parameters = new TreeMap<>();
    parameters.put("v0", Value.ZERO);
    own.declare(parameters, "");
    if (own.offset()) {
      parameters.put(AmplifierInput.OFFSET, Value.of(a.offset()));
    }
    body.add(
        Parts.comment(
            "Op-amp "
                + a.part()
                + ": gain "
                + a.openLoopGain()
                + ", GBW "
                + a.gainBandwidth()
                + " Hz"));
    inputStage(a, own, body);
    final String driven = secondPole(a, body);
    outputStage(a, driven, powered, body);
    final List<String> ports = new ArrayList<>(List.of("inp", "inn", "out"));
    if (powered) {
      ports.addAll(List.of("vcc", "vee"));
      body.add(Parts.current("i3", "vcc", "vee", Double.toString(a.supplyCurrent())));
    }
    return Parts.cell(name, ports, Map.copyOf(parameters), body);
  }

  private static void inputStage(
      final OpAmp a, final AmplifierInput own, final List<Statement> body) {
    final boolean offsets = own.offset();
    final double transconductance = a.openLoopGain() / POLE_RESISTANCE;
    final double capacitance = transconductance / (2 * Math.PI * a.gainBandwidth());
    double largest = transconductance;
    if (Double.isFinite(a.slewRate())) {
      largest = a.slewRate() * capacitance;
      body.add(
          Parts.formulaInto(
              "b1",
              "p",
              largest
                  + "*tanh("
                  + transconductance / largest
                  + "*(v(inp)-v(inn)"
                  + (offsets ? "+{vos}" : "")
                  + "))"));
    } else {
      body.add(Parts.currentInto("g1", "p", "inp", "inn", transconductance));
      if (offsets) {
        body.add(Parts.current("i1", "0", "p", transconductance + "*vos"));
      }
    }
    if (a.biasCurrent() != 0) {
      body.add(Parts.current("i2", "inn", "0", Double.toString(a.biasCurrent())));
    }
    body.add(Parts.resistor("r1", "p", "0", POLE_RESISTANCE));
    body.add(
        own.bandwidth()
            ? Parts.capacitor("c1", "p", "0", capacitance + "/" + AmplifierInput.BANDWIDTH, "v0")
            : Parts.capacitor("c1", "p", "0", capacitance, "v0"));
    if (Double.isFinite(a.swing())) {
      body.add(Parts.limiter("b2", "p", a.swing(), largest));
    }
  }

  private static String secondPole(final OpAmp a, final List<Statement> body) {
    if (Double.isInfinite(a.secondPole())) {
      return "p";
    }
    body.add(Parts.currentInto("g2", "q", "p", "0", 1 / SECOND_RESISTANCE));
    body.add(Parts.resistor("r2", "q", "0", SECOND_RESISTANCE));
    body.add(
        Parts.capacitor(
            "c2", "q", "0", 1 / (2 * Math.PI * a.secondPole() * SECOND_RESISTANCE), "v0"));
    return "q";
  }

  private static void outputStage(
      final OpAmp a, final String driven, final boolean powered, final List<Statement> body) {
    final String behindSensor = a.outputResistance() == 0 ? "out" : "o";
    final String follower = powered ? "f" : behindSensor;
    body.add(Parts.follower("e1", follower, driven));
    if (powered) {
      body.add(Parts.voltage("v1", follower, behindSensor, "0"));
      body.add(Parts.comment("What the output gives comes from vcc, what it takes goes to vee"));
      body.add(Parts.formulaInto("b3", "vcc", "-max(i(v1),0)"));
      body.add(Parts.formulaInto("b4", "vee", "-min(i(v1),0)"));
    }
    if (a.outputResistance() != 0) {
      body.add(Parts.resistor("r3", "o", "out", a.outputResistance()));
    }
  }

  /**
   * An amplifier with its non-inverting input at ground or at the noise of a port, starting at a
   * parameter's voltage.
   */
  static Statement grounded(
      final String name,
      final String inverting,
      final String output,
      final String start,
      final AmplifierInput input,
      final String suffix,
      final String noise) {
    final TreeMap<String, Value> parameters = new TreeMap<>();
    parameters.put("v0", Parts.parameter(start));
    input.pass(parameters, suffix);
    return Parts.instance(name, List.of(input.node(noise), inverting, output), NAME, parameters);
  }

  /**
   * {@return what to alter for another output voltage at the start}
   *
   * @param amplifier specification
   * @param volts at the output
   */
  public static List<Alteration> start(final OpAmp amplifier, final double volts) {
    return Stream.of("c1", "c2")
        .filter(pole -> pole.equals("c1") || Double.isFinite(amplifier.secondPole()))
        .map(pole -> new Alteration(DevicePath.of(pole).parameter("ic"), volts))
        .toList();
  }

  /** {@return the source behind the output; its current is what the output takes} */
  public static DevicePath output() {
    return DevicePath.of("e1");
  }
}
