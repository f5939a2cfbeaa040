package org.wuxingspice.netlist.cells;

import java.util.Map;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;

/**
 * The analog switch that turns signals around: closed at 1 V of its control, open at −1 V.
 * On-resistance 1.5 Ω as the ADG1412's (Analog Devices' data sheet, typical); the off-resistance of
 * 1 TΩ, for a leakage of tens of picoampere, is an assumption of this project.
 */
public final class DirectionSwitch {

  /** Name of the model. */
  public static final String NAME = "direction";

  private DirectionSwitch() {}

  /** {@return the model} */
  public static Definition.Model model() {
    return new Definition.Model(
        NAME,
        "sw",
        Map.of(
            "vt", Value.ZERO,
            "vh", Value.of(0.1),
            "ron", Value.of(1.5),
            "roff", Value.of(1e12)));
  }
}
