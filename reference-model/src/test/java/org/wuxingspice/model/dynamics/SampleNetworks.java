package org.wuxingspice.model.dynamics;

import java.util.Random;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

/** Networks and drives to test engines with. */
final class SampleNetworks {

  private SampleNetworks() {}

  /**
   * A network of 3, 4 and 2 neurons with adders.
   *
   * @param equalParameters whether all elements have the paper's K, or K spread by ±10 %
   */
  static Network network(final boolean equalParameters, final long seed) {
    final Topology topology =
        Topologies.adders(new int[] {3, 4, 2}, new int[] {0, 2}, new int[] {4, 1}, 0.6, seed);
    final Random random = new Random(seed);
    final double[][] k = new double[3][topology.elementCount()];
    for (int e = 0; e < topology.elementCount(); e++) {
      k[0][e] = 1 + (equalParameters ? 0 : 0.2 * (random.nextDouble() - 0.5));
      k[1][e] = 0.5 + (equalParameters ? 0 : 0.1 * (random.nextDouble() - 0.5));
      k[2][e] = 0.5 + (equalParameters ? 0 : 0.1 * (random.nextDouble() - 0.5));
    }
    return new Network(
        topology,
        new NeuronParameters(k[0], k[1], k[2]),
        StateClamp.DEFAULT,
        Initialization.uniform(topology, 0.8, false, seed));
  }

  /** Random constant drives, uniform in ±size/2. */
  static Signals drive(
      final Network network, final Direction direction, final int samples, final double size) {
    final Signals drive = Signals.zeros(network.topology().driveCount(direction), samples);
    final Random random = new Random(9);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = size * (random.nextDouble() - 0.5);
    }
    return drive;
  }
}
