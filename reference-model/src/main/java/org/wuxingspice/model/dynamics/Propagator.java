package org.wuxingspice.model.dynamics;

import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * Runs signals through a network. The numeric engines and the circuit in ngspice implement this one
 * seam, and training, evaluation and comparison are written against it alone.
 *
 * <p>A pass starts with every element at its fixed point B0 and keeps the drive constant for the
 * whole duration T.
 */
public interface Propagator extends AutoCloseable {

  /**
   * Runs one pass for a batch of samples.
   *
   * @param network what to run, with its present coefficients
   * @param direction forward, driven at the external inputs, or reversed, driven at the external
   *     outputs
   * @param drive constant drive, dimensionless: {@code topology.driveCount(direction)} channels,
   *     any number of samples
   * @return the time integrals of the deviations D = E − B0 of all elements
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link DynamicsReason}, or a
   *     reason of the engine's own, when a sample has no valid answer
   */
  Pass propagate(Network network, Direction direction, Signals drive);

  /** Releases threads and processes. */
  @Override
  void close();
}
