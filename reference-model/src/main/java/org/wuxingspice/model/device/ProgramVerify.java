package org.wuxingspice.model.device;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Writes a device by pulses and reads: a read, and while the conductance misses its target by more
 * than the tolerance a pulse towards it, stronger each time; when the target is passed, pulses of
 * the other polarity from the weakest on, of the next width. Gives up after a number of pulses.
 *
 * @param raise pulses that raise the conductance
 * @param lower pulses that lower it
 * @param widths of the pulses after no, one, two, ... changes of polarity, second; the last one
 *     holds for all further ones
 * @param edge time of rise and of fall, second
 * @param tolerance largest error, as a share of the range of conductances, positive
 * @param limit most pulses in one write, positive
 * @param readVolts of the reads between the pulses
 * @param readSeconds length of a read
 */
public record ProgramVerify(
    Ramp raise,
    Ramp lower,
    List<Double> widths,
    double edge,
    double tolerance,
    int limit,
    double readVolts,
    double readSeconds) {

  /** Checks the numbers. */
  public ProgramVerify {
    widths = List.copyOf(widths);
    DeviceReason.positive("tolerance", tolerance);
    DeviceReason.positive("read voltage", readVolts);
    DeviceReason.positive("length of a read", readSeconds);
    if (limit < 1 || widths.isEmpty()) {
      throw DeviceReason.BAD_SCHEDULE.failure(
          "at most " + limit + " pulses of " + widths.size() + " widths: need one or more of both");
    }
  }

  /**
   * {@return the same with another tolerance}
   *
   * @param share of the range, positive
   */
  public ProgramVerify within(final double share) {
    return new ProgramVerify(raise, lower, widths, edge, share, limit, readVolts, readSeconds);
  }

  /**
   * {@return the same with another limit}
   *
   * @param pulses most in one write, positive
   */
  public ProgramVerify atMost(final int pulses) {
    return new ProgramVerify(raise, lower, widths, edge, tolerance, pulses, readVolts, readSeconds);
  }

  /**
   * {@return a pulse halfway between the weakest and the strongest, for writing without reads}
   *
   * @param sign 1 to raise the conductance, −1 to lower it
   */
  public Pulse middle(final int sign) {
    final Ramp ramp = sign > 0 ? raise : lower;
    return new Pulse(
        sign * (ramp.volts() + ramp.voltsMost()) / 2,
        (ramp.gate() + ramp.gateMost()) / 2,
        widths.get(0),
        edge);
  }

  /**
   * Refuses pulses that do not move the nominal device.
   *
   * @param device to be written
   * @throws org.wuxingspice.model.failure.WuxingException {@link DeviceReason#BAD_SCHEDULE}
   */
  public void requireEffect(final Device device) {
    final Device.Pulser pulser = device.pulser();
    final double range = device.highest() - device.lowest();
    final long first =
        LongStream.range(0, 1000).filter(d -> !device.stuck(d)).findFirst().orElse(0);
    double state = device.initial(first);
    double least = device.conductance(first, state, 0);
    double most = least;
    for (int i = 0; i < 2 * limit; i++) {
      final boolean up = i < limit;
      state =
          pulser.apply(
              first,
              state,
              i,
              (up ? raise : lower).pulse(up ? i : i - limit, up ? 1 : -1, widths.get(0), edge));
      final double now = device.conductance(first, state, i + 1);
      least = Math.min(least, now);
      most = Math.max(most, now);
    }
    if (most - least < tolerance * range) {
      throw DeviceReason.BAD_SCHEDULE.failure(
          "pulses up to "
              + raise.voltsMost()
              + " V and "
              + lower.voltsMost()
              + " V do not move the device by its tolerance; raise the voltages or the widths");
    }
  }

  /**
   * Writes a device of a bank.
   *
   * @param bank that holds it
   * @param pulser of the calling thread
   * @param device index
   * @param target siemens
   * @return whether the last read is within the tolerance
   */
  public boolean write(
      final DeviceBank bank, final Device.Pulser pulser, final int device, final double target) {
    final double range = bank.device().highest() - bank.device().lowest();
    int direction = 0;
    int turns = -1;
    int strength = 0;
    for (int i = 0; ; i++) {
      final double found = bank.read(device, readVolts, readSeconds);
      final double missing = target - found;
      if (Math.abs(missing) <= tolerance * range) {
        return true;
      }
      if (i == limit) {
        bank.giveUp(device);
        return false;
      }
      final int sign = missing > 0 ? 1 : -1;
      if (sign == direction) {
        strength++;
      } else {
        strength = 0;
        turns++;
        direction = sign;
      }
      final double width = widths.get(Math.min(turns, widths.size() - 1));
      bank.pulse(pulser, device, (sign > 0 ? raise : lower).pulse(strength, sign, width, edge));
    }
  }
}
