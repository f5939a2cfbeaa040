package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Die;
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

  private static final String ZENER = "zener";
  private static final DevicePath SHIFT = DevicePath.of("v1");

  /** Saturation current of the diode, relative to the current of one unit, Vunit/R. */
  private static final double LEAKAGE = 5e-7;

  /** Emission coefficient per volt of one unit. */
  private static final double KNEE = 0.002;

  /** Conductance beyond a limit that is not 0, in units of 1/R. */
  private static final double STIFFNESS = 1000;

  /** Current that counts as holding an element, in units of Vunit/R. */
  private static final double NOTICEABLE = 1e-3;

  /** kT/q at the simulator's 27 °C, volt. */
  private static final double THERMAL_VOLTAGE = 1.380649e-23 * 300.15 / 1.602176634e-19;

  private ClampCell() {}

  /** Whether a limiter's range can be shifted. */
  public enum Range {
    /** Always the network's. */
    FIXED,
    /** Shifted by a voltage source: parameter {@code shift} of the cell, volt, 0 unless given. */
    SHIFTED
  }

  /**
   * {@return the cell}
   *
   * @param technology scaling
   * @param clamp limits, in units of E
   * @param range whether it can be shifted
   * @param temperature of the circuit, °C; only the knees follow it, as kT/q
   */
  public static List<Statement> of(
      final Technology technology,
      final StateClamp clamp,
      final Range range,
      final double temperature) {
    final List<Statement> cells = new ArrayList<>();
    final List<Statement> body = new ArrayList<>();
    body.add(
        Parts.comment("Limiter: b from " + clamp.low() + " to " + clamp.high() + " units above a"));
    final String foot = range == Range.SHIFTED ? "c" : "a";
    if (range == Range.SHIFTED) {
      body.add(Parts.voltage(SHIFT.local(), foot, "a", "shift"));
    }
    if (clamp.low() == 0) {
      cells.add(zener(technology, technology.volts(clamp.high()), temperature));
      body.add(Parts.diode("d1", foot, "b", ZENER));
    } else {
      body.add(
          Parts.formulaBetween(
              "b1",
              "b",
              foot,
              STIFFNESS / technology.resistance()
                  + "*(max(v(b)-v("
                  + foot
                  + ")-("
                  + technology.volts(clamp.high())
                  + "),0)+min(v(b)-v("
                  + foot
                  + ")-("
                  + technology.volts(clamp.low())
                  + "),0))"));
    }
    cells.add(
        Parts.cell(
            NAME,
            List.of("a", "b"),
            range == Range.SHIFTED ? Map.of("shift", Value.ZERO) : Map.of(),
            body));
    return cells;
  }

  /**
   * {@return what to alter to shift the range of a cell that can be}
   *
   * @param volts by which both limits rise
   */
  public static Alteration shift(final double volts) {
    return new Alteration(SHIFT, volts);
  }

  /**
   * The values of an element beyond which the limiter holds it: it carries more than a thousandth
   * of the current of one unit there. An element that only tends to a limit does not get so far.
   *
   * @param clamp limits, in units of E
   * @return the range that the limiter leaves alone, in units of E
   */
  public static StateClamp idle(final StateClamp clamp) {
    if (clamp.low() == 0) {
      final double slope = KNEE * THERMAL_VOLTAGE;
      return new StateClamp(
          -slope * Math.log1p(NOTICEABLE / LEAKAGE), clamp.high() + slope * Math.log(NOTICEABLE));
    }
    final double beyond = NOTICEABLE / STIFFNESS;
    return new StateClamp(clamp.low() - beyond, clamp.high() + beyond);
  }

  private static Statement zener(
      final Technology technology, final double high, final double temperature) {
    final double unitCurrent = technology.voltsPerUnit() / technology.resistance();
    final Value emission = Value.of(KNEE * technology.voltsPerUnit());
    final Map<String, Value> parameters = new TreeMap<>();
    parameters.put("is", Value.of(LEAKAGE * unitCurrent));
    parameters.put("n", emission);
    parameters.put("bv", Value.of(high));
    parameters.put("ibv", Value.of(unitCurrent));
    parameters.put("nbv", emission);
    if (temperature != Die.NOMINAL_TEMPERATURE) {
      parameters.put("tnom", Value.of(temperature));
    }
    return new Definition.Model(ZENER, "d", parameters);
  }
}
