package org.wuxingspice.model.device;

import java.util.SplittableRandom;

/**
 * Random numbers of devices. A draw depends on the seed, the device and the occasion alone, so that
 * devices can be written in any order and by any number of threads.
 *
 * @param seed of all of them
 */
record Draws(long seed) {

  private static final long DEVICE = 0x9E3779B97F4A7C15L;
  private static final long OCCASION = 0xC2B2AE3D27D4EB4FL;

  /**
   * {@return a normal number of mean 0 and deviation 1}
   *
   * @param stream what it is for
   * @param device index
   * @param occasion number of the pulse or read
   */
  double normal(final int stream, final long device, final long occasion) {
    return random(stream, device, occasion).nextGaussian();
  }

  /** {@return a number from 0 to below 1, evenly} */
  double even(final int stream, final long device, final long occasion) {
    return random(stream, device, occasion).nextDouble();
  }

  private SplittableRandom random(final int stream, final long device, final long occasion) {
    return new SplittableRandom(
        mix(mix(seed + stream * DEVICE) ^ (device + 1) * OCCASION) ^ occasion * DEVICE);
  }

  /** The finalizer of MurmurHash3 in Stafford's variant 13. */
  private static long mix(final long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
