package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.wuxingspice.netlist.technology.Die.Device;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Op-amp integrators, multipliers, memristors; {@code bp} and {@code bn} are references of plus and
 * minus one unit.
 */
final class OpAmpParts implements CircuitParts {

  private final CompileContext context;
  private final Technology technology;
  private final OpAmpValues values;
  private final AmplifierInput input;

  OpAmpParts(final CompileContext context, final OpAmpValues values) {
    this.context = context;
    this.technology = context.technology();
    this.values = values;
    this.input =
        new AmplifierInput(
            context.die().hasOffsets(),
            context.die().spread().bandwidth() != 0,
            context.die().noise() != 0);
  }

  /** What the amplifiers have of their own. */
  AmplifierInput input() {
    return input;
  }

  @Override
  public List<Statement> cells() {
    final List<Statement> cells = new ArrayList<>(commonCells());
    cells.add(IntegratorCell.of(technology, input));
    cells.add(NeuronCell.of(technology, context.direction(), input, context.limits()));
    if (technology.synapseKind() == SynapseKind.BRIDGE) {
      cells.add(SynapseCell.bridge(technology));
    }
    return cells;
  }

  /** The cells of every op-amp circuit. */
  List<Statement> commonCells() {
    final List<Statement> cells = new ArrayList<>();
    cells.add(OpAmpCell.of(technology.opAmp(), input));
    cells.add(MultiplierCell.of(technology.multiplier(), technology.resistance()));
    cells.addAll(
        ClampCell.of(
            technology, context.network().clamp(), context.limits(), context.die().temperature()));
    cells.add(InverterCell.of(technology, input));
    cells.add(DeviationCell.of(technology, input));
    return cells;
  }

  @Override
  public List<Source.Voltage> references() {
    return List.of(
        new Source.Voltage("vbp", "bp", "0", Value.of(technology.volts(1))),
        new Source.Voltage("vbn", "bn", "0", Value.of(-technology.volts(1))));
  }

  @Override
  public List<Statement> drive(final int channel) {
    final String source = values.driveTarget(channel).local();
    return drive(channel, source);
  }

  /** A source of a name and the resistor from it to the virtual ground that it drives. */
  List<Statement> drive(final int channel, final String source) {
    final String node = source.substring(1);
    return List.of(
        new Source.Voltage(source, node, "0", Value.ZERO),
        new Passive.Resistor(
            "r" + node,
            node,
            values.summingNode(context.links().inputElement(channel)),
            Value.of(technology.resistance() / context.conductance())));
  }

  @Override
  public List<Statement> neuron(final int neuron) {
    final InstanceValues given = values(neuron, context);
    context.amplifier(given, "_i", Device.INVERTER, neuron);
    return List.of(instance(neuron, NeuronCell.NAME, List.of(), given, amplifiers(neuron)));
  }

  /** Rates, starts and offsets of a neuron, with the rates as a direction's equation has them. */
  InstanceValues values(final int neuron, final CompileContext rates) {
    final InstanceValues given = new InstanceValues();
    for (int i = 0; i < ELEMENTS; i++) {
      final int e = ELEMENTS * neuron + i;
      given.rates(i, rates.rates(e));
      given.put(
          "v0_" + i, context.rest(e, rest -> values.volts(e, rest)), Value.of(values.volts(i, 1)));
      given.put("shift_" + i, technology.volts(context.rest().shift()[e]), 0);
      context.amplifier(given, "_" + i, Device.INTEGRATOR, e);
    }
    return given;
  }

  /** A neuron between its nodes. */
  Statement instance(
      final int neuron,
      final String cell,
      final List<String> controls,
      final InstanceValues given,
      final List<Amplifier> amplifiers) {
    final List<String> nodes = new ArrayList<>();
    for (int e = ELEMENTS * neuron; e < ELEMENTS * (neuron + 1); e++) {
      nodes.add(values.node(e));
    }
    for (int e = ELEMENTS * neuron; e < ELEMENTS * (neuron + 1); e++) {
      nodes.add(values.summingNode(e));
    }
    nodes.addAll(controls);
    addNoise(nodes, amplifiers);
    return new Instance(context.neuron("xn", neuron), nodes, cell, given.values());
  }

  private void addNoise(final List<String> nodes, final List<Amplifier> amplifiers) {
    if (input.noise()) {
      amplifiers.forEach(amplifier -> nodes.add(amplifier.noiseNode()));
    }
  }

  @Override
  public List<Amplifier> amplifiers(final int neuron) {
    final String cell = context.neuron("xn", neuron);
    final List<Amplifier> amplifiers = new ArrayList<>(ELEMENTS + 1);
    for (int i = 0; i < ELEMENTS; i++) {
      final int e = ELEMENTS * neuron + i;
      amplifiers.add(
          new Amplifier(
              OpAmpCell.output().in(IntegratorCell.AMPLIFIER).in(NeuronCell.element(i)).in(cell),
              context.element("z", e),
              Device.INTEGRATOR,
              e));
    }
    amplifiers.add(
        new Amplifier(
            OpAmpCell.output().in(InverterCell.AMPLIFIER).in(NeuronCell.INVERTER).in(cell),
            context.neuron("zi", neuron),
            Device.INVERTER,
            neuron));
    return amplifiers;
  }

  @Override
  public List<Amplifier> lineAmplifiers(final int element) {
    final String cell = context.element("xd", element);
    return List.of(
        new Amplifier(
            OpAmpCell.output().in(DeviationCell.DRIVER).in(cell),
            context.element("zd", element),
            Device.DRIVER,
            element),
        new Amplifier(
            OpAmpCell.output().in(DeviationCell.MIRROR).in(cell),
            context.element("zm", element),
            Device.MIRROR,
            element));
  }

  @Override
  public List<Statement> lines(final int element) {
    return List.of(driver(element, values.line(element, 1), values.line(element, -1)));
  }

  /** The amplifiers that give an element's deviation out on two nodes. */
  Statement driver(final int element, final String plus, final String minus) {
    final boolean positive = Polarity.of(element) > 0;
    final InstanceValues given = new InstanceValues();
    given.put("b0", DeviationCell.reference(context.fixedPoint()[element]), 1);
    context.amplifier(given, "1", Device.DRIVER, element);
    context.amplifier(given, "2", Device.MIRROR, element);
    final List<String> nodes = new ArrayList<>();
    nodes.add(values.node(element));
    nodes.add(positive ? "bn" : "bp");
    nodes.add(positive ? minus : plus);
    nodes.add(positive ? plus : minus);
    addNoise(nodes, lineAmplifiers(element));
    return new Instance(context.element("xd", element), nodes, DeviationCell.NAME, given.values());
  }

  @Override
  public List<Statement> link(final int link) {
    final int receiver = context.links().target(link);
    final int origin = context.links().source(link);
    final int inverting = -Polarity.of(receiver);
    final String ground = values.summingNode(receiver);
    final double[] ohms = values.linkValues(link, context.network().coefficient(link));
    if (technology.synapseKind() == SynapseKind.PAIR) {
      return List.of(
          new Passive.Resistor(
              context.link("rp", link), values.line(origin, inverting), ground, Value.of(ohms[0])),
          new Passive.Resistor(
              context.link("rn", link),
              values.line(origin, -inverting),
              ground,
              Value.of(ohms[1])));
    }
    return List.of(
        new Instance(
            context.link("xl", link),
            List.of(values.line(origin, inverting), ground),
            SynapseCell.BRIDGE,
            resistances(ohms)));
  }

  /** The memristors of a bridge as parameters of its cell. */
  static Map<String, Value> resistances(final double... ohms) {
    final Map<String, Value> values = new TreeMap<>();
    for (int i = 0; i < ohms.length; i++) {
      values.put(SynapseCell.bridgeMemristors().get(i).local(), Value.of(ohms[i]));
    }
    return values;
  }

  @Override
  public List<Statement> incoming(final int element) {
    return List.of();
  }
}
