package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * The base line {@code vb} of the tails of {@linkplain GainLinkCell gain cells}: a transistor with
 * the tail current of coefficient 1 above a resistor with the read voltage, and a follower that
 * feeds the bases. It makes the read voltage of the memristors follow temperature. Ports: vb, vcc.
 */
public final class ReadBiasCell {

  /** Name of the subcircuit. */
  public static final String NAME = "readbias";

  private ReadBiasCell() {}

  /**
   * {@return the cell}
   *
   * @param design currents and read voltage
   */
  public static Definition.Subcircuit of(final TranslinearDesign design) {
    final double current = GainLinkCell.tailCurrent(design, 1);
    return new Definition.Subcircuit(
        NAME,
        List.of("vb", "vcc"),
        Map.of(),
        List.of(
            new OperatingPoint(design)
                .aboveRead(0, "a")
                .aboveRead(1.066, "vb")
                .aboveRead(2, "c")
                .statement(),
            new Source.Current("i1", "vcc", "c", Value.of(current)),
            npn("q1", "c", "vb", "a"),
            npn("q2", "vcc", "c", "vb"),
            new Passive.Resistor("r1", "a", "0", Value.of(GainLinkCell.READ_VOLTAGE / current))));
  }
}
