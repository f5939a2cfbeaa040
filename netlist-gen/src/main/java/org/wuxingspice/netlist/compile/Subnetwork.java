package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.CompileOptions.Feature;

/**
 * What of a network lies in a circuit: all of it, or some neurons with the links that end there.
 * Indices are through the network and increase, except as said; arrays are shared, not copied.
 *
 * @param neurons in the circuit
 * @param channels of the drive that end there; with own numbers in the order of their elements
 * @param links that end there; with own numbers in the order of the receiving elements
 * @param senders elements there that give signals
 * @param incoming elements elsewhere whose signals are needed there; with own numbers in the order
 *     of the links
 * @param outgoing elements there whose signals are needed elsewhere
 */
record Subnetwork(
    Neurons neurons, int[] channels, int[] links, int[] senders, int[] incoming, int[] outgoing) {

  static Subnetwork of(final DirectedTopology directed, final CompileOptions options) {
    final Topology topology = directed.topology();
    final Neurons neurons = options.neurons().orElseGet(() -> Neurons.all(topology));
    final int last = neurons.get(neurons.count() - 1);
    if (last >= topology.neuronCount()) {
      throw CompileReason.BAD_SELECTION.failure(
          "neuron " + last + " of a network of " + topology.neuronCount());
    }
    final BitSet inside = new BitSet();
    neurons.stream().forEach(inside::set);
    final boolean sorted = options.has(Feature.OWN_NUMBERS);
    final int[] links = ending(directed.topology().linkCount(), directed::target, inside, sorted);
    final BitSet sending = new BitSet();
    final BitSet leaving = new BitSet();
    for (int k = 0; k < directed.topology().linkCount(); k++) {
      final int origin = directed.source(k);
      if (inside.get(origin / ELEMENTS)) {
        sending.set(origin);
        if (!inside.get(directed.target(k) / ELEMENTS)) {
          leaving.set(origin);
        }
      }
    }
    final IntStream entering =
        Arrays.stream(links)
            .map(directed::source)
            .filter(origin -> !inside.get(origin / ELEMENTS))
            .distinct();
    return new Subnetwork(
        neurons,
        ending(directed.inputCount(), directed::inputElement, inside, sorted),
        links,
        sending.stream().toArray(),
        (sorted ? entering : entering.sorted()).toArray(),
        leaving.stream().toArray());
  }

  /**
   * The indices whose element belongs to this subnetwork, sorted by element and then by index if
   * {@code sorted}, else by index.
   */
  private static int[] ending(
      final int count, final IntUnaryOperator element, final BitSet inside, final boolean sorted) {
    final IntStream chosen =
        IntStream.range(0, count).filter(i -> inside.get(element.applyAsInt(i) / ELEMENTS));
    return sorted
        ? chosen
            .boxed()
            .sorted(Comparator.comparingInt(element::applyAsInt))
            .mapToInt(i -> i)
            .toArray()
        : chosen.toArray();
  }

  /** The elements in the circuit. */
  int[] elements() {
    return IntStream.range(0, elementCount()).map(this::element).toArray();
  }

  /** Number of elements in the circuit. */
  int elementCount() {
    return ELEMENTS * neurons.count();
  }

  /** The element at a position in {@link #elements()}. */
  int element(final int position) {
    return ELEMENTS * neurons.get(position / ELEMENTS) + position % ELEMENTS;
  }
}
