package org.wuxingspice.netlist.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.netlist.cells.AmplifierInput;
import org.wuxingspice.netlist.cells.ClampCell;
import org.wuxingspice.netlist.cells.DeviationCell;
import org.wuxingspice.netlist.cells.OpAmpCell;
import org.wuxingspice.netlist.cells.SynapseCell;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

/** Benches of integrator, limiter, deviation driver and synapses. */
public final class NetworkCellBenches {

  /** Coefficients whose synapses are measured. */
  public static final List<Double> COEFFICIENTS = List.of(-3.0, -0.5, 0.5, 3.0);

  private NetworkCellBenches() {}

  /**
   * {@return the bench of an integrator with its limiter, driven far beyond both limits and back}
   *
   * @param technology parts
   */
  public static Bench integrator(final Technology technology) {
    final double unit = technology.secondsPerUnit();
    final double volt = technology.voltsPerUnit();
    final List<Statement> statements = new ArrayList<>();
    statements.add(new Directive.Options(Map.of("method", "gear")));
    statements.add(OpAmpCell.of(technology.opAmp(), AmplifierInput.IDEAL));
    statements.addAll(
        ClampCell.of(
            technology, StateClamp.DEFAULT, ClampCell.Range.FIXED, Die.NOMINAL_TEMPERATURE));
    statements.addAll(
        List.of(
            new Source.Voltage(
                "vin",
                "in",
                "0",
                Stimulus.of(
                    Waveform.pulse(
                        -3 * volt,
                        3 * volt,
                        5 * unit,
                        1e-3 * unit,
                        1e-3 * unit,
                        5 * unit,
                        10 * unit))),
            new Passive.Resistor("r1", "in", "s", Value.of(technology.resistance())),
            new Passive.Capacitor(
                "c1", "s", "v", Value.of(technology.capacitance()), Value.of(-volt)),
            new Instance(
                "x1", List.of("0", "s", "v"), OpAmpCell.NAME, Map.of("v0", Value.of(volt))),
            new Instance("xc", List.of("s", "v"), ClampCell.NAME)));
    return new Bench(
        "integrator",
        "Integrator and limiter of the " + technology.name() + " parts",
        new Circuit("integrator", statements),
        new Analysis.Transient(unit / 50, 20 * unit, 0, unit / 50, true),
        Bench.Axis.scale("time, units of R·C", 1 / unit),
        List.of(
            Bench.Panel.of(
                "units of E",
                Bench.Curve.of("input", "v(in)", 1 / volt),
                Bench.Curve.of("output", "v(v)", 1 / volt)),
            Bench.Panel.of("virtual ground, mV", Bench.Curve.of("v(s)", "v(s)", 1e3))));
  }

  /**
   * {@return the bench of both lines of a deviation driver over the element's voltage}
   *
   * @param technology parts
   */
  public static Bench deviation(final Technology technology) {
    final double volt = technology.voltsPerUnit();
    return new Bench(
        "deviation",
        "Driver of D = E − B0 of the " + technology.name() + " parts, B0 = 1.2",
        new Circuit(
            "deviation",
            List.of(
                OpAmpCell.of(technology.opAmp(), AmplifierInput.IDEAL),
                DeviationCell.of(technology, AmplifierInput.IDEAL),
                new Source.Voltage("ve", "e", "0", Value.ZERO),
                new Source.Voltage("vr", "ref", "0", Value.of(-volt)),
                new Instance(
                    "x1",
                    List.of("e", "ref", "q", "d"),
                    DeviationCell.NAME,
                    Map.of("b0", Value.of(1.2))))),
        new Analysis.DcSweep(List.of(new Analysis.Sweep("ve", 0, 10 * volt, volt / 10))),
        Bench.Axis.scale("E, units of E", 1 / volt),
        List.of(
            Bench.Panel.of(
                "D and −D, units of E",
                Bench.Curve.of("D", "v(d)", 1 / volt),
                Bench.Curve.of("−D", "v(q)", 1 / volt))));
  }

  /**
   * {@return the bench of the current of synapses into a virtual ground, in units of V/R, over the
   * line's voltage}
   *
   * @param technology parts and kind of synapse
   */
  public static Bench synapse(final Technology technology) {
    final boolean pair = technology.synapseKind() == SynapseKind.PAIR;
    final double volt = technology.voltsPerUnit();
    final List<Statement> statements = new ArrayList<>();
    statements.add(pair ? SynapseCell.pair() : SynapseCell.bridge(technology));
    statements.add(new Source.Voltage("vd", "p", "0", Value.ZERO));
    statements.add(
        new org.wuxingspice.netlist.circuit.ControlledSource.Vcvs(
            "em", "m", "0", "p", Value.of(-1)));
    final List<Bench.Curve> curves = new ArrayList<>();
    for (int i = 0; i < COEFFICIENTS.size(); i++) {
      final List<Double> siemens = technology.synapse(COEFFICIENTS.get(i)).conductances();
      final Map<String, Value> ohms =
          pair
              ? Map.of("rp", Value.of(1 / siemens.get(0)), "rn", Value.of(1 / siemens.get(1)))
              : Map.of(
                  "r1", Value.of(1 / siemens.get(0)),
                  "r2", Value.of(1 / siemens.get(1)),
                  "r3", Value.of(1 / siemens.get(2)),
                  "r4", Value.of(1 / siemens.get(3)));
      statements.add(new Source.Voltage("vs" + i, "s" + i, "0", Value.ZERO));
      statements.add(
          new Instance(
              "x" + i,
              pair ? List.of("p", "m", "s" + i) : List.of("p", "s" + i),
              pair ? SynapseCell.PAIR : SynapseCell.BRIDGE,
              ohms));
      curves.add(
          Bench.Curve.of(
              "c = " + COEFFICIENTS.get(i), "i(vs" + i + ")", technology.resistance() / volt));
    }
    final String name = pair ? "synapse-pair" : "synapse-bridge";
    return new Bench(
        name,
        (pair ? "Pair" : "Bridge") + " of memristors, current into the virtual ground",
        new Circuit(name, statements),
        new Analysis.DcSweep(List.of(new Analysis.Sweep("vd", -volt, volt, volt / 10))),
        Bench.Axis.scale("D, units of E", 1 / volt),
        List.of(new Bench.Panel("current, units of V/R", curves)));
  }
}
