package org.wuxingspice.model.device;

/**
 * A kind of device whose conductance pulses change. Devices of a kind are told apart by their
 * index; each has its own draw of what differs between devices. A device's state is one number.
 */
public sealed interface Device permits EquationDevice, StepDevice {

  /** {@return where the numbers come from, for reports} */
  String source();

  /** {@return the lowest conductance of the nominal device, siemens} */
  double lowest();

  /** {@return the highest conductance of the nominal device, siemens} */
  double highest();

  /**
   * {@return the state of a device before its first pulse}
   *
   * @param device index
   */
  double initial(long device);

  /**
   * {@return whether a device keeps its conductance whatever is done to it}
   *
   * @param device index
   */
  boolean stuck(long device);

  /**
   * The conductance that a read finds.
   *
   * @param device index
   * @param state of the device
   * @param pulses that the device has had
   * @return siemens
   */
  double conductance(long device, double state, long pulses);

  /**
   * {@return how far pulses move the nominal device in the middle of its range, siemens, the mean
   * of up and down}
   *
   * @param up raises the conductance
   * @param down lowers it
   */
  double nominalStep(Pulse up, Pulse down);

  /** {@return a writer of pulses for one thread} */
  Pulser pulser();

  /** Applies pulses, one thread's. */
  interface Pulser {

    /**
     * Applies a pulse.
     *
     * @param device index
     * @param state of the device
     * @param pulses that the device has had before
     * @param pulse its volts are positive where it raises the conductance
     * @return the state after it
     */
    double apply(long device, double state, long pulses, Pulse pulse);

    /** {@return what the last pulse took from its source, joule} */
    double energy();
  }
}
