package org.wuxingspice.model.device;

/**
 * Pulses of one polarity, each stronger than the one before until the strongest.
 *
 * @param volts of the first, positive
 * @param voltsStep by which each is higher, not negative
 * @param voltsMost of the strongest
 * @param gate at the access transistor in the first, volt
 * @param gateStep by which each is higher, volt, not negative
 * @param gateMost in the strongest, volt
 */
public record Ramp(
    double volts,
    double voltsStep,
    double voltsMost,
    double gate,
    double gateStep,
    double gateMost) {

  /** Checks the numbers. */
  public Ramp {
    if (!(volts > 0 && voltsStep >= 0 && voltsMost >= volts && gateStep >= 0 && gateMost >= gate)) {
      throw DeviceReason.BAD_SCHEDULE.failure(
          "pulses from "
              + volts
              + " V in steps of "
              + voltsStep
              + " V to "
              + voltsMost
              + " V: they must be positive and not get weaker");
    }
  }

  /**
   * {@return pulses of one height, without a transistor}
   *
   * @param volts positive
   */
  public static Ramp constant(final double volts) {
    return new Ramp(volts, 0, volts, 0, 0, 0);
  }

  /**
   * {@return a pulse}
   *
   * @param index from 0
   * @param sign 1 to raise the conductance, −1 to lower it
   * @param seconds width
   * @param edge time of rise and of fall, second
   */
  Pulse pulse(final int index, final int sign, final double seconds, final double edge) {
    return new Pulse(
        sign * Math.min(voltsMost, volts + index * voltsStep),
        Math.min(gateMost, gate + index * gateStep),
        seconds,
        edge);
  }
}
