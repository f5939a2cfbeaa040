package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

/**
 * The state of some neurons of one layer for a block of samples as it is stepped through time: five
 * rows of neurons × lanes columns for each quantity, in the row order of {@link NeuronTile}.
 */
final class RungeKuttaTile {

  private final int first;
  private final int count;
  private final double[][] integrals;
  private double[][] values;
  private double[][] next;

  RungeKuttaTile(final int first, final int count, final int lanes) {
    this.first = first;
    this.count = count;
    values = new double[ELEMENTS][count * lanes];
    next = new double[ELEMENTS][count * lanes];
    integrals = new double[ELEMENTS][count * lanes];
  }

  /** First neuron, index through the network. */
  int first() {
    return first;
  }

  /** Number of neurons. */
  int count() {
    return count;
  }

  /** Element values E now. */
  double[][] values() {
    return values;
  }

  /** Element values after the step under way. */
  double[][] next() {
    return next;
  }

  /** Sums of the deviations D over the steps, in units of a step. */
  double[][] integrals() {
    return integrals;
  }

  /** Makes {@link #next()} the present. */
  void advance() {
    final double[][] past = values;
    values = next;
    next = past;
  }
}
