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
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.TranslinearDesign;
import org.wuxingspice.netlist.translinear.BiasCell;
import org.wuxingspice.netlist.translinear.GainLinkCell;
import org.wuxingspice.netlist.translinear.GainPortCell;
import org.wuxingspice.netlist.translinear.MirrorCell;
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

  private static final List<String> BIAS = List.of("y", "vr", "z", "vcc");

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
    final List<Statement> statements = cells(design, Direction.FORWARD);
    statements.add(
        new Source.Voltage("vvm", TranslinearNeuron.MIDDLE, "0", Value.of(design.middle())));
    statements.add(bias());
    statements.addAll(element(design, "a"));
    statements.addAll(element(design, "l"));
    statements.add(TranslinearNeuron.rest("xl", "vl", "l", BIAS));
    statements.add(TranslinearNeuron.sender("xs", "va", "p", "m", "l", BIAS));
    for (int k = 0; k < COEFFICIENTS.size(); k++) {
      final double c = COEFFICIENTS.get(k);
      statements.add(
          new Passive.Resistor(
              "r" + k,
              c > 0 ? "m" : "p",
              "s" + k,
              Value.of(design.linkResistance() / Math.abs(c))));
      statements.add(TranslinearNeuron.receiver("xr" + k, "s" + k, "o" + k, BIAS));
    }
    return overElement(
        design,
        "translinear-link",
        "Links and their ports in the process " + design.process().name(),
        statements);
  }

  /**
   * {@return the bench of links of gain cells: what they give a receiver, over the element's
   * current}
   *
   * @param design transistors and currents
   */
  public static Bench gainLink(final TranslinearDesign design) {
    final List<Statement> statements = cells(design, Direction.FORWARD);
    statements.add(GainPortCell.of(design));
    statements.addAll(GainLinkCell.of(design));
    statements.add(ReadBiasCell.of(design));
    statements.add(bias());
    statements.add(new Instance("xv", List.of("vb", "vcc"), ReadBiasCell.NAME));
    for (final String label : List.of("a", "l")) {
      statements.addAll(element(design, label));
      final List<String> nodes = new ArrayList<>(List.of("v" + label, "e" + label, "r" + label));
      nodes.addAll(BIAS);
      statements.add(new Instance("xp" + label, nodes, GainPortCell.NAME));
    }
    for (int k = 0; k < COEFFICIENTS.size(); k++) {
      final double c = COEFFICIENTS.get(k);
      statements.add(
          new Instance(
              "xl" + k,
              List.of("ea", "el", "ra", "u" + k, "o" + k, "vb", "vcc"),
              GainLinkCell.NAME,
              Map.of(
                  c > 0 ? "rp" : "rn",
                  Value.of(1 / GainLinkCell.conductance(design, Math.abs(c))))));
      statements.add(GainLinkCell.sum("xu" + k, "u" + k, "o" + k));
    }
    return overElement(
        design,
        "translinear-gainlink",
        "Links of gain cells in the process " + design.process().name(),
        statements);
  }

  /** The currents into sources at the nodes o0, o1, ... over an element's current. */
  private static Bench overElement(
      final TranslinearDesign design,
      final String name,
      final String title,
      final List<Statement> statements) {
    final double unit = design.unitCurrent();
    final List<Bench.Curve> curves = new ArrayList<>();
    for (int k = 0; k < COEFFICIENTS.size(); k++) {
      statements.add(new Source.Voltage("vo" + k, "o" + k, "0", Value.of(INPUT_VOLTS)));
      curves.add(Bench.Curve.of("c = " + COEFFICIENTS.get(k), "i(vo" + k + ")", 1 / unit));
    }
    return new Bench(
        name,
        title + ", current into the receiver",
        new Circuit(name, statements),
        new Analysis.DcSweep(List.of(new Analysis.Sweep("ia", 0.3 * unit, 2.8 * unit, unit / 10))),
        Bench.Axis.scale("E", 1 / unit),
        List.of(new Bench.Panel("current, units of I_u", curves)));
  }

  private static Statement bias() {
    return new Instance("xb", BIAS, BiasCell.NAME, Map.of());
  }

  /** A node that follows the base of a transistor which carries I_u. */
  private static List<Statement> element(final TranslinearDesign design, final String label) {
    return List.of(
        new Directive.NodeSet(Map.of("d" + label, Value.of(design.restingVoltage()))),
        new Source.Current("i" + label, "vcc", "d" + label, Value.of(design.unitCurrent())),
        TranslinearNeuron.reference("q" + label, "d" + label),
        new ControlledSource.Vcvs("e" + label, "v" + label, "0", "d" + label, Value.of(1)));
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
    statements.add(TranslinearNeuron.instance("a", "vcc", Map.of()));
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
