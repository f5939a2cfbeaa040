package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The numbers that a network's parts have in the names of devices and nodes.
 *
 * @param neurons number of a neuron, by its index through the network
 * @param elements number of an element
 * @param links number of a link
 * @param channels number of a channel of the drive
 */
record NamingScheme(
    IntUnaryOperator neurons,
    IntUnaryOperator elements,
    IntUnaryOperator links,
    IntUnaryOperator channels) {

  /** Numbers are the indices through the network. */
  static final NamingScheme OF_NETWORK =
      new NamingScheme(
          IntUnaryOperator.identity(),
          IntUnaryOperator.identity(),
          IntUnaryOperator.identity(),
          IntUnaryOperator.identity());

  /**
   * Numbers in the order of a piece, whatever the indices are: its neurons with their elements,
   * then the elements that it takes signals from.
   *
   * @param piece of the network
   */
  static NamingScheme ofPiece(final Subnetwork piece) {
    final Neurons neurons = piece.neurons();
    final Map<Integer, Integer> neuronNumbers = new HashMap<>();
    final Map<Integer, Integer> elements = new HashMap<>();
    for (int position = 0; position < neurons.count(); position++) {
      neuronNumbers.put(neurons.get(position), position);
      for (int i = 0; i < ELEMENTS; i++) {
        elements.put(ELEMENTS * neurons.get(position) + i, ELEMENTS * position + i);
      }
    }
    for (final int element : piece.incoming()) {
      elements.put(element, elements.size());
    }
    return new NamingScheme(
        neuronNumbers::get,
        elements::get,
        positions(piece.links())::get,
        positions(piece.channels())::get);
  }

  private static Map<Integer, Integer> positions(final int... indices) {
    final Map<Integer, Integer> positions = new HashMap<>();
    for (final int index : indices) {
      positions.put(index, positions.size());
    }
    return positions;
  }
}
