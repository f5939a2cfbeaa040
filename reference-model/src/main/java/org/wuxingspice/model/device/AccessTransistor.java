package org.wuxingspice.model.device;

/**
 * The transistor in series with a device, which selects it and limits its current: the square law
 * of level 1 without body effect and channel-length modulation, i = β/2·((g − V_t − b)₊² − (g − V_t
 * − a)₊²) from a to b with its gate at g, whichever is the drain.
 *
 * @param gain β, A/V²
 * @param threshold V_t, volt
 */
public record AccessTransistor(double gain, double threshold) {

  /**
   * A transistor with which {@link Sky130Reram} follows the published pulses of the 1T1R cell: FORM
   * at 2.6 V and 1.4 V at the gate, RESET at 2.6 V and 2.5 V, SET at 2.4 V and 1.7 V, 1 µs each
   * (docs/technology_specifications.rst of the process). Its size is an assumption.
   */
  public static final AccessTransistor SKY130 = new AccessTransistor(4e-3, 0.7);

  /** Checks the parameters. */
  public AccessTransistor {
    DeviceReason.positive("gain of the access transistor", gain);
    DeviceReason.notNegative("threshold of the access transistor", threshold);
  }

  /**
   * {@return the current from a to b, ampere}
   *
   * @param gate volt
   * @param a volt
   * @param b volt
   */
  double current(final double gate, final double a, final double b) {
    final double towardsB = Math.max(0, gate - threshold - b);
    final double towardsA = Math.max(0, gate - threshold - a);
    return gain / 2 * (towardsB * towardsB - towardsA * towardsA);
  }

  /** {@return the derivative of the current by the voltage of a, siemens} */
  double conductance(final double gate, final double a) {
    return gain * Math.max(0, gate - threshold - a);
  }
}
