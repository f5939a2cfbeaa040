package org.wuxingspice.model.learning;

import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Topology;

/**
 * The paper's second method: each link's change is the limited product of the integrals at its two
 * ends, {@code G1 = ∫D dt · ∫D̂ dt} (3.3) and {@code G2 = atan(kt·G1)/kt} (3.4).
 *
 * @param kt limiter; |G2| stays below π/(2·kt); positive
 */
public record Method2(double kt) {

  /**
   * The mean G2 of a batch.
   *
   * @param topology of the network
   * @param forward forward pass of the batch
   * @param reversed reversed pass of the same samples
   * @return one number per link, in squared time units
   */
  public double[] update(final Topology topology, final Pass forward, final Pass reversed) {
    final double[] update = new double[topology.linkCount()];
    final Signals causes = forward.integrals();
    final Signals effects = reversed.integrals();
    for (int k = 0; k < update.length; k++) {
      double sum = 0;
      for (int s = 0; s < causes.samples(); s++) {
        final double product = causes.at(topology.source(k), s) * effects.at(topology.target(k), s);
        sum += Math.atan(kt * product) / kt;
      }
      update[k] = sum / causes.samples();
    }
    return update;
  }
}
