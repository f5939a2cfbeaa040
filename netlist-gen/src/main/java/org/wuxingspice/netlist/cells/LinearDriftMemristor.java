package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
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

  /** What slows the drift at the ends of the device. */
  public enum Window {
    /**
     * f = 1 − (2x − 1)^2p (Joglekar, Wolf, European J. Physics 30, 2009, 661-675, eq. 11); a state
     * that reached an end stays there.
     */
    JOGLEKAR("1-pow(2*v(x)-1,2*{pw})"),
    /** f = 1 − (x − stp(−i))^2p (Biolek et al., eqs. 10, 11); a state leaves an end again. */
    BIOLEK("1-pow(v(x)-u(-v(p,n)),2*{pw})");

    private final String formula;

    Window(final String formula) {
      this.formula = formula;
    }
  }

  private LinearDriftMemristor() {}

  /**
   * {@return the cell}
   *
   * @param name of the subcircuit
   * @param window at the ends
   */
  public static Definition.Subcircuit of(final String name, final Window window) {
    final String current = "v(p,n)/({ron}*v(x)+{roff}*(1-v(x)))";
    return Parts.cell(
        name,
        List.of("p", "n", "x"),
        Map.of(
            "ron", Value.of(100),
            "roff", Value.of(16e3),
            "d", Value.of(10e-9),
            "uv", Value.of(1e-14),
            "pw", Value.of(10),
            "x0", Value.of((16e3 - 11e3) / (16e3 - 100))),
        List.of(
            Parts.comment("Linear drift memristor, " + window + " window; v(x) is the state"),
            Parts.formulaInto("b1", "x", "{uv*ron/(d*d)}*" + current + "*(" + window.formula + ")"),
            Parts.capacitor("c1", "x", "0", 1, "x0"),
            Parts.resistor("r1", "x", "0", 1e12),
            Parts.formulaBetween("b2", "p", "n", current)));
  }
}
