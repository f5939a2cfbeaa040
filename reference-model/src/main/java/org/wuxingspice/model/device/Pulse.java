package org.wuxingspice.model.device;

/**
 * A trapezoidal pulse. The positive end of the device is the top electrode. Positive volts are
 * applied there; negative ones as positive volts at the other end of device and access transistor,
 * so that a gate in front of the lower end works for both.
 *
 * @param volts over device and access transistor
 * @param gate of the access transistor, volt; of no account without one
 * @param seconds at the whole amplitude
 * @param edge time of rise and of fall, second
 */
public record Pulse(double volts, double gate, double seconds, double edge) {

  /** Checks the times. */
  public Pulse {
    if (!(seconds > 0 && edge > 0 && Double.isFinite(volts) && Double.isFinite(gate))) {
      throw DeviceReason.BAD_SCHEDULE.failure(
          "pulse of " + volts + " V and " + seconds + " s with edges of " + edge + " s");
    }
  }

  /** {@return the time from the beginning of the rise to the end of the fall, second} */
  public double duration() {
    return seconds + 2 * edge;
  }
}
