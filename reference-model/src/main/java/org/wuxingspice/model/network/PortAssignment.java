package org.wuxingspice.model.network;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Spreads a layer's input and output ports over its neurons as evenly as they go.
 *
 * @param layer number of the layer
 * @param size its neurons
 * @param inputs its input ports
 * @param outputs its output ports
 * @param random source of the choices
 */
record PortAssignment(int layer, int size, int inputs, int outputs, Random random) {

  /** Which elements of one neuron take links in and which give them out. */
  @FunctionalInterface
  interface Elements {

    /** Inputs from element 0 on and outputs behind them. */
    Elements IN_ORDER = (inputs, outputs, random) -> List.of(0, 1, 2, 3, 4);

    /**
     * Chooses elements.
     *
     * @param inputs number of inputs
     * @param outputs number of outputs; together at most 5
     * @param random source of the choice
     * @return the elements in use and perhaps further ones, inputs first
     */
    List<Integer> of(int inputs, int outputs, Random random);
  }

  /**
   * Deals the ports.
   *
   * @param choice of the elements of each neuron
   * @param in input ports, added
   * @param out output ports, added
   */
  void ports(final Elements choice, final List<Port> in, final List<Port> out) {
    final List<Integer> order =
        IntStream.range(0, size).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(order, random);
    final int[] inputsOf = new int[size];
    for (int i = 0; i < size; i++) {
      inputsOf[order.get(i)] = inputs / size + (i < inputs % size ? 1 : 0);
    }
    final int[] outputsOf = new int[size];
    int remaining = outputs;
    for (int round = 0; remaining > 0 && round < ELEMENTS; round++) {
      for (int i = size - 1; i >= 0 && remaining > 0; i--) {
        final int neuron = order.get(i);
        if (inputsOf[neuron] + outputsOf[neuron] < ELEMENTS) {
          outputsOf[neuron]++;
          remaining--;
        }
      }
    }
    for (int neuron = 0; neuron < size; neuron++) {
      final List<Integer> elements = choice.of(inputsOf[neuron], outputsOf[neuron], random);
      for (int i = 0; i < inputsOf[neuron] + outputsOf[neuron]; i++) {
        (i < inputsOf[neuron] ? in : out).add(new Port(layer, neuron, elements.get(i)));
      }
    }
  }
}
