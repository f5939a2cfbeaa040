package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.Optional;
import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.network.Network;

/** Equilibria of all neurons for a block of samples, a tile of neurons at a time. */
final class EquilibriumBlock {

  private final Network network;
  private final NetworkEquations equations;
  private final int stages;
  private final Optional<RestPoint> bias;
  private final int from;
  private final int lanes;
  private final double[] deviations;
  private final NeuronTile tile;
  private final Kernel kernel;
  private final NeuronRelaxation relaxation = new NeuronRelaxation();
  private long clamped;

  /**
   * Creates a block.
   *
   * @param kernel does the numeric work
   * @param network to run
   * @param equations of the network in the direction to run
   * @param bias of the operating point; none around rest
   * @param from first sample of the batch
   * @param to sample after the last one
   * @param extent which neurons to solve for
   */
  EquilibriumBlock(
      final Kernel kernel,
      final Network network,
      final NetworkEquations equations,
      final Optional<RestPoint> bias,
      final int from,
      final int to,
      final Extent extent) {
    stages = equations.stages(extent);
    this.kernel = kernel;
    this.network = network;
    this.equations = equations;
    this.bias = bias;
    this.from = from;
    this.lanes = to - from;
    deviations = new double[equations.elements() * lanes];
    tile = new NeuronTile(equations, network.clamp(), lanes);
  }

  /**
   * Solves for the block's samples.
   *
   * @param drive of the whole batch
   * @param duration what the deviations are multiplied by, the window's length
   * @param integrals of the whole batch; that of the block's samples is stored
   */
  void solve(final Signals drive, final double duration, final Signals integrals) {
    final double[] part = drive.slice(from, from + lanes).values();
    final int capacity = NeuronTile.capacity(lanes);
    for (int stage = 0; stage < stages; stage++) {
      final int end = equations.stageEnd(stage);
      for (int first = equations.stageBegin(stage); first < end; first += capacity) {
        final int count = Math.min(capacity, end - first);
        tile.load(first, count);
        tile.gather(kernel, part, deviations);
        bias.ifPresent(point -> tile.rebias(point, from));
        solveTile();
        tile.store(deviations);
        integrate(first * ELEMENTS, (first + count) * ELEMENTS, duration, integrals);
      }
    }
    leaveOut(integrals);
  }

  private void leaveOut(final Signals integrals) {
    for (int stage = stages; stage < equations.stages(); stage++) {
      for (int n = equations.stageBegin(stage); n < equations.stageEnd(stage); n++) {
        for (int e = n * ELEMENTS; e < (n + 1) * ELEMENTS; e++) {
          final int to = e * integrals.samples() + from;
          Arrays.fill(integrals.values(), to, to + lanes, Double.NaN);
        }
      }
    }
  }

  private void solveTile() {
    if (!kernel.settle(tile.rows(), 0, tile.columns(), bias.isPresent())) {
      for (int j = 0; j < tile.columns(); j++) {
        if (!tile.rows().settled(j) && !relaxation.solve(tile.rows(), j)) {
          throw failure(j);
        }
      }
      clamped += tile.clamped();
    }
  }

  private RuntimeException failure(final int column) {
    final StringBuilder drives = new StringBuilder();
    for (int r = 0; r < ELEMENTS; r++) {
      final double value = tile.rows().drives()[equations.row(r)][column];
      drives.append(r == 0 ? "" : ", ").append(value);
    }
    final int neuron = tile.neuron(column);
    final int layer = network.topology().port(neuron * ELEMENTS).layer();
    final String place =
        "layer "
            + layer
            + " neuron "
            + (neuron - network.topology().neuronOffset(layer))
            + ", sample "
            + (from + tile.lane(column))
            + ": drives of elements 0 to 4 are "
            + drives;
    return DynamicsReason.NOT_FINITE.failure(
        place + ": check the drive for values that are not finite");
  }

  private void integrate(
      final int begin, final int end, final double duration, final Signals integrals) {
    for (int e = begin; e < end; e++) {
      final int to = e * integrals.samples() + from;
      for (int s = 0; s < lanes; s++) {
        integrals.values()[to + s] = duration * deviations[e * lanes + s];
      }
    }
  }

  /** Number of element-samples at the clamp. */
  long clamped() {
    return clamped;
  }
}
