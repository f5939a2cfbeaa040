package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.netlist.cells.IdealNeuronCell;
import org.wuxingspice.netlist.cells.NeuronCell;
import org.wuxingspice.netlist.circuit.ControlledSource;
import org.wuxingspice.netlist.circuit.Instance;
import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.circuit.Value;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Capacitors and controlled currents; a link is one current controlled by the difference of an
 * element and its fixed point.
 */
final class BehavioralParts implements CircuitParts {

  private final CompileContext context;
  private final Technology technology;
  private final BehavioralValues values;

  BehavioralParts(final CompileContext context, final BehavioralValues values) {
    this.context = context;
    this.technology = context.technology();
    this.values = values;
  }

  @Override
  public List<Statement> cells() {
    return IdealNeuronCell.of(
        technology,
        context.direction(),
        context.network().clamp(),
        context.limits(),
        context.die().temperature());
  }

  @Override
  public List<Source.Voltage> references() {
    return List.of();
  }

  @Override
  public List<Statement> drive(final int channel) {
    return List.of(
        new Source.Current(
            values.driveTarget(channel).local(),
            "0",
            context.element("e", context.links().inputElement(channel)),
            Value.ZERO));
  }

  @Override
  public List<Statement> neuron(final int neuron) {
    final List<String> nodes = new ArrayList<>(ELEMENTS);
    final InstanceValues given = new InstanceValues();
    for (int i = 0; i < ELEMENTS; i++) {
      final int e = ELEMENTS * neuron + i;
      nodes.add(context.element("e", e));
      given.rates(i, context.rates(e));
      given.put("shift_" + i, technology.volts(context.rest().shift()[e]), 0);
      given.put("v0_" + i, technology.volts(context.fixedPoint()[e]), technology.volts(1));
    }
    return List.of(
        new Instance(context.neuron("xn", neuron), nodes, NeuronCell.NAME, given.values()));
  }

  @Override
  public List<Amplifier> amplifiers(final int neuron) {
    return List.of();
  }

  @Override
  public List<Statement> lines(final int element) {
    return List.of(
        new Source.Voltage(
            values.reference(element).local(),
            context.element("b", element),
            "0",
            Value.of(technology.volts(context.fixedPoint()[element]))));
  }

  @Override
  public List<Amplifier> lineAmplifiers(final int element) {
    return List.of();
  }

  @Override
  public List<Statement> link(final int link) {
    final int origin = context.links().source(link);
    return List.of(
        new ControlledSource.Vccs(
            context.link("gl", link),
            "0",
            context.element("e", context.links().target(link)),
            context.element("e", origin),
            context.element("b", origin),
            Value.of(values.linkValues(link, context.network().coefficient(link))[0])));
  }

  @Override
  public List<Statement> incoming(final int element) {
    return lines(element);
  }
}
