package org.wuxingspice.model.network;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Links a network without adders from the outputs backwards. Every external output is a class, and
 * a neuron reaches the classes of the neurons that it is linked to.
 *
 * <p>Between two layers the more important source ports choose first. Those of later layers, where
 * neurons with several outputs come first, take any port through which their neuron reaches no
 * class, or few, for the second time: what a neuron sees is then shared by as few classes as can
 * be. Those of the first layer, where ports of large gain near the middle of a square picture come
 * first, choose among the strongest free ports the one through which the pixel reaches most further
 * classes.
 */
final class ClassTree {

  /** Free target ports to choose among: with fewer, classes are missed; with more, strong ports. */
  private static final int CHOICE = 400;

  /** Against linking two neurons twice; counts as so many classes. */
  private static final int REPETITION = 5;

  /** How far the importance of pixels falls by exp(−1/2), as a part of the picture's side. */
  private static final double MIDDLE = 0.25;

  private final List<List<Port>> outputs;
  private final List<List<Port>> inputs;
  private final Random random;

  /**
   * Prepares.
   *
   * @param outputs output ports of every layer
   * @param inputs input ports of every layer
   * @param random order of equally important ports
   */
  ClassTree(final List<List<Port>> outputs, final List<List<Port>> inputs, final Random random) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.random = random;
  }

  /** The links. */
  List<Link> links() {
    final List<Link> links = new ArrayList<>();
    final int last = outputs.size() - 1;
    BitSet[] reach = nothing(outputs.get(last));
    for (int i = 0; i < outputs.get(last).size(); i++) {
      reach[outputs.get(last).get(i).neuron()].set(i);
    }
    for (int layer = last; layer > 0; layer--) {
      final BitSet[] before = nothing(outputs.get(layer - 1));
      final List<Port> targets =
          largestFirst(inputs.get(layer), layer == 1 ? gain(byNeuron(outputs.get(1))) : port -> 0);
      final List<Port> sources = largestFirst(outputs.get(layer - 1), importance(layer - 1));
      links.addAll(linkLayers(sources, targets, before, reach, layer == 1 ? 1 : 0));
      reach = before;
    }
    return links;
  }

  private static BitSet[] nothing(final List<Port> ports) {
    return Stream.generate(BitSet::new)
        .limit(1 + ports.stream().mapToInt(Port::neuron).max().orElseThrow())
        .toArray(BitSet[]::new);
  }

  private static Map<Integer, List<Port>> byNeuron(final List<Port> ports) {
    return ports.stream().collect(groupingBy(Port::neuron));
  }

  private List<Port> largestFirst(final List<Port> ports, final ToDoubleFunction<Port> size) {
    final List<Port> ordered = new ArrayList<>(ports);
    Collections.shuffle(ordered, random);
    ordered.sort(Comparator.comparingDouble(size).reversed());
    return ordered;
  }

  /** Of a port, the largest absolute gain between it and the opposite ports of its neuron. */
  private static ToDoubleFunction<Port> gain(final Map<Integer, List<Port>> opposite) {
    return port ->
        opposite.getOrDefault(port.neuron(), List.of()).stream()
            .mapToDouble(other -> Math.abs(PortGain.between(port.element(), other.element())))
            .max()
            .orElse(0);
  }

  private ToDoubleFunction<Port> importance(final int layer) {
    final Map<Integer, List<Port>> own = byNeuron(outputs.get(layer));
    final int side = (int) Math.round(Math.sqrt(own.size()));
    if (layer > 0 || side * side != own.size()) {
      return port -> own.getOrDefault(port.neuron(), List.of()).size();
    }
    final Map<Integer, Integer> external =
        inputs.get(0).stream().collect(toMap(Port::neuron, Port::element, (one, other) -> one));
    final double middle = (side - 1) / 2.0;
    return port -> {
      final double right = port.neuron() % side - middle;
      final int row = port.neuron() / side;
      final double distance = Math.hypot(right, row - middle) / (MIDDLE * side);
      final int input = external.getOrDefault(port.neuron(), 0);
      final double gain = Math.abs(PortGain.between(input, port.element()));
      return Math.exp(-distance * distance / 2) * Math.sqrt(gain);
    };
  }

  /** Links each source port while there are free targets; notes what the sources then reach. */
  private static List<Link> linkLayers(
      final List<Port> sources,
      final List<Port> free,
      final BitSet[] before,
      final BitSet[] reach,
      final int worth) {
    final List<Link> links = new ArrayList<>();
    final BitSet[] linked = nothing(sources);
    final BitSet scratch = new BitSet();
    for (final Port source : sources.subList(0, Math.min(sources.size(), free.size()))) {
      final BitSet own = before[source.neuron()];
      int best = 0;
      int most = Integer.MIN_VALUE;
      for (int i = 0; i < Math.min(CHOICE, free.size()); i++) {
        final int neuron = free.get(i).neuron();
        final boolean again = linked[source.neuron()].get(neuron);
        final int value = value(reach[neuron], own, worth, scratch) - (again ? REPETITION : 0);
        if (value > most) {
          most = value;
          best = i;
        }
      }
      final Port target = free.remove(best);
      linked[source.neuron()].set(target.neuron());
      own.or(reach[target.neuron()]);
      links.add(new Link(source, target));
    }
    return links;
  }

  /** Classes that a link adds, times their worth, less those that are reached already. */
  private static int value(
      final BitSet target, final BitSet own, final int worth, final BitSet scratch) {
    scratch.clear();
    scratch.or(target);
    scratch.and(own);
    final int old = scratch.cardinality();
    return worth * (target.cardinality() - old) - old;
  }
}
