package org.wuxingspice.model.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Layout of a network with adders; see {@link Topologies#adders}.
 *
 * @param sizes neurons per layer, constant ones not counted
 * @param inputElements elements that take links in
 * @param outputElements elements that give links out
 * @param linkRatio fraction of all possible links that exist
 * @param constant whether every layer but the last has a constant neuron behind the others
 */
record AdderLayout(
    int[] sizes, int[] inputElements, int[] outputElements, double linkRatio, boolean constant) {

  private static final long MOST_LINKS = 50_000_000;
  private static final int[] FIRST_INPUTS = {0};
  private static final int[] FIRST_OUTPUTS = {1};

  AdderLayout {
    if (!(linkRatio > 0 && linkRatio <= 1)) {
      throw NetworkReason.NO_ALLOCATION.failure(
          "link ratio " + linkRatio + ": must be above 0 and at most 1");
    }
    if (inputElements.length == 0 || outputElements.length == 0) {
      throw NetworkReason.NO_ALLOCATION.failure(
          "input elements "
              + Arrays.toString(inputElements)
              + ", output elements "
              + Arrays.toString(outputElements)
              + ": need at least one of each");
    }
    double links = 0;
    for (int l = 0; l + 1 < sizes.length; l++) {
      final double sources = sizes[l] * (l == 0 ? 1.0 : outputElements.length);
      links += linkRatio * sources * sizes[l + 1] * inputElements.length;
    }
    if (links > MOST_LINKS) {
      throw NetworkReason.OUT_OF_RANGE.failure(
          "layers "
              + Arrays.toString(sizes)
              + " with link ratio "
              + linkRatio
              + " have more than "
              + MOST_LINKS
              + " links");
    }
  }

  Topology topology(final long seed) {
    final Random random = new Random(seed);
    final int last = sizes.length - 1;
    final List<Link> links = new ArrayList<>();
    final int[] all = sizes.clone();
    for (int l = 0; l < last; l++) {
      linkLayers(l, random, links);
      if (constant) {
        all[l]++;
        linkConstant(l, links);
      }
    }
    return new Topology(
        all,
        ports(0, 0, all[0], FIRST_INPUTS),
        ports(last, 0, sizes[last], new int[] {outputElements[0]}),
        links,
        true);
  }

  private int[] outputsOf(final int layer) {
    return layer == 0 ? FIRST_OUTPUTS : outputElements;
  }

  private void linkLayers(final int layer, final Random random, final List<Link> links) {
    final List<Port> sources = ports(layer, 0, sizes[layer], outputsOf(layer));
    for (final Port target : ports(layer + 1, 0, sizes[layer + 1], inputElements)) {
      Collections.shuffle(sources, random);
      final int count = (int) Math.max(1, Math.round(linkRatio * sources.size()));
      for (final Port source : sources.subList(0, count)) {
        links.add(new Link(source, target));
      }
    }
  }

  /** From the constant neuron to all input ports, and to one of the next constant neuron. */
  private void linkConstant(final int layer, final List<Link> links) {
    final Port source = new Port(layer, sizes[layer], outputsOf(layer)[0]);
    for (final Port target : ports(layer + 1, 0, sizes[layer + 1], inputElements)) {
      links.add(new Link(source, target));
    }
    if (layer + 2 < sizes.length) {
      links.add(new Link(source, new Port(layer + 1, sizes[layer + 1], inputElements[0])));
    }
  }

  private static List<Port> ports(
      final int layer, final int from, final int to, final int[] elements) {
    final List<Port> ports = new ArrayList<>();
    for (int neuron = from; neuron < to; neuron++) {
      for (final int element : elements) {
        ports.add(new Port(layer, neuron, element));
      }
    }
    return ports;
  }
}
