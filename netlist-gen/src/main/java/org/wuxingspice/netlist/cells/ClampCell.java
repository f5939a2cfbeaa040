package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Technology;

/**
 * The anti-windup limiter across an integrator's capacitor: it takes over the input current when
 * the output reaches a limit, so that the capacitor stops charging and the virtual ground stays
 * one. Port b is held between {@code low} and {@code high} above port a.
 *
 * <p>With a lower limit of 0 it is a Zener diode across the capacitor. Its knee is that of a
 * precision (active) clamp rather than of a junction: an overdrive of i units passes 0 by
 * n·Vt·ln(i/Is), 0.0008 units at three, and the upper limit by n·Vt·ln(i), less than 0.0001. A
 * sharper knee costs iterations wherever a limit acts; a larger saturation current leaks where none
 * does.
 */
public final class ClampCell {

  /** Name of the subcircuit. */
  public static final String NAME = "clamp";

  /** Saturation current of the diode, relative to the current of one unit, Vunit/R. */
  private static final double LEAKAGE = 5e-7;

  /** Emission coefficient per volt of one unit. */
  private static final double KNEE = 0.002;

  /** Conductance beyond a limit that is not 0, in units of 1/R. */
  private static final double STIFFNESS = 1000;

  private ClampCell() {}

  /**
   * {@return the cell}
   *
   * @param technology scaling
   * @param clamp limits, in units of E
   */
  public static List<Statement> of(final Technology technology, final StateClamp clamp) {
    if (clamp.low() == 0) {
      return zener(technology, technology.volts(clamp.high()));
    }
    final double siemens = STIFFNESS / technology.resistance();
    return List.of(
        Parts.cell(
            NAME,
            List.of("a", "b"),
            Map.of(),
            List.of(
                Parts.comment("Limiter from " + clamp.low() + " to " + clamp.high() + " units"),
                new org.wuxingspice.netlist.circuit.ControlledSource.Behavioral(
                    "b1",
                    "b",
                    "a",
                    true,
                    siemens
                        + "*(max(v(b)-v(a)-("
                        + technology.volts(clamp.high())
                        + "),0)+min(v(b)-v(a)-("
                        + technology.volts(clamp.low())
                        + "),0))"))));
  }

  private static List<Statement> zener(final Technology technology, final double high) {
    final double unitCurrent = technology.voltsPerUnit() / technology.resistance();
    final Value emission = Value.of(KNEE * technology.voltsPerUnit());
    return List.of(
        new Definition.Model(
            "zener",
            "d",
            Map.of(
                "is", Value.of(LEAKAGE * unitCurrent),
                "n", emission,
                "bv", Value.of(high),
                "ibv", Value.of(unitCurrent),
                "nbv", emission)),
        Parts.cell(
            NAME,
            List.of("a", "b"),
            Map.of(),
            List.of(
                Parts.comment("Zener diode: b from 0 to " + high + " V above a"),
                Parts.diode("d1", "a", "b", "zener"))));
  }
}
