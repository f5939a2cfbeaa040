package org.wuxingspice.netlist.cells;

import java.util.List;
import java.util.Map;
import org.wuxingspice.model.device.Yakopcic;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Value;

/**
 * The generalized memristive device of Yakopcic, Taha, Subramanyam and Pino (IEEE Trans.
 * Computer-Aided Design 32, 2013, 1201-1214, eqs. 1-7): current a·x·sinh(b·v), state moved by g(v)
 * = A·(exp(v) − exp(threshold)) beyond the thresholds, and slowed by f(x) near the ends. Ports: p,
 * n and x, whose voltage is the state.
 *
 * <p>Defaults are the paper's fit to the device of Oblea, Timilsina, Moore and Campbell (2010): a1
 * = a2 = 0.17, b = 0.05, thresholds 0.16 V and 0.15 V, Ap = An = 4000, xp = 0.3, xn = 0.5, αp = 1,
 * αn = 5, x0 = 0.11, η = 1.
 */
public final class YakopcicMemristor {

  /** Name of the subcircuit. */
  public static final String NAME = "yakopcic";

  private YakopcicMemristor() {}

  /** {@return the cell with the values of {@link Yakopcic#oblea()}} */
  public static Definition.Subcircuit cell() {
    final Yakopcic device = Yakopcic.oblea();
    final String velocity =
        "(v(p,n)>{vp} ? {ap}*(exp(v(p,n))-exp({vp})) : "
            + "(v(p,n)<-{vn} ? -{an}*(exp(-v(p,n))-exp({vn})) : 0))";
    final String window =
        "(v(p,n)>0 ? (v(x)>={xp} ? exp(-{alphap}*(v(x)-{xp}))*(({xp}-v(x))/(1-{xp})+1) : 1) : "
            + "(v(x)<=1-{xn} ? exp({alphan}*(v(x)+{xn}-1))*v(x)/(1-{xn}) : 1))";
    return Parts.cell(
        NAME,
        List.of("p", "n", "x"),
        Map.ofEntries(
            Map.entry("a1", Value.of(device.positiveScale())),
            Map.entry("a2", Value.of(device.negativeScale())),
            Map.entry("b", Value.of(device.slope())),
            Map.entry("vp", Value.of(device.positiveThreshold())),
            Map.entry("vn", Value.of(device.negativeThreshold())),
            Map.entry("ap", Value.of(device.positiveRate())),
            Map.entry("an", Value.of(device.negativeRate())),
            Map.entry("xp", Value.of(device.positiveEdge())),
            Map.entry("xn", Value.of(device.negativeEdge())),
            Map.entry("alphap", Value.of(device.positiveDecay())),
            Map.entry("alphan", Value.of(device.negativeDecay())),
            Map.entry("x0", Value.of(device.initialState()))),
        List.of(
            Parts.comment("Yakopcic memristor; v(x) is the state, 0 to 1"),
            Parts.formulaInto("b1", "x", velocity + "*" + window),
            Parts.capacitor("c1", "x", "0", 1, "x0"),
            Parts.resistor("r1", "x", "0", 1e12),
            Parts.formulaBetween(
                "b2", "p", "n", "(v(p,n)>=0 ? {a1} : {a2})*v(x)*sinh({b}*v(p,n))")));
  }
}
