package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.Optional;
import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.model.network.Network;

/**
 * The right-hand side of equations 3.1 and 3.2 for a whole network. States of several samples lie
 * side by side, samples innermost. Immutable.
 */
final class NetworkEquations {

  private final Network network;
  private final SignalSources sources;
  private final DirectedTopology topology;
  private final ElementRates drawn;
  private final ElementRates rates;
  private final Optional<Realization> realization;
  private final double[] coefficient;

  NetworkEquations(
      final Network network,
      final SignalSources sources,
      final ElementRates drawn,
      final Optional<Realization> realization) {
    this.network = network;
    this.sources = sources;
    this.topology = sources.topology();
    this.drawn = drawn;
    this.realization = realization;
    this.rates = realization.map(real -> new ElementRates(drawn, real)).orElse(drawn);
    final double[] coefficients =
        realization.map(Realization::coefficients).orElseGet(network::coefficients);
    coefficient = new double[network.topology().linkCount()];
    for (int position = 0; position < coefficient.length; position++) {
      coefficient[position] = coefficients[topology.linkInto(position)];
    }
  }

  Network network() {
    return network;
  }

  DirectedTopology topology() {
    return topology;
  }

  SignalSources sources() {
    return sources;
  }

  /** Rates that the elements have. */
  ElementRates rates() {
    return rates;
  }

  /** Rates of the network itself. */
  ElementRates drawn() {
    return drawn;
  }

  /** What the parts make of the network, where they are not exact. */
  Optional<Realization> realization() {
    return realization;
  }

  /** What an element gets per unit of external drive. */
  double driveGain(final int element) {
    return realization.isPresent() ? realization.get().drive()[element] : 1;
  }

  int elements() {
    return rates.elements();
  }

  /** The failure to throw when a value is not a finite number. */
  RuntimeException notFinite(final int element, final double value, final double time) {
    return DynamicsReason.NOT_FINITE.failure(
        network.topology().port(element)
            + " is "
            + value
            + " at t = "
            + time
            + ": check the drive for values that are not finite");
  }

  /** Number of layers to run for an extent. */
  int stages(final Extent extent) {
    return network.topology().layers()
        - (extent == Extent.LINK_TARGETS ? topology.untargeted() : 0);
  }

  /** Number of layers. */
  int stages() {
    return network.topology().layers();
  }

  /** First neuron of the layer that signals reach after {@code stage} others. */
  int stageBegin(final int stage) {
    return network.topology().neuronOffset(topology.layer(stage));
  }

  /** Neuron after the last one of that layer. */
  int stageEnd(final int stage) {
    return network.topology().neuronOffset(topology.layer(stage) + 1);
  }

  /** Index through the network of the element in a row of a neuron. */
  int element(final int neuron, final int row) {
    return neuron * ELEMENTS + topology.elementOfRow(row);
  }

  /**
   * Sums up what drives an element.
   *
   * @param kernel adds up
   * @param element index through the network
   * @param drive drive channels × lanes
   * @param deviations deviations D of the sources × lanes
   * @param lanes samples side by side
   * @param sum result, overwritten from {@code at} for {@code lanes} entries
   * @param at first entry
   */
  void drive(
      final Kernel kernel,
      final int element,
      final double[] drive,
      final double[] deviations,
      final int lanes,
      final double[] sum,
      final int at) {
    driveOnly(element, drive, lanes, sum, at);
    addSignals(Precision.DOUBLE, kernel, element, lanes, deviations, sum, at);
  }

  /** Puts what an element gets from outside, 0 for most, in place of a sum. */
  void driveOnly(
      final int element, final double[] drive, final int lanes, final double[] sum, final int at) {
    if (topology.channel(element) < 0) {
      Arrays.fill(sum, at, at + lanes, 0);
      return;
    }
    final double gain = driveGain(element);
    for (int s = 0; s < lanes; s++) {
      sum[at + s] = gain * drive[topology.channel(element) * lanes + s];
    }
  }

  /** Whether more than one signal drives an element. */
  boolean isGathered(final int element) {
    final boolean driven = topology.channel(element) >= 0 || realization.isPresent();
    return links(element) + (driven ? 1 : 0) > 1;
  }

  private int links(final int element) {
    return topology.firstLinkInto(element + 1) - topology.firstLinkInto(element);
  }

  /** The source of the one link that alone drives an element, or −1. */
  int onlySource(final int element) {
    return !isGathered(element) && links(element) == 1
        ? sources.ofLinks()[topology.firstLinkInto(element)]
        : -1;
  }

  /** Coefficient of that link. */
  double onlyCoefficient(final int element) {
    return coefficient[topology.firstLinkInto(element)];
  }

  /** Whether anything drives an element. */
  boolean isDriven(final int element) {
    return topology.channel(element) >= 0 || links(element) > 0;
  }

  /**
   * Adds the signals of all links that lead to an element.
   *
   * @param <A> {@code double[]} or {@code float[]}
   * @param precision of the signals
   * @param kernel adds up
   * @param element index through the network
   * @param length of a signal
   * @param signals one for each source
   * @param sum modified from {@code at}; may be the array of the signals, behind them
   * @param at first entry of the sum
   */
  <A> void addSignals(
      final Precision<A> precision,
      final Kernel kernel,
      final int element,
      final int length,
      final A signals,
      final A sum,
      final int at) {
    precision.addWeighted(
        kernel,
        length,
        sum,
        at,
        coefficient,
        sources.ofLinks(),
        topology.firstLinkInto(element),
        topology.firstLinkInto(element + 1),
        signals);
  }

  /**
   * Computes what drives an element of one sample.
   *
   * @param element index through the network
   * @param drive one per drive channel
   * @param state element values, one per element
   * @param rest values that deviations are counted from, one per element
   */
  double drive(final int element, final double[] drive, final double[] state, final double[] rest) {
    final int channel = topology.channel(element);
    double sum = channel < 0 ? 0 : driveGain(element) * drive[channel];
    for (int i = topology.firstLinkInto(element); i < topology.firstLinkInto(element + 1); i++) {
      final int source = topology.source(topology.linkInto(i));
      sum += coefficient[i] * (state[source] - rest[source]);
    }
    return sum;
  }
}
