package org.wuxingspice.model.network;

/**
 * Static gain from a constant input at one element of a neuron to the deviation of another, near
 * the fixed point, for K1 = 1, K2 = K3 = 0.5.
 */
public final class PortGain {

  /** The first column of the inverse of the negative Jacobian of equation 2.1, exactly. */
  private static final double[] GAINS = {32 / 41.0, 36 / 41.0, 20 / 41.0, 2 / 41.0, -8 / 41.0};

  private PortGain() {}

  /**
   * {@return the gain}
   *
   * @param input element that is driven, 0 to 4
   * @param output element that is read, 0 to 4
   */
  public static double between(final int input, final int output) {
    return GAINS[Math.floorMod(output - input, Neuron.ELEMENTS)];
  }
}
