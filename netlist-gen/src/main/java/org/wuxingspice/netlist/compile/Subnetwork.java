package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Topology;

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

  static Subnetwork of(final CompileContext design, final CompileOptions options) {
    final Topology topology = design.topology();
    final Neurons neurons = options.neurons().orElseGet(() -> Neurons.all(topology));
    final int last = neurons.get(neurons.count() - 1);
    if (last >= topology.neuronCount()) {
      throw CompileReason.BAD_SELECTION.failure(
          "neuron " + last + " of a network of " + topology.neuronCount());
    }
    final BitSet inside = new BitSet();
    neurons.stream().forEach(inside::set);
    final IntUnaryOperator driven = c -> topology.driveElement(design.direction(), c);
    final int drives = topology.driveCount(design.direction());
    final boolean sorted = options.ownNumbers();
    final int[] links = ending(topology.linkCount(), design::receiver, inside, sorted);
    final BitSet sending = new BitSet();
    final BitSet leaving = new BitSet();
    for (int k = 0; k < topology.linkCount(); k++) {
      final int origin = design.origin(k);
      if (inside.get(origin / ELEMENTS)) {
        sending.set(origin);
        if (!inside.get(design.receiver(k) / ELEMENTS)) {
          leaving.set(origin);
        }
      }
    }
    final IntStream entering =
        Arrays.stream(links)
            .map(design::origin)
            .filter(origin -> !inside.get(origin / ELEMENTS))
            .distinct();
    return new Subnetwork(
        neurons,
        ending(drives, driven, inside, sorted),
        links,
        sending.stream().toArray(),
        (sorted ? entering : entering.sorted()).toArray(),
        leaving.stream().toArray());
  }

  /**
   * Those of some indices whose element is inside; in the order of these elements, and in
   * increasing order where they are equal, or in increasing order.
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

  /** Whether an element of the circuit gives signals. */
  boolean sends(final int element) {
    return Arrays.binarySearch(senders, element) >= 0;
  }
}
