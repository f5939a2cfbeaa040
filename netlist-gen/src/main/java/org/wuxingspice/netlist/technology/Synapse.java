package org.wuxingspice.netlist.technology;

import java.util.List;

/**
 * A coefficient as its memristors realise it.
 *
 * @param wanted the coefficient that was asked for
 * @param realised the coefficient that the conductances amount to
 * @param clipped how much of the difference is due to the ends of the conductance range; 0 inside
 *     it
 * @param conductances siemens; of a pair G₊, G₋; of a bridge G1 to G4
 */
public record Synapse(double wanted, double realised, double clipped, List<Double> conductances) {

  /** Keeps an unmodifiable copy of the list. */
  public Synapse {
    conductances = List.copyOf(conductances);
  }

  /** {@return the difference due to the conductance levels, dimensionless} */
  public double quantised() {
    return realised - wanted - clipped;
  }
}
