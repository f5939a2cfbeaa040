package org.wuxingspice.model.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Who is linked to whom between two layers of a network without adders. */
public enum LinkStrategy {
  /** At random. */
  RANDOM,
  /**
   * Neighbours stay neighbours: the neurons of the first layer are taken along a Hilbert curve over
   * their square picture, later ones in their own order, and each target neuron takes the next free
   * output ports along it. Ports are dealt in rounds, one per neuron, so a round covers the whole
   * picture. The links into the last layer are random, so that every output sees all of it.
   */
  RECEPTIVE_FIELD,
  /**
   * From the outputs backwards, so that the output ports of a neuron serve different classes and
   * every class sees as many of the important pixels as there is room for; see {@link ClassTree}.
   */
  TREE;

  /**
   * Links the layers of a network.
   *
   * @param outputs output ports of every layer
   * @param inputs input ports of every layer
   * @param random source of the choice
   * @return as many links between two layers as both have ports for
   */
  List<Link> links(
      final List<List<Port>> outputs, final List<List<Port>> inputs, final Random random) {
    if (this == TREE) {
      return new ClassTree(outputs, inputs, random).links();
    }
    final int last = outputs.size() - 1;
    final List<Link> links = new ArrayList<>();
    for (int layer = 1; layer <= last; layer++) {
      final List<Port> sources = new ArrayList<>(outputs.get(layer - 1));
      final List<Port> targets = new ArrayList<>(inputs.get(layer));
      Collections.shuffle(sources, random);
      Collections.shuffle(targets, random);
      if (this == RECEPTIVE_FIELD && layer < last) {
        orderByPlace(sources, targets);
      }
      for (int k = 0; k < Math.min(targets.size(), sources.size()); k++) {
        links.add(new Link(sources.get(k), targets.get(k)));
      }
    }
    return links;
  }

  private static void orderByPlace(final List<Port> sources, final List<Port> targets) {
    targets.sort(Comparator.comparingInt(Port::neuron));
    final int side = (int) Math.round(Math.sqrt(1 + last(sources)));
    final boolean picture = sources.get(0).layer() == 0 && side * side == 1 + last(sources);
    final Comparator<Port> along =
        Comparator.comparingLong(
            port -> picture ? hilbert(port.neuron() % side, port.neuron() / side) : port.neuron());
    sources.sort(along);
    final int[] round = new int[1 + last(sources)];
    final List<List<Port>> rounds = new ArrayList<>();
    for (final Port source : sources) {
      final int present = round[source.neuron()]++;
      if (present == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(present).add(source);
    }
    sources.clear();
    rounds.forEach(sources::addAll);
  }

  private static int last(final List<Port> ports) {
    return ports.stream().mapToInt(Port::neuron).max().orElse(0);
  }

  /**
   * Distance along a Hilbert curve over 2¹⁵ × 2¹⁵ places (Warren, "Hacker's Delight", section 16).
   */
  private static long hilbert(final int column, final int row) {
    int x = column;
    int y = row;
    long distance = 0;
    for (int s = 1 << 14; s > 0; s /= 2) {
      final int right = (x & s) > 0 ? 1 : 0;
      final int down = (y & s) > 0 ? 1 : 0;
      distance += (long) s * s * (3 * right ^ down);
      if (down == 0) {
        if (right == 1) {
          x = s - 1 - x;
          y = s - 1 - y;
        }
        final int kept = x;
        x = y;
        y = kept;
      }
    }
    return distance;
  }
}
