package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * An output port: two lines with the voltages of D and −D around the middle {@code vm}, which
 * amplifiers hold whatever memristors take from them. The first gets a copy of E less that of an
 * element at rest and holds {@code n} by a resistor, the second turns that around; a resistor at
 * its other input takes the base currents out. Ports: v of the element, the lines p and n, the line
 * l of {@link RestCell}, vm, the bias lines y, vr and z, vcc. Parameters {@code match1}, {@code
 * match2}: of the amplifiers of n and of p.
 */
final class SenderCell {

  /** Name of the subcircuit. */
  static final String NAME = "sender";

  /** Parameter: match of the amplifier of the line of −D. */
  static final String FIRST = "match1";

  /** Parameter: match of the amplifier of the line of D. */
  static final String SECOND = "match2";

  /** Beside the resistors between lines and inputs, farad; holds the amplifiers stable. */
  private static final double FEEDBACK = 0.3e-12;

  /**
   * The resistor that takes base currents out, over that of a line. A half would do; the rest puts
   * the middle of both lines at the voltage of a receiver's virtual ground.
   */
  private static final double BASES = 0.5085;

  private SenderCell() {}

  static Definition.Subcircuit of(final TranslinearDesign design) {
    final double ohms = design.linkResistance();
    return new Definition.Subcircuit(
        NAME,
        List.of("v", "p", "n", "l", "vm", "y", "vr", "z", "vcc"),
        Map.of(FIRST, Value.of(1), SECOND, Value.of(1)),
        ElementCopy.then(
            new OperatingPoint(design).aboveMiddle(0, "p", "n", "g", "k", "f"),
            npn("q5", "g", "l", "0", Value.of(design.trim().rest())),
            amplifier("xn", FIRST, "vm", "g", "n"),
            new Passive.Resistor("r1", "n", "g", Value.of(ohms)),
            new Passive.Capacitor("c1", "n", "g", Value.of(FEEDBACK)),
            new Passive.Resistor("r2", "vm", "f", Value.of(BASES * ohms)),
            amplifier("xp", SECOND, "f", "k", "p"),
            new Passive.Resistor("r3", "n", "k", Value.of(ohms)),
            new Passive.Resistor("r4", "p", "k", Value.of(ohms)),
            new Passive.Capacitor("c2", "p", "k", Value.of(FEEDBACK))));
  }

  private static Instance amplifier(
      final String name,
      final String match,
      final String plus,
      final String minus,
      final String output) {
    return new Instance(
        name,
        List.of(plus, minus, output, "vcc", "0", "y", "z", "vcc"),
        AmplifierCell.NAME,
        Map.of(AmplifierCell.MATCH, Value.expression(match)));
  }
}
