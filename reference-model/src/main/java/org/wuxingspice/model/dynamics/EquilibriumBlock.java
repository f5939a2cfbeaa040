package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.network.Topology;

/** Equilibria of all neurons for a block of samples, a tile of neurons at a time. */
final class EquilibriumBlock {

  private final NetworkEquations equations;
  private final RestPoint rest;
  private final int from;
  private final int lanes;
  private final double[] deviations;
  private final NeuronTile tile;
  private final Kernel kernel;
  private final NeuronRelaxation relaxation = new NeuronRelaxation();

  /**
   * Creates a block.
   *
   * @param kernel does the numeric work
   * @param equations of the network in the direction to run
   * @param rest where the pass starts
   * @param from first sample of the batch
   * @param to sample after the last one
   */
  EquilibriumBlock(
      final Kernel kernel,
      final NetworkEquations equations,
      final RestPoint rest,
      final int from,
      final int to) {
    this.kernel = kernel;
    this.equations = equations;
    this.rest = rest;
    this.from = from;
    this.lanes = to - from;
    deviations = new double[equations.sources().count() * lanes];
    tile = new NeuronTile(equations, lanes);
  }

  /**
   * Solves for the block's samples.
   *
   * @param drive of the whole batch
   * @param stages number of layers to solve for
   * @param ends deviations of all elements and the whole batch; those of the block's samples in
   *     these layers are overwritten
   */
  void solve(final Signals drive, final int stages, final Signals ends) {
    final double[] part = drive.slice(from, from + lanes).values();
    final int capacity = NeuronTile.capacity(lanes);
    for (int stage = 0; stage < stages; stage++) {
      final int end = equations.stageEnd(stage);
      for (int first = equations.stageBegin(stage); first < end; first += capacity) {
        tile.load(first, Math.min(capacity, end - first));
        tile.gather(kernel, part, deviations);
        if (!rest.isPlain()) {
          tile.rebias(rest, from);
        }
        solveTile();
        tile.store(deviations, from, ends);
      }
    }
  }

  private void solveTile() {
    if (!kernel.settle(tile.rows(), 0, tile.columns(), rest.isRebiased())) {
      for (int j = 0; j < tile.columns(); j++) {
        if (!tile.rows().settled(j) && !relaxation.solve(tile.rows(), j)) {
          throw failure(j);
        }
      }
    }
  }

  private RuntimeException failure(final int column) {
    final StringBuilder drives = new StringBuilder();
    for (int e = 0; e < ELEMENTS; e++) {
      final double value = tile.rows().drives()[equations.topology().elementOfRow(e)][column];
      drives.append(e == 0 ? "" : ", ").append(value);
    }
    final Topology topology = equations.network().topology();
    final int neuron = tile.neuron(column);
    final int layer = topology.port(neuron * ELEMENTS).layer();
    final String place =
        "layer "
            + layer
            + " neuron "
            + (neuron - topology.neuronOffset(layer))
            + ", sample "
            + (from + tile.lane(column))
            + ": drives of elements 0 to 4 are "
            + drives;
    return DynamicsReason.NOT_FINITE.failure(
        place + ": check the drive for values that are not finite");
  }
}
