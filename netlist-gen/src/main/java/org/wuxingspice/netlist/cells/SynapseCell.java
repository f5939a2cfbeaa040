package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Synapses as subcircuits. Networks write a pair as two resistors instead, which says the same in
 * fewer lines.
 */
public final class SynapseCell {

  /** Name of the pair's subcircuit. */
  public static final String PAIR = "pair";

  /** Name of the bridge's subcircuit. */
  public static final String BRIDGE = "bridge";

  private SynapseCell() {}

  /**
   * The differential pair: ports p, m (lines of a signal and its negative) and the virtual ground
   * s. Parameters {@code rp}, {@code rn}, ohm; the current into s is (1/rp − 1/rn)·v(p).
   */
  public static Definition.Subcircuit pair() {
    return Parts.cell(
        PAIR,
        List.of("p", "m", "s"),
        Map.of("rp", Value.of(1e6), "rn", Value.of(1e6)),
        List.of(
            Parts.comment("Memristor pair: current (1/rp - 1/rn)*v(p) into s"),
            Parts.resistor("rp", "p", "s", "rp"),
            Parts.resistor("rn", "m", "s", "rn")));
  }

  /**
   * The bridge of four memristors with its differential amplifier, which gives a current (Adhikari
   * et al., IEEE TNNLS 23, 2012, Fig. 3 and eqs. 3, 8). Ports: in, s. Parameters {@code r1} to
   * {@code r4}, ohm: r1 from in to a, r2 from a to ground, r3 from in to b, r4 from b to ground.
   *
   * @param technology gives the amplifier's transconductance
   */
  public static Definition.Subcircuit bridge(final Technology technology) {
    return Parts.cell(
        BRIDGE,
        List.of("in", "s"),
        Map.of("r1", Value.of(1e6), "r2", Value.of(1e6), "r3", Value.of(1e6), "r4", Value.of(1e6)),
        List.of(
            Parts.comment("Memristor bridge: v(a) - v(b) = v(in)*(r2/(r1+r2) - r4/(r3+r4))"),
            Parts.resistor("r1", "in", "a", "r1"),
            Parts.resistor("r2", "a", "0", "r2"),
            Parts.resistor("r3", "in", "b", "r3"),
            Parts.resistor("r4", "b", "0", "r4"),
            Parts.currentInto(
                "g1", "s", "a", "b", technology.bridgeGain() / technology.resistance())));
  }
}
