package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
import org.wuxingspice.model.device.LinearDrift;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;

/**
 * The linear drift memristor (Strukov, Snider, Stewart, Williams, Nature 453, 2008, 80-83, eqs. 5,
 * 6): resistance Ron·x + Roff·(1 − x), dx/dt = µv·Ron/D²·i·f(x), where the window f keeps the state
 * x between 0 and 1. Ports: p, n and x, whose voltage is the state. Parameter {@code x0}: state at
 * the start.
 *
 * <p>Defaults of figure 5a in Biolek, Biolek and Biolková, Radioengineering 18, 2009, 210-214: Ron
 * 100 Ω, Roff 16 kΩ, initial resistance 11 kΩ, window exponent 10, with D 10 nm and µv 10⁻¹⁴
 * m²/(V·s) of their table 1.
 */
public final class LinearDriftMemristor {

  private LinearDriftMemristor() {}

  /**
   * {@return the cell}
   *
   * @param name of the subcircuit
   * @param window at the ends, which slows the drift there
   */
  public static Definition.Subcircuit of(final String name, final LinearDrift.Window window) {
    final LinearDrift device = LinearDrift.biolek(window);
    final String current = "v(p,n)/({ron}*v(x)+{roff}*(1-v(x)))";
    return Parts.cell(
        name,
        List.of("p", "n", "x"),
        Map.of(
            "ron", Value.of(device.low()),
            "roff", Value.of(device.high()),
            "d", Value.of(device.length()),
            "uv", Value.of(device.mobility()),
            "pw", Value.of(device.power()),
            "x0", Value.of(device.initialState())),
        List.of(
            Parts.comment("Linear drift memristor, " + window + " window; v(x) is the state"),
            Parts.formulaInto(
                "b1", "x", "{uv*ron/(d*d)}*" + current + "*max(0," + formula(window) + ")"),
            Parts.capacitor("c1", "x", "0", 1, "x0"),
            Parts.resistor("r1", "x", "0", 1e12),
            Parts.formulaBetween("b2", "p", "n", current)));
  }

  private static String formula(final LinearDrift.Window window) {
    return switch (window) {
      case JOGLEKAR -> "1-pow(2*v(x)-1,2*{pw})";
      case BIOLEK -> "1-pow(v(x)-u(-v(p,n)),2*{pw})";
    };
  }
}
