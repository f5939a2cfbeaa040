package org.wuxingspice.netlist.compile;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Topology;

/** Some of a network's neurons, in increasing order. Immutable. */
public final class Neurons {

  private final int[] indices;

  private Neurons(final int[] indices) {
    this.indices = indices;
  }

  /**
   * {@return the neurons of some indices}
   *
   * @param indices through the network, at least one, none negative
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SELECTION} for
   *     an empty selection or a negative index
   */
  public static Neurons of(final int... indices) {
    final int[] sorted = Arrays.stream(indices).sorted().distinct().toArray();
    if (sorted.length == 0 || sorted[0] < 0) {
      throw CompileReason.BAD_SELECTION.failure(
          "neurons " + Arrays.toString(indices) + ": select at least one, none negative");
    }
    return new Neurons(sorted);
  }

  /**
   * {@return all neurons of a network}
   *
   * @param topology of the network
   */
  public static Neurons all(final Topology topology) {
    return range(0, topology.neuronCount());
  }

  /**
   * {@return the neurons of a layer}
   *
   * @param topology of the network
   * @param layer from 0
   */
  public static Neurons layer(final Topology topology, final int layer) {
    return range(topology.neuronOffset(layer), topology.neuronOffset(layer + 1));
  }

  static Neurons range(final int from, final int to) {
    return of(IntStream.range(from, to).toArray());
  }

  /** {@return the number of neurons, at least 1} */
  public int count() {
    return indices.length;
  }

  /**
   * {@return a neuron's index through the network}
   *
   * @param position from 0 to {@link #count()} − 1
   */
  public int get(final int position) {
    return indices[position];
  }

  /**
   * {@return whether a neuron is among them}
   *
   * @param neuron index through the network
   */
  public boolean contains(final int neuron) {
    return Arrays.binarySearch(indices, neuron) >= 0;
  }

  /** {@return the indices, increasing} */
  public IntStream stream() {
    return Arrays.stream(indices);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof Neurons n && Arrays.equals(indices, n.indices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(indices);
  }

  @Override
  public String toString() {
    return indices.length + " neurons from " + indices[0] + " to " + indices[indices.length - 1];
  }
}
