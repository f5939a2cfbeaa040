package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * The line {@code l} of an element at rest: a transistor with its base there sinks the current that
 * {@link SenderCell} makes of the element's E, so that senders give nothing at rest, whatever the
 * current gains and the temperature are. Two followers regulate it. The first has the base current
 * of an amplifier's input, which thereby counts in the line as it does in a sender. Ports: v of the
 * element, l, the bias lines y and vr, vcc.
 */
final class RestCell {

  /** Name of the subcircuit. */
  static final String NAME = "rest";

  /** Area of the transistor that keeps the regulator's second follower conducting. */
  private static final double SINK = 6;

  /** Capacitance of the regulator's node, farad. */
  private static final double REGULATOR = 2e-12;

  private RestCell() {}

  static Definition.Subcircuit of(final TranslinearDesign design) {
    return new Definition.Subcircuit(
        NAME,
        List.of("v", "l", "y", "vr", "vcc"),
        Map.of(),
        ElementCopy.then(
            new OperatingPoint(design).above(1, "l").above(2, "b").above(3, "g"),
            npn("q5", "g", "l", "0"),
            npn("q6", "vcc", "g", "b"),
            npn("q7", "vcc", "b", "l"),
            npn("q8", "b", "y", "0", Value.of(AmplifierCell.INPUT)),
            npn("q9", "l", "l", "0", Value.of(SINK)),
            new Passive.Capacitor("c1", "g", "0", Value.of(REGULATOR))));
  }
}
