package org.wuxingspice.loop.writing;

import java.util.Arrays;
import org.wuxingspice.model.device.Retention;
import org.wuxingspice.model.network.Network;

/**
 * Coefficients in devices that time changes. Each is a pair of devices, one programmed to |c| over
 * the network's largest |c|, the other to 0; both age.
 *
 * @param retention what time does
 * @param seed of the devices
 */
public record Ageing(Retention retention, long seed) {

  /**
   * {@return the network as its devices hold it some time after they were programmed}
   *
   * @param network as programmed
   * @param seconds since then, not negative
   */
  public Network aged(final Network network, final double seconds) {
    final double[] c = network.coefficients();
    final double largest = Arrays.stream(c).map(Math::abs).max().orElse(0);
    for (int k = 0; largest > 0 && k < c.length; k++) {
      final double size = retention.aged(Math.abs(c[k]) / largest, seconds, seed, 2L * k);
      final double other = retention.aged(0, seconds, seed, 2L * k + 1);
      c[k] = Math.signum(c[k]) * (size - other) * largest;
    }
    return network.withCoefficients(c);
  }

  /**
   * {@return an aged network with all coefficients multiplied by the one number that gives them
   * their sum of sizes back}
   *
   * @param programmed network before
   * @param aged network after
   */
  public static Network corrected(final Network programmed, final Network aged) {
    final double gain = size(programmed) / size(aged);
    return aged.withCoefficients(Arrays.stream(aged.coefficients()).map(c -> gain * c).toArray());
  }

  private static double size(final Network network) {
    return Arrays.stream(network.coefficients()).map(Math::abs).sum();
  }
}
