package org.wuxingspice.netlist.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.TranslinearDesign;
import org.wuxingspice.netlist.translinear.BiasCell;
import org.wuxingspice.netlist.translinear.LinkCell;
import org.wuxingspice.netlist.translinear.MirrorCell;
import org.wuxingspice.netlist.translinear.PortCell;
import org.wuxingspice.netlist.translinear.ReadBiasCell;
import org.wuxingspice.netlist.translinear.TranslinearNeuron;

/** Benches of the translinear cells. */
public final class TranslinearBenches {

  /** Coefficients whose links are measured. */
  public static final List<Double> COEFFICIENTS = List.of(-2.0, -0.5, 0.5, 2.0);

  /** Time units that a neuron rests before the drive begins. */
  public static final double RESTING = 20;

  /** Time units of the drive. */
  public static final double DRIVEN = 20;

  private static final double AMPERE = 1e6;

  /** Voltage of an element's current input at rest, volt. */
  private static final double INPUT_VOLTS = 1.75;

  private TranslinearBenches() {}

  /**
   * {@return the bench of a mirror over its current}
   *
   * @param design transistors and currents
   */
  public static Bench mirror(final TranslinearDesign design) {
    final double unit = design.unitCurrent();
    final List<Statement> statements = cells(design, Direction.FORWARD);
    statements.add(new Source.Current("ii", "i", "0", Value.of(unit)));
    statements.add(new Instance("xm", List.of("i", "o", "vcc"), MirrorCell.NAME));
    statements.add(new Source.Voltage("vo", "o", "0", Value.of(design.supply() / 2)));
    return new Bench(
        "translinear-mirror",
        "Mirror of the process " + design.process().name(),
        new Circuit("translinear-mirror", statements),
        new Analysis.DcSweep(List.of(new Analysis.Sweep("ii", unit / 10, 4 * unit, unit / 10))),
        Bench.Axis.scale("input, µA", AMPERE),
        List.of(Bench.Panel.of("output, µA", Bench.Curve.of("output", "i(vo)", AMPERE))));
  }

  /**
   * {@return the bench of links: what they give a receiver, over the element's current}
   *
   * @param design transistors and currents
   */
  public static Bench link(final TranslinearDesign design) {
    final double unit = design.unitCurrent();
    final List<Statement> statements = cells(design, Direction.FORWARD);
    statements.add(new Instance("xb", List.of("y", "vr", "z", "vcc"), BiasCell.NAME, Map.of()));
    statements.add(new Instance("xv", List.of("vb", "vcc"), ReadBiasCell.NAME));
    statements.addAll(port("a", unit));
    statements.addAll(port("l", unit));
    final List<Bench.Curve> curves = new ArrayList<>();
    for (int k = 0; k < COEFFICIENTS.size(); k++) {
      final double c = COEFFICIENTS.get(k);
      final Map<String, Value> memristor =
          Map.of(c > 0 ? "rp" : "rn", Value.of(1 / design.conductance(Math.abs(c))));
      statements.add(
          new Instance(
              "xl" + k,
              List.of("ea", "el", "ra", "u" + k, "o" + k, "vb", "vcc"),
              LinkCell.NAME,
              memristor));
      statements.add(LinkCell.sum("xu" + k, "u" + k, "o" + k));
      statements.add(new Source.Voltage("vo" + k, "o" + k, "0", Value.of(INPUT_VOLTS)));
      curves.add(Bench.Curve.of("c = " + c, "i(vo" + k + ")", 1 / unit));
    }
    return new Bench(
        "translinear-link",
        "Links of the process " + design.process().name() + ", current into the receiver",
        new Circuit("translinear-link", statements),
        new Analysis.DcSweep(List.of(new Analysis.Sweep("ia", 0.3 * unit, 2.8 * unit, unit / 10))),
        Bench.Axis.scale("E", 1 / unit),
        List.of(new Bench.Panel("current, units of I_u", curves)));
  }

  /** A port on a node that follows a transistor which carries a given current. */
  private static List<Statement> port(final String label, final double amperes) {
    return List.of(
        new Source.Current("i" + label, "vcc", "d" + label, Value.of(amperes)),
        TranslinearNeuron.reference("q" + label, "d" + label),
        new ControlledSource.Vcvs("e" + label, "v" + label, "0", "d" + label, Value.of(1)),
        new Instance(
            "xp" + label,
            List.of("v" + label, "e" + label, "r" + label, "y", "vr", "z", "vcc"),
            PortCell.NAME));
  }

  /**
   * {@return the bench of a neuron at rest that gets a drive on element 0}
   *
   * @param design transistors and currents
   * @param direction whose equation it implements
   * @param drive units of E per time unit
   */
  public static Bench neuron(
      final TranslinearDesign design, final Direction direction, final double drive) {
    final double unit = design.secondsPerUnit();
    final List<Statement> statements = cells(design, direction);
    statements.addAll(TranslinearNeuron.instance("a"));
    final List<Bench.Curve> curves = new ArrayList<>();
    for (int i = 0; i < Neuron.ELEMENTS; i++) {
      statements.add(TranslinearNeuron.instrument(design, "va" + i, "e" + i));
      curves.add(Bench.Curve.of("E" + i, "v(e" + i + ")", 1));
    }
    statements.add(
        new Source.Current(
            "in",
            "vcc",
            "xa0",
            Stimulus.of(
                Waveform.piecewiseLinear(
                    new double[] {0, RESTING * unit, (RESTING + 1e-3) * unit},
                    new double[] {0, 0, drive * design.unitCurrent()}))));
    final String name = "translinear-neuron-" + direction.name().toLowerCase(Locale.ROOT);
    return new Bench(
        name,
        "Neuron of the process "
            + design.process().name()
            + ", "
            + direction.name().toLowerCase(Locale.ROOT)
            + ", drive "
            + drive,
        new Circuit(name, statements),
        new Analysis.Transient(unit / 10, (RESTING + DRIVEN) * unit, 0, unit / 10, false),
        Bench.Axis.scale("time, units", 1 / unit),
        List.of(new Bench.Panel("E", curves)));
  }

  private static List<Statement> cells(final TranslinearDesign design, final Direction direction) {
    final List<Statement> statements = new ArrayList<>();
    statements.add(new Directive.Options(Map.of("reltol", "1e-5", "abstol", "1e-14")));
    statements.addAll(TranslinearNeuron.of(design, direction));
    statements.add(new Source.Voltage("vcc", "vcc", "0", Value.of(design.supply())));
    return statements;
  }
}
