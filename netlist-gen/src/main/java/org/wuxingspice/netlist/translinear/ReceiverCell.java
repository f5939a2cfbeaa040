package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * An input port: an amplifier whose output is its own inverting input {@code s}, a virtual ground
 * at {@code vm} that links join at. What its output gives and takes reaches the element's input
 * {@code x} through mirrors, with the opposite sign of what flows into s. A follower that stands at
 * x takes the base current of the amplifier's input and the unlike gains of the output back. Ports:
 * s, x, vm, the bias lines y and z, vcc. Parameter {@code match}: of the amplifier.
 */
final class ReceiverCell {

  /** Name of the subcircuit. */
  static final String NAME = "receiver";

  private ReceiverCell() {}

  static Definition.Subcircuit of(final TranslinearDesign design) {
    return new Definition.Subcircuit(
        NAME,
        List.of("s", "x", "vm", "y", "z", "vcc"),
        Map.of(AmplifierCell.MATCH, Value.of(1)),
        List.of(
            new OperatingPoint(design)
                .aboveMiddle(0, "s")
                .below(2, "cn")
                .above(2, "cp", "d")
                .statement(),
            new Instance(
                "xa",
                List.of("vm", "s", "s", "cn", "cp", "y", "z", "vcc"),
                AmplifierCell.NAME,
                Map.of(AmplifierCell.MATCH, Value.expression(AmplifierCell.MATCH))),
            new Instance(
                "xp",
                List.of("cn", "x", "vcc"),
                MirrorCell.NAME,
                Map.of("r", Value.of(design.trim().source()))),
            new Instance(
                "xn",
                List.of("cp", "x"),
                MirrorCell.SINKING,
                Map.of("r", Value.of(design.trim().sink()))),
            npn("q1", "vcc", "x", "d"),
            npn("q2", "d", "y", "0", Value.of(design.trim().input()))));
  }
}
