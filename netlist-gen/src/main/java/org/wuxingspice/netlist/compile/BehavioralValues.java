package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.List;
import java.util.Optional;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.cells.ClampCell;
import org.wuxingspice.netlist.cells.IdealNeuronCell;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.naming.FlatName;
import org.wuxingspice.netlist.naming.NodePath;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Voltages and currents of ideal parts. Node {@code e12} carries element 12, {@code b12} its fixed
 * point. Coefficients are those that the technology's memristors realise.
 */
final class BehavioralValues implements CircuitValues {

  private final CompileContext context;
  private final Technology technology;

  BehavioralValues(final CompileContext context) {
    this.context = context;
    this.technology = context.technology();
  }

  @Override
  public DevicePath driveTarget(final int channel) {
    return DevicePath.of(context.channel("iin", channel));
  }

  @Override
  public double driveValue(final int channel, final double drive) {
    return context.conductance() * amperes(context.links().inputElement(channel), drive);
  }

  @Override
  public List<FlatName> linkTargets(final int link) {
    return List.of(DevicePath.of(context.link("gl", link)).parameter("gain"));
  }

  @Override
  public double[] linkValues(final int link, final double coefficient) {
    final double realised =
        context.hasPlainMemristors()
            ? technology.synapse(coefficient).realised()
            : technology.coefficient(context.conductances(link, coefficient));
    return new double[] {realised / technology.resistance()};
  }

  @Override
  public double coefficient(final int link, final double... values) {
    return values[0] * technology.resistance();
  }

  @Override
  public List<Alteration> coupling(final int element, final NeuronParameters parameters) {
    return context.inNeuron(
        element,
        IdealNeuronCell.coupling(
            technology, element % ELEMENTS, context.rates(parameters, element)));
  }

  @Override
  public List<Alteration> rest(
      final int element, final NeuronParameters parameters, final RestState rest) {
    return context.inNeuron(
        element,
        IdealNeuronCell.rest(
            technology,
            element % ELEMENTS,
            context.rates(parameters, element).k2() + rest.leak()[element],
            technology.volts(rest.values()[element])));
  }

  @Override
  public List<Alteration> shift(final int element, final double shift) {
    return List.of(
        IdealNeuronCell.shift(element % ELEMENTS, technology.volts(shift))
            .in(context.neuron("xn", element / ELEMENTS)));
  }

  @Override
  public String summingNode(final int element) {
    return context.element("e", element);
  }

  @Override
  public double amperes(final int element, final double rate) {
    return technology.volts(rate) / technology.resistance();
  }

  @Override
  public List<Integer> lineSigns() {
    return List.of(1);
  }

  @Override
  public double[] transfer(final int link, final double coefficient) {
    return linkValues(link, coefficient);
  }

  @Override
  public Optional<String> portGround() {
    return Optional.empty();
  }

  @Override
  public double lineReference(final double rest) {
    return technology.volts(rest);
  }

  @Override
  public List<Alteration> lines(final int element, final double rest) {
    return List.of(new Alteration(reference(element), technology.volts(rest)));
  }

  @Override
  public List<Alteration> incoming(final int element, final double rest) {
    return lines(element, rest);
  }

  /** The source of an element's fixed point. */
  DevicePath reference(final int element) {
    return DevicePath.of(context.element("vb", element));
  }

  @Override
  public StateReadout state(final int element) {
    return new StateReadout(
        NodePath.of(context.element("e", element)),
        technology.units(1),
        0,
        ClampCell.idle(context.network().clamp()));
  }

  @Override
  public List<BoundarySignal> boundary(final int element) {
    return List.of(
        BoundarySignal.of(
            element,
            1,
            context.element("e", element),
            technology.volts(context.fixedPoint()[element])));
  }
}
