package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.cells.ClampCell;
import org.wuxingspice.netlist.cells.DeviationCell;
import org.wuxingspice.netlist.cells.NeuronCell;
import org.wuxingspice.netlist.cells.Polarity;
import org.wuxingspice.netlist.cells.SynapseCell;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.naming.FlatName;
import org.wuxingspice.netlist.naming.NodePath;
import org.wuxingspice.netlist.technology.Die.Device;
import org.wuxingspice.netlist.technology.SynapseKind;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Voltages and resistances of op-amp circuits. Node {@code e12} carries element 12, or {@code n13}
 * minus element 13; {@code s12} is a virtual ground, {@code p12} and {@code m12} are the lines of D
 * and −D.
 */
final class OpAmpValues implements CircuitValues {

  private final CompileContext context;
  private final Technology technology;

  OpAmpValues(final CompileContext context) {
    this.context = context;
    this.technology = context.technology();
  }

  /** The node that carries an element with the sign of its polarity. */
  String node(final int element) {
    return context.element(Polarity.of(element) > 0 ? "e" : "n", element);
  }

  /** The virtual ground of the element's integrator. */
  @Override
  public String summingNode(final int element) {
    return context.element("s", element);
  }

  /** The line that carries an element's deviation with a sign. */
  String line(final int element, final int sign) {
    return context.element(sign > 0 ? "p" : "m", element);
  }

  /** The voltage at an element's node for a value of E. */
  double volts(final int element, final double units) {
    return technology.volts(Polarity.of(element) * units);
  }

  @Override
  public DevicePath driveTarget(final int channel) {
    return DevicePath.of(context.channel("vin", channel));
  }

  @Override
  public double driveValue(final int channel, final double drive) {
    return technology.resistance() * amperes(context.links().inputElement(channel), drive);
  }

  @Override
  public List<FlatName> linkTargets(final int link) {
    return technology.synapseKind() == SynapseKind.PAIR
        ? Stream.of("rp", "rn")
            .<FlatName>map(kind -> DevicePath.of(context.link(kind, link)))
            .toList()
        : SynapseCell.bridgeMemristors().stream()
            .<FlatName>map(memristor -> memristor.in(context.link("xl", link)))
            .toList();
  }

  @Override
  public double[] linkValues(final int link, final double coefficient) {
    return context.resistances(link, coefficient);
  }

  @Override
  public double coefficient(final int link, final double... values) {
    return context.coefficient(values);
  }

  @Override
  public List<Alteration> coupling(final int element, final NeuronParameters parameters) {
    return context.inNeuron(
        element,
        NeuronCell.coupling(
            technology,
            context.direction(),
            element % ELEMENTS,
            context.rates(parameters, element)));
  }

  @Override
  public List<Alteration> rest(
      final int element, final NeuronParameters parameters, final RestState rest) {
    return context.inNeuron(
        element,
        NeuronCell.rest(
            technology,
            context.direction(),
            element % ELEMENTS,
            context.rates(parameters, element).k2() + rest.leak()[element],
            starts(element, rest)));
  }

  /** The voltages of a neuron's outputs at the start. */
  IntToDoubleFunction starts(final int element, final RestState rest) {
    final int first = element - element % ELEMENTS;
    return i -> volts(i, rest.values()[first + i]);
  }

  @Override
  public List<Alteration> shift(final int element, final double shift) {
    return List.of(
        ClampCell.shift(technology.volts(shift))
            .in(NeuronCell.limiter(element % ELEMENTS))
            .in(context.neuron("xn", element / ELEMENTS)));
  }

  @Override
  public double amperes(final int element, final double rate) {
    return -volts(element, rate) / technology.resistance();
  }

  @Override
  public List<Integer> lineSigns() {
    return List.of(1, -1);
  }

  @Override
  public double[] transfer(final int link, final double coefficient) {
    final double[] ohms = linkValues(link, coefficient);
    final boolean pair = technology.synapseKind() == SynapseKind.PAIR;
    final double first = pair ? 1 / ohms[0] : coefficient(link, ohms) / technology.resistance();
    final double second = pair ? 1 / ohms[1] : 0;
    return Polarity.of(context.links().target(link)) < 0
        ? new double[] {first, second}
        : new double[] {second, first};
  }

  @Override
  public Optional<String> portGround() {
    return technology.synapseKind() == SynapseKind.PAIR ? Optional.of("0") : Optional.empty();
  }

  @Override
  public double lineReference(final double rest) {
    return 0;
  }

  @Override
  public List<Alteration> lines(final int element, final double rest) {
    return List.of(DeviationCell.fixedPoint(technology, rest).in(context.element("xd", element)));
  }

  @Override
  public List<Alteration> incoming(final int element, final double rest) {
    return List.of();
  }

  @Override
  public StateReadout state(final int element) {
    return new StateReadout(
        NodePath.of(node(element)),
        technology.units(Polarity.of(element)),
        context.offset(Device.INTEGRATOR, element),
        ClampCell.idle(context.network().clamp()));
  }

  @Override
  public List<BoundarySignal> boundary(final int element) {
    return lineSigns().stream()
        .map(sign -> BoundarySignal.of(element, sign, line(element, sign), 0))
        .toList();
  }
}
