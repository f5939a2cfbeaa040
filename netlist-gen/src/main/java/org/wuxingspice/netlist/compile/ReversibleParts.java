package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.netlist.cells.DirectionSwitch;
import org.wuxingspice.netlist.cells.InverterCell;
import org.wuxingspice.netlist.cells.OpAmpCell;
import org.wuxingspice.netlist.cells.Polarity;
import org.wuxingspice.netlist.cells.ReversibleNeuronCell;
import org.wuxingspice.netlist.cells.SynapseCell;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Passive;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Switch;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Die.Device;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

/**
 * One op-amp circuit for both directions: neurons, memristors and their parameters are there once,
 * and switches turn the signals around. Each port has a pair of lines: it drives them with D and
 * −D, or both are switched to its virtual ground. A pair of memristors lies between the lines of
 * both ports, so that its coefficient is the same in both directions by construction; a bridge has
 * its input switched to the line that is driven.
 *
 * <p>Parameter {@code forward} of the netlist, 1 or 0, sets the switches and the voltages at the
 * start.
 */
final class ReversibleParts implements CircuitParts {

  private static final String CONTROL = "2*" + CompileContext.FORWARD_PARAMETER + "-1";

  private final CompileContext context;
  private final Technology technology;
  private final OpAmpParts plain;
  private final OpAmpValues names;
  private final ReversibleValues values;

  ReversibleParts(
      final CompileContext context,
      final OpAmpParts plain,
      final OpAmpValues names,
      final ReversibleValues values) {
    this.context = context;
    this.technology = context.technology();
    this.plain = plain;
    this.names = names;
    this.values = values;
  }

  @Override
  public List<Statement> cells() {
    final List<Statement> cells = new ArrayList<>();
    cells.add(
        new Definition.Parameters(
            Map.of(
                CompileContext.FORWARD_PARAMETER,
                Value.of(context.direction() == Direction.FORWARD ? 1 : 0))));
    cells.addAll(plain.commonCells());
    cells.addAll(ReversibleNeuronCell.of(technology, plain.input()));
    if (technology.synapseKind() == SynapseKind.BRIDGE) {
      cells.add(SynapseCell.reversibleBridge(technology));
    }
    return cells;
  }

  @Override
  public List<Source.Voltage> references() {
    final List<Source.Voltage> all = new ArrayList<>(plain.references());
    all.add(
        new Source.Voltage(ReversibleValues.FORWARD.local(), "f", "0", Value.expression(CONTROL)));
    all.add(
        new Source.Voltage(
            ReversibleValues.REVERSED.local(), "r", "0", Value.expression("-(" + CONTROL + ")")));
    return all;
  }

  @Override
  public List<Statement> drive(final int channel) {
    return plain.drive(channel, values.driveTarget(channel).local());
  }

  @Override
  public List<Statement> neuron(final int neuron) {
    final InstanceValues given = plain.values(neuron, context.towards(Direction.FORWARD));
    for (final int end : ReversibleNeuronCell.INVERTED) {
      context.amplifier(given, "_i" + end, Device.INVERTER, inverter(neuron, end));
    }
    return List.of(
        plain.instance(
            neuron, ReversibleNeuronCell.NAME, List.of("f", "r"), given, amplifiers(neuron)));
  }

  /** Index of an inverter; the one that a forward neuron has keeps its index. */
  private long inverter(final int neuron, final int end) {
    return end == 0 ? context.network().topology().neuronCount() + neuron : neuron;
  }

  @Override
  public List<Amplifier> amplifiers(final int neuron) {
    final String cell = context.neuron("xn", neuron);
    final List<Amplifier> amplifiers = new ArrayList<>();
    for (int j = 0; j < ELEMENTS; j++) {
      final int e = ELEMENTS * neuron + j;
      amplifiers.add(
          new Amplifier(
              OpAmpCell.output().in(ReversibleNeuronCell.amplifier(j)).in(cell),
              context.element("z", e),
              Device.INTEGRATOR,
              e));
    }
    for (final int end : ReversibleNeuronCell.INVERTED) {
      amplifiers.add(
          new Amplifier(
              OpAmpCell.output()
                  .in(InverterCell.AMPLIFIER)
                  .in(ReversibleNeuronCell.inverter(end))
                  .in(cell),
              context.neuron(end == 0 ? "zo" : "zi", neuron),
              Device.INVERTER,
              inverter(neuron, end)));
    }
    return amplifiers;
  }

  /** The driver of a port and the switches of its lines. */
  @Override
  public List<Statement> lines(final int element) {
    final boolean forward = context.direction() == Direction.FORWARD;
    final String drives = forward ? "f" : "r";
    final String takes = forward ? "r" : "f";
    final String plus = context.element("dp", element);
    final String minus = context.element("dm", element);
    final String ground = names.summingNode(element);
    return List.of(
        plain.driver(element, plus, minus),
        between(context.element("sp", element), plus, names.line(element, 1), drives),
        between(context.element("sm", element), minus, names.line(element, -1), drives),
        between(context.element("sq", element), ground, names.line(element, 1), takes),
        between(context.element("sn", element), ground, names.line(element, -1), takes));
  }

  private static Statement between(
      final String name, final String a, final String b, final String control) {
    return new Switch.ByVoltage(name, a, b, control, "0", DirectionSwitch.NAME);
  }

  @Override
  public List<Amplifier> lineAmplifiers(final int element) {
    return plain.lineAmplifiers(element);
  }

  @Override
  public List<Statement> link(final int link) {
    final int source = context.network().topology().source(link);
    final int target = context.network().topology().target(link);
    final int atSource = -Polarity.of(target);
    final int atTarget = -Polarity.of(source);
    final double[] ohms = values.linkValues(link, context.network().coefficient(link));
    if (technology.synapseKind() == SynapseKind.BRIDGE) {
      return List.of(
          new Instance(
              context.link("xl", link),
              List.of(names.line(source, atSource), names.line(target, atTarget), "f", "r"),
              SynapseCell.REVERSIBLE_BRIDGE,
              OpAmpParts.resistances(ohms)));
    }
    return List.of(
        new Passive.Resistor(
            context.link("rp", link),
            names.line(source, atSource),
            names.line(target, atTarget),
            Value.of(ohms[0])),
        new Passive.Resistor(
            context.link("rn", link),
            names.line(source, -atSource),
            names.line(target, -atTarget),
            Value.of(ohms[1])));
  }

  @Override
  public List<Statement> incoming(final int element) {
    return List.of();
  }
}
