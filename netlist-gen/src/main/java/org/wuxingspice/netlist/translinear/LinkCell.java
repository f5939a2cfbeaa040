package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * A link: two gain cells, one for each sign. In a gain cell three transistors share a tail current
 * in the ratio E : 1 : S − 1 − E of the lines at their bases, so that the first two differ by a 1/S
 * of the tail times E − 1. A memristor below a transistor with the constant base {@code vb} sets
 * the tail; it sees the small read voltage and no signal.
 *
 * <p>What is drawn from {@code u} comes back through the receiver's {@link MirrorCell}; what is
 * drawn from {@code x} lessens the current into the receiver. Links join at both nodes, so that a
 * sum of links costs nothing. Ports: the lines e, r of the {@link PortCell}, line {@code l} of an
 * element at rest, u, x, vb, vcc. Parameters {@code rp} and {@code rn}: the memristors, ohm.
 */
public final class LinkCell {

  /** Name of the subcircuit. */
  public static final String NAME = "link";

  private static final String GAIN = "gain";

  /** The collectors at u stand higher than those at x; their Early effect is taken back here. */
  private static final double SUM_TRIM = 1.005;

  private LinkCell() {}

  /**
   * {@return the gain cell and the link}
   *
   * @param design voltages
   */
  public static List<Statement> of(final TranslinearDesign design) {
    return List.of(
        new Definition.Subcircuit(
            GAIN,
            List.of("e", "l", "r", "p", "m", "vb", "vcc"),
            Map.of("r1", Value.of(1e9)),
            List.of(
                new OperatingPoint(design).above(1.1, "t").aboveRead(0.1, "a").statement(),
                npn("q1", "p", "e", "t"),
                npn("q2", "m", "l", "t"),
                npn("q3", "vcc", "r", "t"),
                npn("q4", "t", "vb", "a"),
                new Passive.Resistor("r1", "a", "0", Value.expression("r1")))),
        new Definition.Subcircuit(
            NAME,
            List.of("e", "l", "r", "u", "x", "vb", "vcc"),
            Map.of("rp", Value.of(1e9), "rn", Value.of(1e9)),
            List.of(gain("xp", "u", "x", "rp"), gain("xn", "x", "u", "rn"))));
  }

  /** {@return the memristors of the link: that of positive coefficients, that of negative ones} */
  public static List<DevicePath> memristors() {
    return Stream.of("xp", "xn").map(gain -> DevicePath.of("r1").in(gain)).toList();
  }

  /**
   * {@return the mirror that gives a receiver what its links draw from u}
   *
   * @param name of the instance
   * @param u what links draw from
   * @param x current input of the receiver
   */
  public static Statement sum(final String name, final String u, final String x) {
    return new Instance(
        name, List.of(u, x, "vcc"), MirrorCell.NAME, Map.of("r", Value.of(SUM_TRIM)));
  }

  private static Statement gain(
      final String name, final String plus, final String minus, final String memristor) {
    return new Instance(
        name,
        List.of("e", "l", "r", plus, minus, "vb", "vcc"),
        GAIN,
        Map.of("r1", Value.expression(memristor)));
  }
}
