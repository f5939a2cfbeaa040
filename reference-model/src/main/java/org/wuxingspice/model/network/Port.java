package org.wuxingspice.model.network;

import java.util.Comparator;

/**
 * One interface of a neuron, which belongs to one of its elements.
 *
 * @param layer layer of the neuron, from 0
 * @param neuron position of the neuron in its layer, from 0
 * @param element element of the neuron, 0 to 4
 */
public record Port(int layer, int neuron, int element) implements Comparable<Port> {

  private static final Comparator<Port> ORDER =
      Comparator.comparingInt(Port::layer)
          .thenComparingInt(Port::neuron)
          .thenComparingInt(Port::element);

  @Override
  public int compareTo(final Port other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "layer " + layer + " neuron " + neuron + " element " + element;
  }
}
