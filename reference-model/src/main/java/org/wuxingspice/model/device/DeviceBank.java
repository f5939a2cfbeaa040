package org.wuxingspice.model.device;

import java.util.Arrays;

/**
 * Devices of a kind with what has been done to them. Different devices may be written by different
 * threads at the same time.
 */
public final class DeviceBank {

  private static final int ROWS = 5;

  private final Device device;
  private final double[] state;
  private final double[] pulses;
  private final double[] joules;
  private final double[] seconds;
  private final double[] givenUp;

  /**
   * Makes new devices.
   *
   * @param device kind
   * @param count how many
   */
  public DeviceBank(final Device device, final int count) {
    this.device = device;
    state = new double[count];
    Arrays.setAll(state, device::initial);
    pulses = new double[count];
    joules = new double[count];
    seconds = new double[count];
    givenUp = new double[count];
  }

  /** {@return the kind of the devices} */
  public Device device() {
    return device;
  }

  /** {@return how many there are} */
  public int count() {
    return state.length;
  }

  /**
   * {@return a device's conductance, siemens, without the cost of a read}
   *
   * @param index of the device
   */
  public double conductance(final int index) {
    return device.conductance(index, state[index], (long) pulses[index]);
  }

  /**
   * {@return a device's state}
   *
   * @param index of the device
   */
  public double state(final int index) {
    return state[index];
  }

  /**
   * {@return the pulses that a device has had}
   *
   * @param index of the device
   */
  public double pulses(final int index) {
    return pulses[index];
  }

  /**
   * {@return what pulses and reads of a device have taken, joule}
   *
   * @param index of the device
   */
  public double energy(final int index) {
    return joules[index];
  }

  /**
   * {@return how long pulses and reads of a device have taken, second}
   *
   * @param index of the device
   */
  public double time(final int index) {
    return seconds[index];
  }

  /**
   * {@return how many writes of a device were given up}
   *
   * @param index of the device
   */
  public double givenUp(final int index) {
    return givenUp[index];
  }

  /** Reads a device and counts what that takes. */
  double read(final int index, final double volts, final double time) {
    final double found = conductance(index);
    joules[index] += volts * volts * found * time;
    seconds[index] += time;
    return found;
  }

  void giveUp(final int index) {
    givenUp[index]++;
  }

  /**
   * Applies a pulse and counts it.
   *
   * @param pulser of the calling thread
   * @param index of the device
   * @param pulse its volts are positive where it raises the conductance
   */
  public void pulse(final Device.Pulser pulser, final int index, final Pulse pulse) {
    state[index] = pulser.apply(index, state[index], (long) pulses[index], pulse);
    pulses[index]++;
    joules[index] += pulser.energy();
    seconds[index] += pulse.duration();
  }

  /** {@return a copy of everything that changes, rows of one number per device} */
  public double[][] memory() {
    return new double[][] {
      state.clone(), pulses.clone(), joules.clone(), seconds.clone(), givenUp.clone()
    };
  }

  /** {@return the number of rows of {@link #memory}} */
  public static int rows() {
    return ROWS;
  }

  /**
   * Goes on from a memory.
   *
   * @param stored as {@link #memory} gave it
   */
  public void restore(final double[][] stored) {
    final double[][] rows = {state, pulses, joules, seconds, givenUp};
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(stored[row], 0, rows[row], 0, rows[row].length);
    }
  }
}
