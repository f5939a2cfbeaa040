package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * A link: two gain cells, one for each sign. In a gain cell three transistors share a tail current
 * in the ratio E : 1 : S − 1 − E of the lines at their bases, so that the first two differ by a 1/S
 * of the tail times E − 1. A memristor below a transistor with the constant base {@code vb} sets
 * the tail; it sees the small read voltage and no signal.
 *
 * <p>What is drawn from {@code u} comes back through the receiver's {@link MirrorCell}; what is
 * drawn from {@code x} lessens the current into the receiver. Links join at both nodes, so that a
 * sum of links costs nothing. Ports: the lines e, r of the {@link GainPortCell}, line {@code l} of
 * an element at rest, u, x, vb, vcc. Parameters {@code rp} and {@code rn}: the memristors, ohm.
 */
public final class GainLinkCell {

  /** Name of the subcircuit. */
  public static final String NAME = "gainlink";

  /**
   * What a tail carries in units of its coefficient and I_u: the sum of E, of 1 and of the third
   * line of a port.
   */
  static final double SPAN = 4;

  /** Across the memristor of a coefficient of 1 or −1, volt. */
  static final double READ_VOLTAGE = 0.2;

  /** Gain of a link without the losses of its port and transistors. */
  private static final double GAIN_TRIM = 1.03;

  private static final String GAIN = "gain";

  /** The collectors at u stand higher than those at x; their Early effect is taken back here. */
  private static final double SUM_TRIM = 1.005;

  private GainLinkCell() {}

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

  /**
   * {@return the tail current of a coefficient, ampere}
   *
   * @param design currents
   * @param coefficient its size, not negative
   */
  static double tailCurrent(final TranslinearDesign design, final double coefficient) {
    return SPAN * GAIN_TRIM * design.unitCurrent() * coefficient;
  }

  /**
   * {@return the conductance that sets the tail current of a coefficient, siemens} The transistor
   * above the memristor keeps the read voltage but for the logarithm of the current.
   *
   * @param design currents
   * @param coefficient its size, positive
   */
  public static double conductance(final TranslinearDesign design, final double coefficient) {
    return tailCurrent(design, coefficient)
        / (READ_VOLTAGE - design.logarithmicVoltage() * Math.log(coefficient));
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
