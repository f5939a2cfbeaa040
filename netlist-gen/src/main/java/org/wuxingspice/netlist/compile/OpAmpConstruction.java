package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.cells.AmplifierInput;
import org.wuxingspice.netlist.cells.ClampCell;
import org.wuxingspice.netlist.cells.DeviationCell;
import org.wuxingspice.netlist.cells.IntegratorCell;
import org.wuxingspice.netlist.cells.InverterCell;
import org.wuxingspice.netlist.cells.MultiplierCell;
import org.wuxingspice.netlist.cells.NeuronCell;
import org.wuxingspice.netlist.cells.OpAmpCell;
import org.wuxingspice.netlist.cells.Polarity;
import org.wuxingspice.netlist.cells.SynapseCell;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Imperfections.Device;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Op-amp integrators, multipliers, memristors. Node {@code e12} carries element 12, or {@code n13}
 * minus element 13; {@code s12} is a virtual ground, {@code p12} and {@code m12} are the lines of D
 * and −D, {@code bp} and {@code bn} references of plus and minus one unit.
 */
final class OpAmpConstruction implements Construction {

  private final CompileContext design;
  private final Technology technology;
  private final AmplifierInput input;

  OpAmpConstruction(final CompileContext design) {
    this.design = design;
    this.technology = design.technology();
    this.input =
        new AmplifierInput(
            design.imperfections().offset() != 0, design.imperfections().noise() != 0);
  }

  @Override
  public List<Statement> cells() {
    final List<Statement> cells = new ArrayList<>();
    cells.add(OpAmpCell.of(technology.opAmp(), input));
    cells.add(MultiplierCell.of(technology.multiplier(), technology.resistance()));
    cells.addAll(ClampCell.of(technology, design.network().clamp()));
    cells.add(IntegratorCell.of(technology, input));
    cells.add(InverterCell.of(technology, input));
    cells.add(NeuronCell.of(technology, design.direction(), input));
    cells.add(DeviationCell.of(technology, input));
    if (technology.synapseKind() == SynapseKind.BRIDGE) {
      cells.add(SynapseCell.bridge(technology));
    }
    return cells;
  }

  @Override
  public List<Source.Voltage> rails() {
    return List.of(
        new Source.Voltage("vbp", "bp", "0", Value.of(technology.volts(1))),
        new Source.Voltage("vbn", "bn", "0", Value.of(-technology.volts(1))));
  }

  @Override
  public List<Statement> drive(final int channel) {
    final int element = design.topology().driveElement(design.direction(), channel);
    return List.of(
        new Source.Voltage(
            design.channel("vin", channel), design.channel("in", channel), "0", Value.ZERO),
        new Passive.Resistor(
            design.channel("rin", channel),
            design.channel("in", channel),
            design.element("s", element),
            Value.of(technology.resistance())));
  }

  @Override
  public String driveTarget(final int channel) {
    return design.channel("vin", channel);
  }

  @Override
  public double driveValue(final int channel, final double drive) {
    final int element = design.topology().driveElement(design.direction(), channel);
    return technology.volts(-Polarity.of(element) * drive);
  }

  @Override
  public String node(final int element) {
    return design.element(Polarity.of(element) > 0 ? "e" : "n", element);
  }

  @Override
  public double unitsPerVolt(final int element) {
    return technology.units(Polarity.of(element));
  }

  @Override
  public String inputNode(final int element) {
    return design.element("s", element);
  }

  @Override
  public double inputCurrent(final int element) {
    return technology.volts(-Polarity.of(element)) / technology.resistance();
  }

  private double restingVoltage(final double[] fixedPoint, final int element) {
    return technology.volts(Polarity.of(element) * fixedPoint[element]);
  }

  @Override
  public Statement neuron(final int neuron) {
    final int first = ELEMENTS * neuron;
    final List<String> nodes = new ArrayList<>(2 * ELEMENTS);
    for (int i = 0; i < ELEMENTS; i++) {
      nodes.add(node(first + i));
    }
    for (int i = 0; i < ELEMENTS; i++) {
      nodes.add(design.element("s", first + i));
    }
    final NeuronParameters p = design.network().parameters();
    final Map<String, Value> values = new TreeMap<>();
    for (int i = 0; i < ELEMENTS; i++) {
      final int e = first + i;
      put(values, "k1_" + i, design.k1(p, e), Neuron.DEFAULT_K1);
      put(values, "k2_" + i, design.k2(p, e), Neuron.DEFAULT_K2);
      put(values, "k3_" + i, design.k3(p, e), Neuron.DEFAULT_K3);
      put(
          values,
          "v0_" + i,
          restingVoltage(design.fixedPoint(), e),
          technology.volts(Polarity.of(i)));
      put(values, "vos_" + i, design.imperfections().offset(Device.INTEGRATOR, e), 0);
    }
    put(values, "vos_i", design.imperfections().offset(Device.INVERTER, neuron), 0);
    addNoise(nodes, amplifiers(neuron));
    return new Instance(design.neuron("xn", neuron), nodes, NeuronCell.NAME, values);
  }

  private void addNoise(final List<String> nodes, final List<Amplifier> amplifiers) {
    if (input.noise()) {
      amplifiers.forEach(amplifier -> nodes.add(amplifier.noiseNode()));
    }
  }

  @Override
  public List<Amplifier> amplifiers(final int neuron) {
    final String cell = design.neuron("xn", neuron);
    final List<Amplifier> amplifiers = new ArrayList<>(ELEMENTS + 1);
    for (int i = 0; i < ELEMENTS; i++) {
      final int element = ELEMENTS * neuron + i;
      amplifiers.add(
          new Amplifier(
              cell + ".x" + i + ".x1", design.element("z", element), Device.INTEGRATOR, element));
    }
    amplifiers.add(
        new Amplifier(cell + ".xi.x1", design.neuron("zi", neuron), Device.INVERTER, neuron));
    return amplifiers;
  }

  @Override
  public List<Amplifier> lineAmplifiers(final int element) {
    final String cell = design.element("xd", element);
    return List.of(
        new Amplifier(cell + ".x1", design.element("zd", element), Device.DRIVER, element),
        new Amplifier(cell + ".x2", design.element("zm", element), Device.MIRROR, element));
  }

  static void put(
      final Map<String, Value> values, final String name, final double value, final double normal) {
    if (value != normal) {
      values.put(name, Value.of(value));
    }
  }

  @Override
  public List<Statement> lines(final int element) {
    final boolean positive = Polarity.of(element) > 0;
    final Map<String, Value> values = new TreeMap<>();
    put(values, "b0", design.fixedPoint()[element], 1);
    put(values, "vos1", design.imperfections().offset(Device.DRIVER, element), 0);
    put(values, "vos2", design.imperfections().offset(Device.MIRROR, element), 0);
    final List<String> nodes = new ArrayList<>();
    nodes.add(node(element));
    nodes.add(positive ? "bn" : "bp");
    nodes.add(design.element(positive ? "m" : "p", element));
    nodes.add(design.element(positive ? "p" : "m", element));
    addNoise(nodes, lineAmplifiers(element));
    return List.of(new Instance(design.element("xd", element), nodes, DeviationCell.NAME, values));
  }

  /** The line of a link's origin that carries D with a sign. */
  private String line(final int link, final int sign) {
    return design.element(sign > 0 ? "p" : "m", design.origin(link));
  }

  @Override
  public List<Statement> link(final int link) {
    final int inverting = -Polarity.of(design.receiver(link));
    final String receiver = design.element("s", design.receiver(link));
    final double[] ohms = linkValues(link, design.network().coefficient(link));
    if (technology.synapseKind() == SynapseKind.PAIR) {
      return List.of(
          new Passive.Resistor(
              design.link("rp", link), line(link, inverting), receiver, Value.of(ohms[0])),
          new Passive.Resistor(
              design.link("rn", link), line(link, -inverting), receiver, Value.of(ohms[1])));
    }
    return List.of(
        new Instance(
            design.link("xl", link),
            List.of(line(link, inverting), receiver),
            SynapseCell.BRIDGE,
            resistances(ohms)));
  }

  /** The memristors of a bridge as parameters of its cell. */
  static Map<String, Value> resistances(final double... ohms) {
    final Map<String, Value> values = new TreeMap<>();
    for (int i = 0; i < ohms.length; i++) {
      values.put("r" + (i + 1), Value.of(ohms[i]));
    }
    return values;
  }

  @Override
  public List<String> linkTargets(final int link) {
    return technology.synapseKind() == SynapseKind.PAIR
        ? List.of(design.link("rp", link), design.link("rn", link))
        : List.of(
            design.link("r.xl", link) + ".r1",
            design.link("r.xl", link) + ".r2",
            design.link("r.xl", link) + ".r3",
            design.link("r.xl", link) + ".r4");
  }

  @Override
  public double[] linkValues(final int link, final double coefficient) {
    final List<Double> siemens = technology.synapse(coefficient).conductances();
    final double[] ohms = new double[siemens.size()];
    for (int i = 0; i < ohms.length; i++) {
      ohms[i] = 1 / (siemens.get(i) * design.memristor(link, i));
    }
    return ohms;
  }

  @Override
  public double coefficient(final int link, final double... values) {
    final List<Double> siemens = new ArrayList<>(values.length);
    for (final double ohms : values) {
      siemens.add(1 / ohms);
    }
    return technology.coefficient(siemens);
  }

  @Override
  public List<Statement> deviationIntegral(final int element) {
    final double sign = Polarity.of(element) / technology.resistance();
    return BehavioralConstruction.integrator(
        design,
        element,
        node(element),
        technology.capacitance(),
        sign,
        design.fixedPoint()[element] * technology.voltsPerUnit() / technology.resistance());
  }

  @Override
  public List<Alteration> parameters(
      final int element,
      final boolean givesSignals,
      final NeuronParameters parameters,
      final double... fixedPoint) {
    final int within = element % ELEMENTS;
    final String cell = design.neuron("xn", element / ELEMENTS) + ".x" + within;
    final double r = technology.resistance();
    final double start = restingVoltage(fixedPoint, element);
    final List<Alteration> all = new ArrayList<>();
    all.add(new Alteration("r." + cell + ".r1", r / design.k1(parameters, element)));
    all.add(new Alteration("r." + cell + ".r2", r / design.k2(parameters, element)));
    all.add(restraint(cell, element, design.k3(parameters, element)));
    all.add(new Alteration("@c." + cell + ".c1[ic]", -start));
    all.add(new Alteration("@c." + cell + ".x1.c1[ic]", start));
    if (within == NeuronCell.inverted(design.direction())) {
      all.add(new Alteration(design.neuron("@c.xn", element / ELEMENTS) + ".xi.x1.c1[ic]", -start));
    }
    if (givesSignals) {
      all.add(new Alteration(design.element("r.xd", element) + ".r2", r / fixedPoint[element]));
    }
    return all;
  }

  private Alteration restraint(final String cell, final int element, final double k3) {
    final int sign = Polarity.of(design.direction().restrainer(element % ELEMENTS));
    return technology.multiplier().currentOutput()
        ? new Alteration(
            "@b." + cell + ".x3.b1[m]",
            k3
                * IntegratorCell.currentFactor(technology)
                * sign
                * MultiplierCell.gain(technology.multiplier(), technology.resistance()))
        : new Alteration(
            "r." + cell + ".r3",
            IntegratorCell.voltageResistance(technology) / k3
                - technology.multiplier().outputResistance());
  }

  @Override
  public List<CutLine> cut(final int element) {
    return List.of(
        new CutLine(
            element, 1, design.element("v(p", element) + ")", design.element("vp", element), 0),
        new CutLine(
            element, -1, design.element("v(m", element) + ")", design.element("vm", element), 0));
  }

  @Override
  public List<Statement> incoming(final int element) {
    return List.of();
  }

  @Override
  public List<Alteration> incomingParameters(final int element, final double... fixedPoint) {
    return List.of();
  }
}
