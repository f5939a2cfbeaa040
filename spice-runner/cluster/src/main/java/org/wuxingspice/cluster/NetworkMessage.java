package org.wuxingspice.cluster;

import java.io.Serializable;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NeuronParameters;

/**
 * The numbers of a network as they travel, without its topology.
 *
 * @param number of this network in the application, to tell it from the one before
 * @param coefficients of the links
 * @param k1 K1 of every element
 * @param k2 K2 of every element
 * @param k3 K3 of every element
 */
record NetworkMessage(int number, double[] coefficients, double[] k1, double[] k2, double[] k3)
    implements Serializable {

  static NetworkMessage of(final int number, final Network network) {
    final NeuronParameters parameters = network.parameters();
    return new NetworkMessage(
        number, network.coefficients(), parameters.k1(), parameters.k2(), parameters.k3());
  }

  /** The network, with the topology and clamp of another one. */
  Network network(final Network base) {
    return base.withParameters(new NeuronParameters(k1, k2, k3)).withCoefficients(coefficients);
  }
}
