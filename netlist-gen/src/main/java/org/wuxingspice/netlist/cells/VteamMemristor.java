package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
import org.wuxingspice.model.device.Vteam;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;

/**
 * VTEAM, the voltage threshold adaptive memristor (Kvatinsky, Ramadan, Friedman, Kolodny, IEEE
 * Trans. Circuits and Systems II 62, 2015, 786-790, eqs. 2-4): the state w moves with
 * k_off·(v/v_off − 1)^α_off above v_off, with k_on·(v/v_on − 1)^α_on below v_on, and stays between;
 * the resistance is linear in w from Ron at 0 to Roff at w_off. The window is 1 inside and 0 at the
 * end that the state is driven against. Ports: p, n and x, whose voltage is the state w/w_off.
 *
 * <p>Defaults as in Talati, Gupta, Mane, Kvatinsky, IEEE Trans. Nanotechnology 15, 2016, 635-650,
 * table I: Ron 1 kΩ, Roff 300 kΩ, v_on −1.5 V, v_off 0.3 V, k_on −216.2 m/s, k_off 0.091 m/s, both
 * α 4, w_off 3 nm.
 */
public final class VteamMemristor {

  /** Name of the subcircuit. */
  public static final String NAME = "vteam";

  private VteamMemristor() {}

  /** {@return the cell with the values of {@link Vteam#talati()}} */
  public static Definition.Subcircuit cell() {
    final Vteam device = Vteam.talati();
    final String towardsOff = "{koff/woff}*pow(v(p,n)/{voff}-1,{aoff})";
    final String towardsOn = "{kon/woff}*pow(v(p,n)/{von}-1,{aon})";
    return Parts.cell(
        NAME,
        List.of("p", "n", "x"),
        Map.of(
            "ron", Value.of(device.low()),
            "roff", Value.of(device.high()),
            "von", Value.of(device.on()),
            "voff", Value.of(device.off()),
            "kon", Value.of(device.onRate()),
            "koff", Value.of(device.offRate()),
            "aon", Value.of(device.onPower()),
            "aoff", Value.of(device.offPower()),
            "woff", Value.of(device.length()),
            "x0", Value.of(device.initialState())),
        List.of(
            Parts.comment("VTEAM memristor; v(x) is the state, 0 at Ron and 1 at Roff"),
            Parts.formulaInto(
                "b1",
                "x",
                "v(p,n)>{voff} ? (v(x)<1 ? "
                    + towardsOff
                    + " : 0) : (v(p,n)<{von} ? (v(x)>0 ? "
                    + towardsOn
                    + " : 0) : 0)"),
            Parts.capacitor("c1", "x", "0", 1, "x0"),
            Parts.resistor("r1", "x", "0", 1e12),
            Parts.formulaBetween("b2", "p", "n", "v(p,n)/({ron}+({roff}-{ron})*v(x))")));
  }
}
