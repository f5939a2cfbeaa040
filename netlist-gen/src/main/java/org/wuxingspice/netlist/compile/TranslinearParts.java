package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.TranslinearDesign;
import org.wuxingspice.netlist.translinear.LinkCell;
import org.wuxingspice.netlist.translinear.PortCell;
import org.wuxingspice.netlist.translinear.ReadBiasCell;
import org.wuxingspice.netlist.translinear.TranslinearNeuron;

/**
 * Neurons, ports and links of transistors; {@code vcc} is the supply, {@code vb} the base line of
 * the links' tails, {@code ebias0} the line of the neuron at rest.
 */
final class TranslinearParts implements CircuitParts {

  /** Label of the neuron that nothing drives. */
  private static final String BIAS_NEURON = "bias";

  private static final String REST_LINE = "e" + BIAS_NEURON + "0";

  /** What a line shows at least, units of E; keeps logarithms finite. */
  private static final double SMALLEST = 1e-9;

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
    cells.add(new Directive.Comment("Tails of the links, and the neuron at rest"));
    cells.add(new Instance("xvb", List.of("vb", "vcc"), ReadBiasCell.NAME));
    cells.addAll(TranslinearNeuron.instance(BIAS_NEURON, 0));
    return cells;
  }

  @Override
  public List<Source.Voltage> references() {
    return List.of(new Source.Voltage("vcc", "vcc", "0", Value.of(design.supply())));
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
    int ports = 0;
    for (final int e : elements) {
      capacitors.add(context.element("v", e));
      given.rates(e % ELEMENTS, context.rates(context.network().parameters(), e));
      if (senders.get(e)) {
        given.put(TranslinearNeuron.load(e % ELEMENTS), PortCell.LOAD, 0);
        ports++;
      }
    }
    given.put(TranslinearNeuron.PORTS, ports, 0);
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
            LinkCell.sum(context.element("xu", e), context.element("u", e), values.summingNode(e)));
      }
    }
    return statements;
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
    final List<String> nodes = new ArrayList<>();
    nodes.add(context.element("v", element));
    nodes.add(values.line(element, 1));
    nodes.add(values.line(element, -1));
    nodes.addAll(bias(element / ELEMENTS));
    return List.of(new Instance(context.element("xp", element), nodes, PortCell.NAME));
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
        new Instance(
            context.link("xl", link),
            List.of(
                values.line(origin, 1),
                REST_LINE,
                values.line(origin, -1),
                context.element("u", receiver),
                values.summingNode(receiver),
                "vb",
                "vcc"),
            LinkCell.NAME,
            Map.of("rp", Value.of(ohms[0]), "rn", Value.of(ohms[1]))));
  }

  /** The lines of a port elsewhere, made of the E that the piece before shows. */
  @Override
  public List<Statement> incoming(final int element) {
    final String shown = "v(" + values.state(element).node().local() + ")";
    return List.of(
        logarithm(values.line(element, 1), shown),
        logarithm(
            values.line(element, -1), "max(" + (TranslinearDesign.SPAN - 1) + "-" + shown + ",0)"));
  }

  /** A line that an ideal source holds at the logarithm of a value in units of E. */
  private Statement logarithm(final String line, final String units) {
    return new ControlledSource.Behavioral(
        "b" + line,
        line,
        "0",
        false,
        design.lineVoltage(1)
            + "+"
            + design.logarithmicVoltage()
            + "*ln("
            + units
            + "+"
            + SMALLEST
            + ")");
  }
}
