package org.wuxingspice.loop.propagator;

import java.time.Duration;

/**
 * What circuit passes cost.
 *
 * @param passes number of single-sample passes simulated
 * @param simulations number of circuits simulated: pieces of all passes
 * @param analysis time inside ngspice's transient analyses, summed over workers
 */
public record CircuitTime(long passes, long simulations, Duration analysis) {

  /** Nothing done yet. */
  public static final CircuitTime NONE = new CircuitTime(0, 0, Duration.ZERO);

  CircuitTime plus(final CircuitTime other) {
    return new CircuitTime(
        passes + other.passes, simulations + other.simulations, analysis.plus(other.analysis));
  }
}
