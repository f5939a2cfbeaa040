package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.DevicePath;
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

  /** Name of the subcircuit of the bridge for both directions. */
  public static final String REVERSIBLE_BRIDGE = "reversiblebridge";

  private static final Map<String, Value> RESISTANCES =
      Map.of("r1", Value.of(1e6), "r2", Value.of(1e6), "r3", Value.of(1e6), "r4", Value.of(1e6));

  private SynapseCell() {}

  /**
   * {@return the differential pair: ports p, m (lines of a signal and its negative) and the virtual
   * ground s} Parameters {@code rp}, {@code rn}, ohm; the current into s is (1/rp − 1/rn)·v(p).
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
   * {@return the bridge of four memristors with its differential amplifier, which gives a current
   * (Adhikari et al., IEEE TNNLS 23, 2012, Fig. 3 and eqs. 3, 8)} Ports: in, s. Parameters {@code
   * r1} to {@code r4}, ohm: r1 from in to a, r2 from a to ground, r3 from in to b, r4 from b to
   * ground.
   *
   * @param technology gives the amplifier's transconductance
   */
  public static Definition.Subcircuit bridge(final Technology technology) {
    final List<Statement> body = new ArrayList<>();
    body.add(Parts.comment("Memristor bridge: v(a) - v(b) = v(in)*(r2/(r1+r2) - r4/(r3+r4))"));
    body.addAll(memristors());
    body.add(Parts.currentInto("g1", "s", "a", "b", transconductance(technology)));
    return Parts.cell(BRIDGE, List.of("in", "s"), RESISTANCES, body);
  }

  /**
   * {@return the bridge for both directions: ports s and t, lines of the link's ends, and the
   * controls f and r, 1 V and −1 V forward, the other way round reversed} Switches lead the driven
   * line to the bridge; the amplifier has two equal outputs, of which the one on the driven line
   * does nothing.
   *
   * @param technology gives the amplifier's transconductance
   */
  public static Definition.Subcircuit reversibleBridge(final Technology technology) {
    final List<Statement> body = new ArrayList<>();
    body.add(Parts.comment("Memristor bridge from s to t forward, from t to s reversed"));
    body.add(Parts.closedBy("sf", "s", "in", "f"));
    body.add(Parts.closedBy("sr", "t", "in", "r"));
    body.addAll(memristors());
    for (final String line : List.of("s", "t")) {
      body.add(Parts.currentInto("g" + line, line, "a", "b", transconductance(technology)));
    }
    return Parts.cell(REVERSIBLE_BRIDGE, List.of("s", "t", "f", "r"), RESISTANCES, body);
  }

  private static List<Statement> memristors() {
    return List.of(
        Parts.resistor("r1", "in", "a", "r1"),
        Parts.resistor("r2", "a", "0", "r2"),
        Parts.resistor("r3", "in", "b", "r3"),
        Parts.resistor("r4", "b", "0", "r4"));
  }

  /**
   * {@return the transconductance of a bridge's amplifier, siemens}
   *
   * @param technology gives its gain
   */
  public static double transconductance(final Technology technology) {
    return technology.bridgeGain() / technology.resistance();
  }

  /** {@return the memristors of a bridge, r1 to r4} */
  public static List<DevicePath> bridgeMemristors() {
    return Stream.of("r1", "r2", "r3", "r4").map(DevicePath::of).toList();
  }
}
