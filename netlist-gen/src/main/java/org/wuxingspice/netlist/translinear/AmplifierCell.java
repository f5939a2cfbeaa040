package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;
import static org.wuxingspice.netlist.translinear.Transistors.pnp;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * An amplifier: a pair, a mirror as its load, and two complementary pairs of followers, so that the
 * output gives or takes more than it rests with (class AB). Ports: the inputs {@code p} and {@code
 * n}, the output {@code o}, the collectors {@code cn} and {@code cp} of the output's NPN and PNP
 * transistor, which belong to the supply, to ground or to mirrors; the bias lines y and z, vcc.
 * Parameter {@code match}: area of the transistor at p over that at n.
 */
final class AmplifierCell {

  /** Name of the subcircuit. */
  static final String NAME = "amplifier";

  /** Parameter: area of the transistor at the input p over that at n. */
  static final String MATCH = "match";

  /** Collector current of each transistor of the input, units of I_u. */
  static final double INPUT = 2;

  /** Current that the output rests with, units of I_u. */
  private static final double RESTING = 2;

  /** Sets the unity-gain bandwidth with the transconductance of the input, farad. */
  private static final double COMPENSATION = 0.5e-12;

  private AmplifierCell() {}

  static Definition.Subcircuit of(final TranslinearDesign design) {
    return new Definition.Subcircuit(
        NAME,
        List.of("p", "n", "o", "cn", "cp", "y", "z", "vcc"),
        Map.of(MATCH, Value.of(1)),
        List.of(
            new OperatingPoint(design)
                .aboveMiddle(0, "b", "o")
                .aboveMiddle(-1, "t", "d")
                .aboveMiddle(1, "c")
                .below(2, "a")
                .statement(),
            npn("q1", "t", "y", "0", Value.of(2 * INPUT)),
            npn("q2", "a", "p", "t", Value.expression(MATCH)),
            npn("q3", "b", "n", "t"),
            new Instance("xm", List.of("a", "b", "vcc"), MirrorCell.NAME),
            new Passive.Capacitor("c1", "b", "0", Value.of(COMPENSATION)),
            pnp("q4", "0", "b", "c"),
            pnp("q5", "c", "z", "vcc", Value.of(RESTING)),
            npn("q6", "vcc", "b", "d"),
            npn("q7", "d", "y", "0", Value.of(RESTING)),
            npn("q8", "cn", "c", "o"),
            pnp("q9", "cp", "d", "o")));
  }
}
