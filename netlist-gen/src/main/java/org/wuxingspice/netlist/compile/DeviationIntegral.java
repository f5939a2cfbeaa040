package org.wuxingspice.netlist.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.netlist.cells.DirectionSwitch;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.naming.NodePath;
import org.wuxingspice.netlist.technology.Technology;

/**
 * An ideal integrator of an element's deviation: its node rises by one unit of E for each unit of
 * ∫D dt.
 *
 * @param context names and scaling
 * @param state where the element is seen
 * @param element index through the network
 * @param release when it is let go, time units; a switch holds it at 0 before
 */
record DeviationIntegral(CompileContext context, StateReadout state, int element, double release) {

  /** Node that holds the integrators. */
  private static final String HOLD = "hold";

  /** Length of the edge that lets them go, time units. */
  private static final double EDGE = 1e-3;

  /** The integrator for the rest of the context's network. */
  List<Statement> statements() {
    final Technology t = context.technology();
    final String output = node();
    final List<Statement> statements = new ArrayList<>();
    if (release > 0) {
      statements.add(
          new Switch.ByVoltage(
              context.element("sh", element), output, "0", HOLD, "0", DirectionSwitch.NAME));
    }
    statements.addAll(
        List.of(
            new ControlledSource.Vccs(
                context.element("gq", element),
                "0",
                output,
                state.node().node(),
                "0",
                Value.of(state.unitsPerVolt() * t.voltsPerUnit() / t.resistance())),
            new Source.Current(rest().local(), output, "0", context.rest(element, this::amperes)),
            new Passive.Capacitor(
                context.element("cq", element),
                output,
                "0",
                Value.of(t.capacitance()),
                Optional.of(Value.ZERO),
                Map.of())));
    return statements;
  }

  /** The switch of all integrators, and the source that opens it at their release. */
  static List<Statement> control(final Technology t, final double release, final boolean model) {
    if (release == 0) {
      return List.of();
    }
    final double at = t.seconds(release);
    final Statement source =
        new Source.Voltage(
            "v" + HOLD,
            HOLD,
            "0",
            Stimulus.of(
                Waveform.piecewiseLinear(
                    new double[] {0, at, at + EDGE * t.secondsPerUnit()},
                    new double[] {1, 1, -1})));
    return model ? List.of(DirectionSwitch.model(), source) : List.of(source);
  }

  /**
   * What to alter when the element rests elsewhere.
   *
   * @param rest units of E
   */
  Alteration alteration(final double rest) {
    return new Alteration(rest(), amperes(rest));
  }

  IntegralReadout readout() {
    return new IntegralReadout(NodePath.of(node()), context.technology().units(1));
  }

  private String node() {
    return context.element("q", element);
  }

  private DevicePath rest() {
    return DevicePath.of(context.element("iq", element));
  }

  private double amperes(final double rest) {
    return context.technology().volts(rest) / context.technology().resistance();
  }
}
