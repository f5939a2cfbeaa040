package org.wuxingspice.netlist.compile;

import java.util.List;
import java.util.Random;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;
import org.wuxingspice.model.network.Port;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;

/** Networks small enough to be simulated in a test. */
final class TestNetworks {

  private TestNetworks() {}

  /** Two neurons that nothing joins. */
  static Network single() {
    final Topology topology =
        new Topology(
            new int[] {1, 1},
            List.of(new Port(0, 0, 0)),
            List.of(new Port(1, 0, 1)),
            List.of(),
            false);
    return Network.of(topology, new double[0]);
  }

  /** Three neurons that drive two through adders. */
  static Network twoLayers() {
    final Topology topology =
        Topologies.adders(new int[] {3, 2}, new int[] {0, 2}, new int[] {4, 1}, 1, 5);
    return Network.of(topology, Initialization.uniform(topology, 0.8, false, 5));
  }

  /** Four layers with adders, half of the links, parameters up to a tenth off the paper's. */
  static Network random(final long seed) {
    final Topology topology =
        Topologies.adders(new int[] {4, 3, 3, 2}, new int[] {0, 3}, new int[] {1, 4}, 0.5, seed);
    final Network plain = Network.of(topology, Initialization.uniform(topology, 0.7, false, seed));
    return withParameters(plain, parameters(topology, seed));
  }

  static Network withParameters(final Network network, final NeuronParameters parameters) {
    return new Network(network.topology(), parameters, StateClamp.DEFAULT, network.coefficients());
  }

  static NeuronParameters parameters(final Topology topology, final long seed) {
    final Random random = new Random(seed);
    final double[][] k = new double[3][topology.elementCount()];
    for (int e = 0; e < topology.elementCount(); e++) {
      k[0][e] = 1 + 0.1 * (2 * random.nextDouble() - 1);
      k[1][e] = 0.5 + 0.05 * (2 * random.nextDouble() - 1);
      k[2][e] = 0.5 + 0.05 * (2 * random.nextDouble() - 1);
    }
    return new NeuronParameters(k[0], k[1], k[2]);
  }
}
