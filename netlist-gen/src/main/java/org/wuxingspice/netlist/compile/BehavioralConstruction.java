package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.cells.IdealNeuronCell;
import org.wuxingspice.netlist.cells.NeuronCell;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Synapse;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Capacitors and controlled currents. Node {@code e12} carries element 12, {@code b12} its fixed
 * point; a link is one current controlled by their difference. Coefficients are those that the
 * technology's memristors realise.
 */
final class BehavioralConstruction implements Construction {

  private final CompileContext design;
  private final Technology technology;

  BehavioralConstruction(final CompileContext design) {
    this.design = design;
    this.technology = design.technology();
  }

  @Override
  public List<Statement> cells() {
    return IdealNeuronCell.of(technology, design.direction(), design.network().clamp());
  }

  @Override
  public List<Source.Voltage> rails() {
    return List.of();
  }

  @Override
  public List<Statement> drive(final int channel) {
    final int element = design.topology().driveElement(design.direction(), channel);
    return List.of(
        new Source.Current(
            design.channel("iin", channel), "0", design.element("e", element), Value.ZERO));
  }

  @Override
  public String driveTarget(final int channel) {
    return design.channel("iin", channel);
  }

  @Override
  public double driveValue(final int channel, final double drive) {
    return technology.volts(drive) / technology.resistance();
  }

  @Override
  public String node(final int element) {
    return design.element("e", element);
  }

  @Override
  public double unitsPerVolt(final int element) {
    return technology.units(1);
  }

  @Override
  public String inputNode(final int element) {
    return node(element);
  }

  @Override
  public double inputCurrent(final int element) {
    return technology.volts(1) / technology.resistance();
  }

  @Override
  public Statement neuron(final int neuron) {
    final int first = ELEMENTS * neuron;
    final List<String> nodes = new ArrayList<>(ELEMENTS);
    final NeuronParameters p = design.network().parameters();
    final Map<String, Value> values = new TreeMap<>();
    for (int i = 0; i < ELEMENTS; i++) {
      final int e = first + i;
      nodes.add(design.element("e", e));
      OpAmpConstruction.put(values, "k1_" + i, design.k1(p, e), Neuron.DEFAULT_K1);
      OpAmpConstruction.put(values, "k2_" + i, design.k2(p, e), Neuron.DEFAULT_K2);
      OpAmpConstruction.put(values, "k3_" + i, design.k3(p, e), Neuron.DEFAULT_K3);
      OpAmpConstruction.put(
          values, "v0_" + i, technology.volts(design.fixedPoint()[e]), technology.volts(1));
    }
    return new Instance(design.neuron("xn", neuron), nodes, NeuronCell.NAME, values);
  }

  @Override
  public List<Statement> lines(final int element) {
    return List.of(
        new Source.Voltage(
            design.element("vb", element),
            design.element("b", element),
            "0",
            Value.of(technology.volts(design.fixedPoint()[element]))));
  }

  @Override
  public List<Amplifier> amplifiers(final int neuron) {
    return List.of();
  }

  @Override
  public List<Amplifier> lineAmplifiers(final int element) {
    return List.of();
  }

  @Override
  public List<Statement> link(final int link) {
    final int origin = design.origin(link);
    return List.of(
        new ControlledSource.Vccs(
            design.link("gl", link),
            "0",
            design.element("e", design.receiver(link)),
            design.element("e", origin),
            design.element("b", origin),
            Value.of(linkValues(link, design.network().coefficient(link))[0])));
  }

  @Override
  public List<String> linkTargets(final int link) {
    return List.of(design.link("@gl", link) + "[gain]");
  }

  @Override
  public double[] linkValues(final int link, final double coefficient) {
    final Synapse synapse = technology.synapse(coefficient);
    if (design.imperfections().synapseMismatch() == 0) {
      return new double[] {synapse.realised() / technology.resistance()};
    }
    final List<Double> siemens = new ArrayList<>();
    for (int i = 0; i < synapse.conductances().size(); i++) {
      siemens.add(synapse.conductances().get(i) * design.memristor(link, i));
    }
    return new double[] {technology.coefficient(siemens) / technology.resistance()};
  }

  @Override
  public double coefficient(final int link, final double... values) {
    return values[0] * technology.resistance();
  }

  @Override
  public List<Statement> deviationIntegral(final int element) {
    return integrator(
        design,
        element,
        node(element),
        technology.capacitance(),
        1 / technology.resistance(),
        technology.volts(design.fixedPoint()[element]) / technology.resistance());
  }

  /** An ideal integrator: node q of the element rises by one unit for each unit of ∫D dt. */
  static List<Statement> integrator(
      final CompileContext design,
      final int element,
      final String node,
      final double farads,
      final double siemens,
      final double rest) {
    final String output = design.element("q", element);
    return List.of(
        new ControlledSource.Vccs(
            design.element("gq", element), "0", output, node, "0", Value.of(siemens)),
        new Source.Current(design.element("iq", element), output, "0", Value.of(rest)),
        new Passive.Capacitor(
            design.element("cq", element),
            output,
            "0",
            Value.of(farads),
            Optional.of(Value.ZERO),
            Map.of()));
  }

  @Override
  public List<Alteration> parameters(
      final int element,
      final boolean givesSignals,
      final NeuronParameters parameters,
      final double... fixedPoint) {
    final String cell = design.neuron("xn", element / ELEMENTS) + ".x" + element % ELEMENTS;
    final double r = technology.resistance();
    final double rest = technology.volts(fixedPoint[element]);
    final List<Alteration> all = new ArrayList<>();
    all.add(new Alteration("@g." + cell + ".g1[gain]", design.k1(parameters, element) / r));
    all.add(new Alteration("r." + cell + ".r2", r / design.k2(parameters, element)));
    all.add(
        new Alteration(
            "@b." + cell + ".b3[m]",
            design.k3(parameters, element) * IdealNeuronCell.restraint(technology)));
    all.add(new Alteration("@c." + cell + ".c1[ic]", rest));
    if (givesSignals) {
      all.add(new Alteration(design.element("vb", element), rest));
    }
    return all;
  }

  @Override
  public List<CutLine> cut(final int element) {
    return List.of(
        new CutLine(
            element,
            1,
            design.element("v(e", element) + ")",
            design.element("ve", element),
            technology.volts(design.fixedPoint()[element])));
  }

  @Override
  public List<Statement> incoming(final int element) {
    return lines(element);
  }

  @Override
  public List<Alteration> incomingParameters(final int element, final double... fixedPoint) {
    return List.of(
        new Alteration(design.element("vb", element), technology.volts(fixedPoint[element])));
  }
}
