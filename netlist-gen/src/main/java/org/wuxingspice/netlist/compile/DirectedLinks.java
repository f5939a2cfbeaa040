package org.wuxingspice.netlist.compile;

import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Topology;

/**
 * A topology as the signals of one direction see it.
 *
 * @param topology of the network
 * @param direction of the pass
 */
record DirectedLinks(Topology topology, Direction direction) {

  /** The element that gives the signal of a link. */
  int origin(final int link) {
    return direction == Direction.FORWARD ? topology.source(link) : topology.target(link);
  }

  /** The element that takes the signal of a link. */
  int receiver(final int link) {
    return direction == Direction.FORWARD ? topology.target(link) : topology.source(link);
  }

  /** Number of links. */
  int links() {
    return topology.linkCount();
  }

  /** Number of channels of the drive. */
  int channels() {
    return topology.driveCount(direction);
  }

  /** The element that a channel of the drive ends in. */
  int driven(final int channel) {
    return topology.driveElement(direction, channel);
  }

  /** The layer that the signals reach at a stage of the pass, from 0. */
  int layer(final int stage) {
    return direction == Direction.FORWARD ? stage : topology.layers() - 1 - stage;
  }
}
