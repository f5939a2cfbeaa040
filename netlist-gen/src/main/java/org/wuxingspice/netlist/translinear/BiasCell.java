package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;
import static org.wuxingspice.netlist.translinear.Transistors.pnp;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * The bias lines of a neuron. Line {@code y} is the base of all constant sinks, the logarithm of
 * I_u, and takes up the emitter currents of the neuron's logarithms: two followers regulate it so
 * that a unit transistor carries the reference. Line {@code z} is the base of constant PNP sources,
 * line {@code vr} a rail one junction below the supply for the mirrors of base currents. Ports: y,
 * vr, z, vcc.
 */
public final class BiasCell {

  /** Name of the subcircuit. */
  public static final String NAME = "bias";

  /** Area of the transistor that takes up the emitter currents of the logarithms. */
  private static final double SINK = 14;

  /** Capacitance of the regulator's node, farad: a pole well above the neuron's. */
  private static final double REGULATOR = 2e-12;

  private BiasCell() {}

  /**
   * {@return the cell}
   *
   * @param design currents
   */
  public static Definition.Subcircuit of(final TranslinearDesign design) {
    return new Definition.Subcircuit(
        NAME,
        List.of("y", "vr", "z", "vcc"),
        Map.of(),
        List.of(
            new OperatingPoint(design)
                .above(1, "y")
                .above(2.096, "b")
                .above(3.04, "a")
                .below(0.983, "vr")
                .below(1.024, "z")
                .below(1.936, "c")
                .statement(),
            new Source.Current(
                "i1", "vcc", "a", Value.of(design.unitCurrent() * design.trim().reference())),
            npn("q1", "a", "y", "0"),
            npn("q2", "vcc", "a", "b"),
            npn("q3", "vcc", "b", "y"),
            npn("q4", "b", "y", "0", Value.of(0.2)),
            npn("q5", "y", "y", "0", Value.of(SINK)),
            new Passive.Capacitor("c1", "a", "0", Value.of(REGULATOR)),
            npn("q6", "vcc", "vcc", "vr"),
            npn("q7", "vr", "y", "0", Value.of(0.5)),
            npn("q8", "c", "y", "0"),
            pnp("q9", "c", "z", "vcc"),
            pnp("q10", "0", "c", "z")));
  }
}
