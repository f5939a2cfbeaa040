package org.wuxingspice.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ways to lay out ports and links. The same seed gives the same topology. */
public final class Topologies {

  private static final int[] MODEL1_SIZES = {784, 839, 283, 96, 32, 10};
  private static final int MODEL1_PORTS = 5;
  private static final int[] MODEL2_SIZES = {784, 1048, 353, 119, 40, 10};
  private static final int MODEL2_PORTS = 4;

  private Topologies() {}

  /**
   * {@return the paper's MODEL1: 784 839 283 96 32 10 neurons, all five ports used, 4711 links}
   *
   * @param seed of the random choices
   */
  public static Topology model1(final long seed) {
    return oneToOne(MODEL1_SIZES, MODEL1_PORTS, seed);
  }

  /**
   * {@return the paper's MODEL2: 784 1048 353 119 40 10 neurons, four ports used in middle layers,
   * 4708 links}
   *
   * @param seed of the random choices
   */
  public static Topology model2(final long seed) {
    return oneToOne(MODEL2_SIZES, MODEL2_PORTS, seed);
  }

  /**
   * {@return a network in which every port has at most one link (paper, section 3), ports and links
   * chosen at random}
   *
   * @param sizes neurons per layer, at least two layers
   * @param usedPorts ports used per neuron of a middle layer, 2 to 5
   * @param seed of the random choices
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#NO_ALLOCATION}
   */
  public static Topology oneToOne(final int[] sizes, final int usedPorts, final long seed) {
    return oneToOne(sizes, usedPorts, PortChoice.RANDOM, LinkStrategy.RANDOM, seed);
  }

  /**
   * {@return a network in which every port has at most one link (paper, section 3)}
   *
   * @param sizes neurons per layer, at least two layers
   * @param usedPorts ports used per neuron of a middle layer, 2 to 5
   * @param ports which elements of a middle neuron are inputs and outputs
   * @param linking who is linked to whom
   * @param seed of the random choices
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#NO_ALLOCATION}
   */
  public static Topology oneToOne(
      final int[] sizes,
      final int usedPorts,
      final PortChoice ports,
      final LinkStrategy linking,
      final long seed) {
    final PortAllocation allocation = PortAllocation.oneToOne(sizes, usedPorts);
    final Random random = new Random(seed);
    final int layers = sizes.length;
    final List<List<Port>> inputs = new ArrayList<>();
    final List<List<Port>> outputs = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      final List<Port> in = new ArrayList<>();
      final List<Port> out = new ArrayList<>();
      final PortAssignment deal =
          new PortAssignment(l, sizes[l], allocation.inputs()[l], allocation.outputs()[l], random);
      deal.ports(
          l > 0 && l < layers - 1 ? ports::elements : PortAssignment.Elements.IN_ORDER, in, out);
      inputs.add(in);
      outputs.add(out);
    }
    final List<Link> links = linking.links(outputs, inputs, random);
    return new Topology(sizes, inputs.get(0), outputs.get(layers - 1), links, false);
  }

  /**
   * {@return a network with adders: many links may share a port (paper, end of section 3)} The
   * external input of a first-layer neuron is its element 0 and it drives the next layer from
   * element 1, where the gain is largest; all other layers take links in at some elements and give
   * them out at others; the external output is the first of these.
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
    return new AdderLayout(sizes, inputElements, outputElements, linkRatio, false).topology(seed);
  }

  /**
   * {@return the same with a constant neuron, behind the others, in every layer but the last: the
   * first gets an external input of its own, to be driven with a constant, and hands it on from
   * layer to layer; each is linked to every input port of the next layer} Such a link is a bias
   * that needs no part of its own in a circuit.
   *
   * @param sizes neurons per layer, constant ones not counted
   * @param inputElements as above
   * @param outputElements as above
   * @param linkRatio as above, of the links between the other neurons
   * @param seed of the random choice of links
   */
  public static Topology biasedAdders(
      final int[] sizes,
      final int[] inputElements,
      final int[] outputElements,
      final double linkRatio,
      final long seed) {
    return new AdderLayout(sizes, inputElements, outputElements, linkRatio, true).topology(seed);
  }
}
