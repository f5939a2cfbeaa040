package org.wuxingspice.model.dynamics;

import java.util.Arrays;
import org.wuxingspice.model.network.DirectedTopology;

/**
 * The elements that links take their signals from, numbered in increasing order, so that an engine
 * keeps signals of these alone. Immutable.
 */
final class SignalSources {

  private final DirectedTopology topology;
  private final int[] number;
  private final int[] ofLinks;
  private final int count;

  SignalSources(final DirectedTopology topology) {
    this.topology = topology;
    number = new int[topology.topology().elementCount()];
    Arrays.fill(number, -1);
    for (int k = 0; k < topology.topology().linkCount(); k++) {
      number[topology.source(k)] = 0;
    }
    int next = 0;
    for (int e = 0; e < number.length; e++) {
      number[e] = number[e] < 0 ? -1 : next++;
    }
    count = next;
    ofLinks = new int[topology.topology().linkCount()];
    for (int position = 0; position < ofLinks.length; position++) {
      ofLinks[position] = number[topology.source(topology.linkInto(position))];
    }
  }

  DirectedTopology topology() {
    return topology;
  }

  int count() {
    return count;
  }

  /** Number of an element among the sources, or −1. */
  int number(final int element) {
    return number[element];
  }

  /** Number of the source of each link, by position. Not to be modified. */
  int[] ofLinks() {
    return ofLinks;
  }
}
