package org.wuxingspice.netlist.translinear;

import static org.wuxingspice.netlist.translinear.Transistors.npn;
import static org.wuxingspice.netlist.translinear.Transistors.pnp;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;

/**
 * An output port for {@linkplain GainLinkCell gain cells}: two lines for their bases, {@code e} the
 * logarithm of E and {@code r} that of the rest S − 1 − E, S being {@link GainLinkCell#SPAN}.
 * Beyond E = S − 1 the second runs out and limits what links get. Ports: v of the element, e, r,
 * the bias lines y, vr and z, vcc.
 */
public final class GainPortCell {

  /** Name of the subcircuit. */
  public static final String NAME = "gainport";

  /** What the bases at v take, per base current of the two cascodes. */
  private static final double BASES = 0.83;

  private GainPortCell() {}

  /**
   * {@return the cell}
   *
   * @param design voltages
   */
  public static Definition.Subcircuit of(final TranslinearDesign design) {
    return new Definition.Subcircuit(
        NAME,
        List.of("v", "e", "r", "y", "vr", "z", "vcc"),
        Map.of(),
        List.of(
            new OperatingPoint(design)
                .above(2, "e")
                .above(2.03, "r")
                .above(2.939, "xe")
                .above(2.974, "xr")
                .below(1.844, "h")
                .below(2.845, "a", "b")
                .statement(),
            npn("q1", "a", "v", "0"),
            npn("q2", "m", "h", "a"),
            npn("q3", "b", "v", "0"),
            npn("q4", "xr", "h", "b"),
            pnp("q5", "h", "h", "vr"),
            pnp("q6", "v", "h", "vr", Value.of(BASES)),
            new Instance("xm", List.of("m", "xe", "vcc"), MirrorCell.NAME),
            pnp("q7", "xr", "z", "vcc", Value.of(GainLinkCell.SPAN - 1)),
            new Instance("xe", List.of("xe", "e", "y", "vcc"), LogarithmCell.NAME),
            new Instance("xr", List.of("xr", "r", "y", "vcc"), LogarithmCell.NAME)));
  }
}
