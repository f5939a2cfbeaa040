package org.wuxingspice.netlist.compile;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.DirectedTopology;
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

  /** Keeps unmodifiable copies of the lists. */
  public Partition {
    stages = stages.stream().map(List::copyOf).toList();
  }

  /**
   * {@return the layers cut into groups of neighbouring neurons whose sizes differ by one at most}
   *
   * @param topology of the network
   * @param direction of the pass
   * @param largest most neurons in a group, positive
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING}
   */
  public static Partition byGroups(
      final Topology topology, final Direction direction, final int largest) {
    requireGroups(largest);
    final List<List<Neurons>> stages = new ArrayList<>();
    for (int stage = 0; stage < topology.layers(); stage++) {
      final int layer = topology.directed(direction).layer(stage);
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

  private static void requireGroups(final int largest) {
    if (largest < 1) {
      throw CompileReason.BAD_SETTING.failure(
          "groups of " + largest + " neurons: at least one in a group");
    }
  }

  /**
   * {@return the layers cut into groups of neurons that are built alike: the same elements are
   * driven, receive as many links, and give signals} What is left over of each kind is grouped
   * together. With {@link CompileOptions.Feature#OWN_NUMBERS} the full groups of a kind have the
   * same netlist apart from values.
   *
   * @param topology of the network
   * @param direction of the pass
   * @param largest most neurons in a group, positive
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING}
   */
  public static Partition byKind(
      final Topology topology, final Direction direction, final int largest) {
    requireGroups(largest);
    final int[][] kinds = kinds(topology, direction);
    final List<List<Neurons>> stages = new ArrayList<>();
    for (int stage = 0; stage < topology.layers(); stage++) {
      final int layer = topology.directed(direction).layer(stage);
      final Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
      for (int n = topology.neuronOffset(layer); n < topology.neuronOffset(layer + 1); n++) {
        groups
            .computeIfAbsent(Arrays.stream(kinds[n]).boxed().toList(), kind -> new ArrayList<>())
            .add(n);
      }
      final List<Neurons> pieces = new ArrayList<>();
      final List<Integer> left = new ArrayList<>();
      for (final List<Integer> group : groups.values()) {
        final int full = group.size() - group.size() % largest;
        cut(group.subList(0, full), largest, pieces);
        left.addAll(group.subList(full, group.size()));
      }
      cut(left, largest, pieces);
      stages.add(pieces);
    }
    return new Partition(stages);
  }

  private static void cut(
      final List<Integer> neurons, final int largest, final List<Neurons> pieces) {
    for (int from = 0; from < neurons.size(); from += largest) {
      pieces.add(
          Neurons.of(
              neurons.subList(from, Math.min(from + largest, neurons.size())).stream()
                  .mapToInt(n -> n)
                  .toArray()));
    }
  }

  /** For each element of each neuron: drives, links received, whether it gives signals. */
  private static int[][] kinds(final Topology topology, final Direction direction) {
    final int[][] kinds = new int[topology.neuronCount()][3 * ELEMENTS];
    final DirectedTopology directed = topology.directed(direction);
    for (int c = 0; c < directed.inputCount(); c++) {
      final int element = directed.inputElement(c);
      kinds[element / ELEMENTS][element % ELEMENTS]++;
    }
    for (int k = 0; k < directed.topology().linkCount(); k++) {
      final int receiver = directed.target(k);
      final int origin = directed.source(k);
      kinds[receiver / ELEMENTS][ELEMENTS + receiver % ELEMENTS]++;
      kinds[origin / ELEMENTS][2 * ELEMENTS + origin % ELEMENTS] = 1;
    }
    return kinds;
  }

  /** {@return all pieces, stage by stage} */
  public List<Neurons> pieces() {
    return stages.stream().flatMap(List::stream).toList();
  }
}
