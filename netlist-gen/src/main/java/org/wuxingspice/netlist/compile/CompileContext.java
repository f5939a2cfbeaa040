package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.technology.Imperfections;
import org.wuxingspice.netlist.technology.Technology;

/**
 * What a circuit is made from.
 *
 * @param network with its coefficients
 * @param direction of the pass
 * @param technology volts, seconds and parts
 * @param imperfections random differences between devices
 * @param fixedPoint of the network in this direction, by element; shared, not copied
 * @param numbering of the parts in names
 */
record CompileContext(
    Network network,
    Direction direction,
    Technology technology,
    Imperfections imperfections,
    double[] fixedPoint,
    NamingScheme numbering) {

  static CompileContext of(
      final Network network,
      final Direction direction,
      final Technology technology,
      final Imperfections imperfections) {
    return new CompileContext(
        network,
        direction,
        technology,
        imperfections,
        FixedPoint.solve(network.parameters(), direction),
        NamingScheme.OF_NETWORK);
  }

  CompileContext numbered(final NamingScheme changed) {
    return new CompileContext(network, direction, technology, imperfections, fixedPoint, changed);
  }

  /** Name of a part of an element: a letter or more and the element's number. */
  String element(final String kind, final int element) {
    return kind + numbering.elements().applyAsInt(element);
  }

  /** Name of a part of a link. */
  String link(final String kind, final int link) {
    return kind + numbering.links().applyAsInt(link);
  }

  /** Name of a part of a channel of the drive. */
  String channel(final String kind, final int channel) {
    return kind + numbering.channels().applyAsInt(channel);
  }

  /** Name of a part of a neuron. */
  String neuron(final String kind, final int neuron) {
    return kind + numbering.neurons().applyAsInt(neuron);
  }

  Topology topology() {
    return network.topology();
  }

  /** The element that gives the signal of a link in this direction. */
  int origin(final int link) {
    return direction == Direction.FORWARD ? topology().source(link) : topology().target(link);
  }

  /** The element that takes the signal of a link in this direction. */
  int receiver(final int link) {
    return direction == Direction.FORWARD ? topology().target(link) : topology().source(link);
  }

  /** K1 as an element uses it, with the mismatch of the part that sets it. */
  double k1(final NeuronParameters parameters, final int element) {
    final int owner = owner(element, direction.generationParameter(element % ELEMENTS));
    return parameters.k1(owner) * imperfections.factor(Imperfections.Device.GENERATION, owner);
  }

  /** K2 as an element uses it, with the mismatch of the part that sets it. */
  double k2(final NeuronParameters parameters, final int element) {
    return parameters.k2(element) * imperfections.factor(Imperfections.Device.DECAY, element);
  }

  /** K3 as an element uses it, with the mismatch of the part that sets it. */
  double k3(final NeuronParameters parameters, final int element) {
    final int owner = owner(element, direction.restraintParameter(element % ELEMENTS));
    return parameters.k3(owner) * imperfections.factor(Imperfections.Device.RESTRAINT, owner);
  }

  private static int owner(final int element, final int within) {
    return element - element % ELEMENTS + within;
  }

  /** Mismatch of one memristor of a link. */
  double memristor(final int link, final int which) {
    return imperfections.factor(
        Imperfections.Device.MEMRISTOR,
        (long) link * technology.synapseKind().memristors() + which);
  }
}
