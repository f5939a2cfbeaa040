package org.wuxingspice.netlist.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Topology;

/**
 * A network cut along its links into pieces, each within a layer. Signals only go from a layer to
 * the next, so that a piece can be simulated once the pieces of the layer before it in the
 * direction of the pass have been: the stages follow each other, the pieces of a stage do not
 * depend on each other.
 *
 * @param stages for each layer in the order of the pass, its pieces
 */
public record Partition(List<List<Neurons>> stages) {

  /** Seals the lists. */
  public Partition {
    stages = stages.stream().map(List::copyOf).toList();
  }

  /**
   * One piece for every layer.
   *
   * @param topology of the network
   * @param direction of the pass
   */
  public static Partition byLayer(final Topology topology, final Direction direction) {
    return byGroups(topology, direction, Integer.MAX_VALUE);
  }

  /**
   * Layers cut into groups of neighbouring neurons whose sizes differ by one at most.
   *
   * @param topology of the network
   * @param direction of the pass
   * @param largest most neurons in a group, positive
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING}
   */
  public static Partition byGroups(
      final Topology topology, final Direction direction, final int largest) {
    if (largest < 1) {
      throw CompileReason.BAD_SETTING.failure(
          "groups of " + largest + " neurons: at least one in a group");
    }
    final List<List<Neurons>> stages = new ArrayList<>();
    for (int stage = 0; stage < topology.layers(); stage++) {
      final int layer = direction == Direction.FORWARD ? stage : topology.layers() - 1 - stage;
      final int first = topology.neuronOffset(layer);
      final long size = topology.size(layer);
      final int groups = (int) ((size + largest - 1) / largest);
      stages.add(
          IntStream.range(0, groups)
              .mapToObj(
                  g ->
                      Neurons.range(
                          first + (int) (size * g / groups),
                          first + (int) (size * (g + 1) / groups)))
              .toList());
    }
    return new Partition(stages);
  }

  /** All pieces, stage by stage. */
  public List<Neurons> pieces() {
    return stages.stream().flatMap(List::stream).toList();
  }
}
