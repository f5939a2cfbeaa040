package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.List;
import java.util.Optional;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.netlist.cells.ReversibleNeuronCell;
import org.wuxingspice.netlist.naming.Alteration;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.naming.FlatName;

/**
 * Values of an op-amp circuit with direction switches. Sources {@code vdir} and {@code vrev} set
 * the direction; the drives are {@code vin}i forward and {@code vre}i reversed.
 */
final class ReversibleValues implements CircuitValues {

  /** Sets the switches that are closed forward. */
  static final DevicePath FORWARD = DevicePath.of("vdir");

  /** Sets the switches that are closed in the reversed direction. */
  static final DevicePath REVERSED = DevicePath.of("vrev");

  private final CompileContext context;
  private final OpAmpValues plain;

  ReversibleValues(final CompileContext context, final OpAmpValues plain) {
    this.context = context;
    this.plain = plain;
  }

  @Override
  public DevicePath driveTarget(final int channel) {
    final boolean forward = context.direction() == Direction.FORWARD;
    return DevicePath.of(context.channel(forward ? "vin" : "vre", channel));
  }

  @Override
  public double driveValue(final int channel, final double drive) {
    return plain.driveValue(channel, drive);
  }

  @Override
  public List<FlatName> linkTargets(final int link) {
    return plain.linkTargets(link);
  }

  @Override
  public double[] linkValues(final int link, final double coefficient) {
    return plain.linkValues(link, coefficient);
  }

  @Override
  public double coefficient(final int link, final double... values) {
    return plain.coefficient(link, values);
  }

  @Override
  public List<Alteration> coupling(final int element, final NeuronParameters parameters) {
    return context.inNeuron(
        element,
        ReversibleNeuronCell.coupling(
            context.technology(),
            element % ELEMENTS,
            context.towards(Direction.FORWARD).rates(parameters, element)));
  }

  @Override
  public List<Alteration> rest(
      final int element, final NeuronParameters parameters, final RestState rest) {
    return context.inNeuron(
        element,
        ReversibleNeuronCell.rest(
            context.technology(),
            element % ELEMENTS,
            context.rates(parameters, element).k2() + rest.leak()[element],
            plain.starts(element, rest)));
  }

  @Override
  public List<Alteration> shift(final int element, final double shift) {
    return plain.shift(element, shift);
  }

  @Override
  public String summingNode(final int element) {
    return plain.summingNode(element);
  }

  @Override
  public double amperes(final int element, final double rate) {
    return plain.amperes(element, rate);
  }

  @Override
  public List<Integer> lineSigns() {
    return plain.lineSigns();
  }

  @Override
  public double[] transfer(final int link, final double coefficient) {
    return plain.transfer(link, coefficient);
  }

  @Override
  public String linkNode(final int element) {
    return plain.linkNode(element);
  }

  @Override
  public Optional<String> portGround() {
    return plain.portGround();
  }

  @Override
  public double lineReference(final double rest) {
    return plain.lineReference(rest);
  }

  @Override
  public List<Alteration> lines(final int element, final double rest) {
    return plain.lines(element, rest);
  }

  @Override
  public List<Alteration> incoming(final int element, final double rest) {
    return plain.incoming(element, rest);
  }

  @Override
  public List<Alteration> turn() {
    final double control = context.direction() == Direction.FORWARD ? 1 : -1;
    return List.of(new Alteration(FORWARD, control), new Alteration(REVERSED, -control));
  }

  @Override
  public StateReadout state(final int element) {
    return plain.state(element);
  }

  @Override
  public List<BoundarySignal> boundary(final int element) {
    return plain.boundary(element);
  }
}
