package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.TranslinearDesign;
import org.wuxingspice.netlist.translinear.TranslinearNeuron;

/**
 * Neurons and ports of transistors, links of memristors; {@code vcc} is the supply, {@code vm} its
 * middle, {@code l} the line of the neuron at rest.
 */
final class TranslinearParts implements CircuitParts {

  /** Label of the neuron that nothing drives. */
  private static final String BIAS_NEURON = "bias";

  private static final String REST_LINE = "l";

  /**
   * Supply of the neuron at rest. Every piece of a network has such a neuron and the network one,
   * so that it is no part of what neurons take.
   */
  private static final String REST_SUPPLY = "v" + BIAS_NEURON;

  private final CompileContext context;
  private final TranslinearValues values;
  private final TranslinearDesign design;
  private final BitSet senders = new BitSet();
  private final BitSet receivers = new BitSet();

  TranslinearParts(final CompileContext context, final TranslinearValues values) {
    this.context = context;
    this.values = values;
    this.design = values.design();
    for (int link = 0; link < context.links().topology().linkCount(); link++) {
      senders.set(context.links().source(link));
      receivers.set(context.links().target(link));
    }
    for (int e = 0; e < context.fixedPoint().length; e++) {
      TranslinearValues.requireRestAtOne(e, context.fixedPoint()[e]);
    }
  }

  @Override
  public List<Statement> cells() {
    final List<Statement> cells =
        new ArrayList<>(TranslinearNeuron.of(design, context.direction()));
    cells.add(new Directive.Comment("The neuron at rest"));
    cells.add(new Source.Voltage(REST_SUPPLY, REST_SUPPLY, "0", Value.of(design.supply())));
    cells.addAll(TranslinearNeuron.resting(design, BIAS_NEURON, REST_SUPPLY, REST_LINE));
    return cells;
  }

  @Override
  public List<Source.Voltage> references() {
    return List.of(
        new Source.Voltage("vcc", "vcc", "0", Value.of(design.supply())),
        new Source.Voltage(
            "v" + TranslinearNeuron.MIDDLE,
            TranslinearNeuron.MIDDLE,
            "0",
            Value.of(design.middle())));
  }

  @Override
  public List<Statement> drive(final int channel) {
    return List.of(
        new Source.Current(
            values.driveTarget(channel).local(),
            "vcc",
            values.summingNode(context.links().inputElement(channel)),
            Value.ZERO));
  }

  @Override
  public List<Statement> neuron(final int neuron) {
    final int[] elements = IntStream.range(ELEMENTS * neuron, ELEMENTS * (neuron + 1)).toArray();
    final InstanceValues given = new InstanceValues();
    final List<String> capacitors = new ArrayList<>();
    final List<String> nodes = new ArrayList<>();
    for (final int e : elements) {
      capacitors.add(context.element("v", e));
      given.rates(e % ELEMENTS, context.rates(context.network().parameters(), e));
      if (senders.get(e)) {
        given.put(TranslinearNeuron.load(e % ELEMENTS), design.trim().port(), 0);
      }
    }
    nodes.addAll(capacitors);
    for (final int e : elements) {
      nodes.add(values.summingNode(e));
    }
    nodes.addAll(bias(neuron));
    final List<Statement> statements = new ArrayList<>();
    statements.add(
        new Instance(context.neuron("xn", neuron), nodes, TranslinearNeuron.NAME, given.values()));
    for (final int e : elements) {
      statements.add(
          TranslinearNeuron.instrument(
              design, context.element("v", e), values.state(e).node().local()));
      if (receivers.get(e)) {
        statements.add(
            TranslinearNeuron.receiver(
                context.element("xr", e),
                values.linkNode(e),
                values.summingNode(e),
                bias(neuron),
                matches(e, Die.Device.INTEGRATOR)));
      }
    }
    return statements;
  }

  /** The pairs of an element's amplifiers, where they are unlike. */
  private double[] matches(final int element, final Die.Device... amplifiers) {
    return context.die().hasOffsets()
        ? Arrays.stream(amplifiers)
            .mapToDouble(device -> TranslinearDesign.match(context.offset(device, element)))
            .toArray()
        : new double[0];
  }

  private List<String> bias(final int neuron) {
    return List.of(
        context.neuron("y", neuron),
        context.neuron("vr", neuron),
        context.neuron("z", neuron),
        "vcc");
  }

  @Override
  public List<Amplifier> amplifiers(final int neuron) {
    return List.of();
  }

  @Override
  public List<Statement> lines(final int element) {
    return List.of(
        TranslinearNeuron.sender(
            context.element("xp", element),
            context.element("v", element),
            values.line(element, 1),
            values.line(element, -1),
            REST_LINE,
            bias(element / ELEMENTS),
            matches(element, Die.Device.DRIVER, Die.Device.MIRROR)));
  }

  @Override
  public List<Amplifier> lineAmplifiers(final int element) {
    return List.of();
  }

  @Override
  public List<Statement> link(final int link) {
    final int origin = context.links().source(link);
    final int receiver = context.links().target(link);
    final double[] ohms = values.linkValues(link, context.network().coefficient(link));
    return List.of(
        new Passive.Resistor(
            context.link("rp", link),
            values.line(origin, -1),
            values.linkNode(receiver),
            Value.of(ohms[0])),
        new Passive.Resistor(
            context.link("rn", link),
            values.line(origin, 1),
            values.linkNode(receiver),
            Value.of(ohms[1])));
  }

  @Override
  public List<Statement> incoming(final int element) {
    return List.of();
  }
}
