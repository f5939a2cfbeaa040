package org.wuxingspice.loop.propagator;

import java.util.SplittableRandom;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * Tells single-sample passes apart, so that each has noise of its own and the same pass always the
 * same noise: a number from the network, the direction, the place in the batch and the drive. What
 * ran before, workers and pieces do not count, and a training that goes on from a checkpoint meets
 * the noise that it would have met without the interruption.
 */
final class NoiseKey {

  private final long base;

  /** An occasion for each sample that a network is shown in a direction. */
  NoiseKey(final Network network, final Direction direction) {
    long hash = direction == Direction.FORWARD ? 1 : 2;
    hash = mixed(hash, network.coefficients());
    hash = mixed(hash, network.parameters().k1());
    hash = mixed(hash, network.parameters().k2());
    this.base = mixed(hash, network.parameters().k3());
  }

  /**
   * The number of a pass.
   *
   * @param sample place in the batch
   * @param drive one number per channel
   */
  long of(final int sample, final double... drive) {
    return mixed(mixed(base, sample), drive);
  }

  private static long mixed(final long start, final double... values) {
    long hash = start;
    for (final double value : values) {
      hash = new SplittableRandom(hash ^ Double.doubleToLongBits(value)).nextLong();
    }
    return hash;
  }
}
