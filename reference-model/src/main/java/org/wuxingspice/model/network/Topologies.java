package org.wuxingspice.model.network;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ways to lay out ports and links. The same seed gives the same topology. */
public final class Topologies {

  private static final int[] MODEL1_SIZES = {784, 839, 283, 96, 32, 10};
  private static final int MODEL1_PORTS = 5;
  private static final int[] MODEL2_SIZES = {784, 1048, 353, 119, 40, 10};
  private static final int MODEL2_PORTS = 4;

  private Topologies() {}

  /**
   * The paper's MODEL1: 784 839 283 96 32 10 neurons, all five ports used, 4711 links.
   *
   * @param seed of the random choices
   */
  public static Topology model1(final long seed) {
    return oneToOne(MODEL1_SIZES, MODEL1_PORTS, seed);
  }

  /**
   * The paper's MODEL2: 784 1048 353 119 40 10 neurons, four ports used in middle layers, 4708
   * links.
   *
   * @param seed of the random choices
   */
  public static Topology model2(final long seed) {
    return oneToOne(MODEL2_SIZES, MODEL2_PORTS, seed);
  }

  /**
   * A network in which every port has at most one link (paper, section 3). Which element is which
   * port and who is linked to whom is random.
   *
   * @param sizes neurons per layer, at least two layers
   * @param usedPorts ports used per neuron of a middle layer, 2 to 5
   * @param seed of the random choices
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#NO_ALLOCATION}
   */
  public static Topology oneToOne(final int[] sizes, final int usedPorts, final long seed) {
    final PortAllocation allocation = PortAllocation.oneToOne(sizes, usedPorts);
    final Random random = new Random(seed);
    final int layers = sizes.length;
    final List<List<Port>> inputs = new ArrayList<>();
    final List<List<Port>> outputs = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      final List<Port> in = new ArrayList<>();
      final List<Port> out = new ArrayList<>();
      final boolean shuffled = l > 0 && l < layers - 1;
      deal(l, sizes[l], allocation.inputs()[l], allocation.outputs()[l], shuffled, random, in, out);
      inputs.add(in);
      outputs.add(out);
    }
    final List<Link> links = new ArrayList<>();
    for (int l = 0; l + 1 < layers; l++) {
      Collections.shuffle(outputs.get(l), random);
      final List<Port> targets = new ArrayList<>(inputs.get(l + 1));
      Collections.shuffle(targets, random);
      for (int k = 0; k < Math.min(targets.size(), outputs.get(l).size()); k++) {
        links.add(new Link(outputs.get(l).get(k), targets.get(k)));
      }
    }
    return new Topology(sizes, inputs.get(0), outputs.get(layers - 1), links, false);
  }

  /** Spreads a layer's input and output ports over its neurons as evenly as they go. */
  private static void deal(
      final int layer,
      final int size,
      final int inputs,
      final int outputs,
      final boolean shuffled,
      final Random random,
      final List<Port> in,
      final List<Port> out) {
    final List<Integer> order =
        IntStream.range(0, size).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(order, random);
    final int[] extra = new int[size];
    for (int i = 0; i < inputs % size; i++) {
      extra[order.get(i)] = 1;
    }
    int remaining = outputs;
    final int[] outputsOf = new int[size];
    for (int round = 0; remaining > 0 && round < ELEMENTS; round++) {
      for (int i = size - 1; i >= 0 && remaining > 0; i--) {
        final int neuron = order.get(i);
        if (inputs / size + extra[neuron] + outputsOf[neuron] < ELEMENTS) {
          outputsOf[neuron]++;
          remaining--;
        }
      }
    }
    for (int neuron = 0; neuron < size; neuron++) {
      final List<Integer> elements = new ArrayList<>(List.of(0, 1, 2, 3, 4));
      if (shuffled) {
        Collections.shuffle(elements, random);
      }
      final int inputsOf = inputs / size + extra[neuron];
      for (int i = 0; i < inputsOf + outputsOf[neuron]; i++) {
        (i < inputsOf ? in : out).add(new Port(layer, neuron, elements.get(i)));
      }
    }
  }

  /**
   * A network with adders: many links may share a port (paper, end of section 3). The external
   * input of a first-layer neuron is its element 0 and it drives the next layer from element 1,
   * where the gain is largest; all other layers take links in at some elements and give them out at
   * others; the external output is the first of these.
   *
   * @param sizes neurons per layer, at least two layers
   * @param inputElements elements that take links in, distinct, 0 to 4
   * @param outputElements elements that give links out, distinct from these
   * @param linkRatio fraction of all possible links that exist, above 0 to 1; every input port
   *     keeps at least one link
   * @param seed of the random choice of links
   */
  public static Topology adders(
      final int[] sizes,
      final int[] inputElements,
      final int[] outputElements,
      final double linkRatio,
      final long seed) {
    if (!(linkRatio > 0 && linkRatio <= 1)) {
      throw NetworkReason.NO_ALLOCATION.failure(
          "link ratio " + linkRatio + ": must be above 0 and at most 1");
    }
    final Random random = new Random(seed);
    final int last = sizes.length - 1;
    final List<Link> links = new ArrayList<>();
    for (int l = 0; l < last; l++) {
      final List<Port> sources = ports(l, sizes[l], l == 0 ? new int[] {1} : outputElements);
      for (final Port target : ports(l + 1, sizes[l + 1], inputElements)) {
        Collections.shuffle(sources, random);
        final int count = (int) Math.max(1, Math.round(linkRatio * sources.size()));
        for (final Port source : sources.subList(0, count)) {
          links.add(new Link(source, target));
        }
      }
    }
    return new Topology(
        sizes,
        ports(0, sizes[0], new int[] {0}),
        ports(last, sizes[last], new int[] {outputElements[0]}),
        links,
        true);
  }

  private static List<Port> ports(final int layer, final int size, final int[] elements) {
    final List<Port> ports = new ArrayList<>(size * elements.length);
    for (int neuron = 0; neuron < size; neuron++) {
      for (final int element : elements) {
        ports.add(new Port(layer, neuron, element));
      }
    }
    return ports;
  }
}
