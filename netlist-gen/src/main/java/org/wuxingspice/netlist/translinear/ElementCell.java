package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;
import static org.wuxingspice.netlist.translinear.Transistors.pnp;

import java.util.List;
import java.util.Map;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * One element. Its capacitor stands at {@code v}, the base of a transistor that carries E. Into
 * {@code v} flows I_u·X/E, where X is what flows into {@code x} (a divider of four junctions: the
 * bias line, X, the divider's transistor, E); out of it a constant sink of K2 and, from the
 * restraining element, K3 of that one's E. So C·dv/dt = I_u·X/E − K2·I_u − K3·E', which divided by
 * I_u and with v = V·ln E is the neuron's equation.
 *
 * <p>{@code g} gives K1·E for the element that this one generates, {@code s} sinks K3·E from the
 * one that it restrains. The cascode of the first has the same base current as the transistors at
 * {@code v}; a PNP mirror gives it back to them. Ports: v, x, g, s, the bias lines y and vr, vcc. A
 * transient starts with E = 1. Parameters: {@code k1}, {@code k2}, {@code k3}, areas in units;
 * {@code load}, farad, what cells beside it add at v.
 */
public final class ElementCell {

  /** Name of the subcircuit. */
  public static final String NAME = "element";

  private ElementCell() {}

  /**
   * What to alter for other couplings.
   *
   * @param design trims
   * @param k1 of the element that this one generates
   * @param k3 of the element that this one restrains
   * @return the same devices for all values
   */
  static List<Alteration> coupling(
      final TranslinearDesign design, final double k1, final double k3) {
    return List.of(
        area("q1", design.trim().copy() * k1),
        area("q2", k1),
        area("q4", 1 + k3 / k1),
        area("q5", k3));
  }

  /**
   * What to alter for another decay.
   *
   * @param design trims
   * @param k2 of this element
   */
  static Alteration decay(final TranslinearDesign design, final double k2) {
    return area("q6", design.trim().decay() * k2);
  }

  private static Alteration area(final String transistor, final double units) {
    return new Alteration(DevicePath.of(transistor).parameter("area"), units);
  }

  /**
   * {@return the cell}
   *
   * @param design currents and capacitance
   */
  public static Definition.Subcircuit of(final TranslinearDesign design) {
    return new Definition.Subcircuit(
        NAME,
        List.of("v", "x", "g", "s", "y", "vr", "vcc"),
        Map.of(
            "k1", Value.of(Neuron.DEFAULT_K1),
            "k2", Value.of(Neuron.DEFAULT_K2),
            "k3", Value.of(Neuron.DEFAULT_K3),
            "load", Value.ZERO),
        List.of(
            new Directive.Comment("C*dv/dt = Iu*X/E - K2*Iu - K3*E', v = V*ln(E)"),
            new Directive.InitialConditions(Map.of("v", Value.of(design.restingVoltage()))),
            new OperatingPoint(design)
                .above(2, "b")
                .above(2.937, "x")
                .below(1.806, "h")
                .below(2.806, "a")
                .statement(),
            new Passive.Capacitor(
                "c1",
                "v",
                "0",
                Value.expression(design.capacitance() - design.trim().junctions() + "-load")),
            npn("q1", "a", "v", "0", Value.expression(design.trim().copy() + "*k1")),
            npn("q2", "m", "h", "a", Value.expression("k1")),
            pnp("q3", "h", "h", "vr"),
            pnp("q4", "v", "h", "vr", Value.expression("1+k3/k1")),
            new Instance("xm", List.of("m", "g", "vcc"), MirrorCell.NAME),
            npn("q5", "s", "v", "0", Value.expression("k3")),
            npn("q6", "v", "y", "0", Value.expression(design.trim().decay() + "*k2")),
            new Instance("xl", List.of("x", "b", "y", "vcc"), LogarithmCell.NAME),
            npn("q7", "vcc", "b", "v")));
  }
}
