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

  /**
   * Runs one pass around an operating point.
   *
   * @param network what to run, with its present coefficients
   * @param direction as above; only a reversed pass can have an operating point other than rest
   * @param drive as above, deviations from the drive that holds the operating point
   * @param point where the pass starts and what its deviations are counted from
   * @return the time integrals of the deviations from the operating point
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#UNSUPPORTED} when
   *     this engine knows no operating point but rest, and as above
   */
  default Pass propagate(
      final Network network,
      final Direction direction,
      final Signals drive,
      final OperatingPoint point) {
    if (point instanceof OperatingPoint.Rest) {
      return propagate(network, direction, drive);
    }
    throw DynamicsReason.UNSUPPORTED.failure(
        "this engine cannot run a pass around a forward operating point: use the equilibrium"
            + " engine or learn around rest");
  }

  /**
   * Runs one pass around an operating point for some of the neurons.
   *
   * @param network as above
   * @param direction as above
   * @param drive as above
   * @param point as above
   * @param extent what has to be answered; an engine may always answer everything
   * @return as above
   */
  default Pass propagate(
      final Network network,
      final Direction direction,
      final Signals drive,
      final OperatingPoint point,
      final Extent extent) {
    return propagate(network, direction, drive, point);
  }

  /** Releases threads and processes. */
  @Override
  void close();
}
