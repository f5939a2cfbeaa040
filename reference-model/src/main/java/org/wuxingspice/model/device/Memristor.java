package org.wuxingspice.model.device;

/**
 * A memristor by its equations: a current i(v, x) and a state that moves with dx/dt = f(v, x, θ).
 * The state x lies from 0 to 1; θ is how much warmer the device is than its surroundings.
 */
public sealed interface Memristor permits Sky130Reram, Vteam, Yakopcic, LinearDrift {

  /**
   * {@return the current into the positive end, ampere}
   *
   * @param volts over the device
   * @param state x
   */
  default double current(final double volts, final double state) {
    return amplitude(state) * shape(volts);
  }

  /**
   * {@return the factor of the current that the state sets, positive}
   *
   * @param state x
   */
  double amplitude(double state);

  /**
   * {@return the factor of the current that the voltage sets, increasing, 0 at 0; the voltage
   * itself for a device that obeys Ohm's law in every state}
   *
   * @param volts over the device
   */
  default double shape(final double volts) {
    return volts;
  }

  /**
   * {@return the derivative of {@link #shape} by the voltage}
   *
   * @param volts over the device
   */
  default double shapeSlope(final double volts) {
    return 1;
  }

  /**
   * {@return how fast the state moves, per second}
   *
   * @param volts over the device
   * @param state x
   * @param heating θ, kelvin
   */
  double rate(double volts, double state, double heating);

  /** {@return kelvin per watt when the power has been there for long; 0 without self-heating} */
  default double thermalResistance() {
    return 0;
  }

  /** {@return the time constant of the temperature, second; of no account without self-heating} */
  default double thermalTime() {
    return 1;
  }

  /** {@return the state of a device that has just been made} */
  double initialState();

  /** {@return whether x = 1 is the end with the higher conductance} */
  boolean conductsAtOne();

  /** {@return the sign of the voltage that raises the conductance, 1 or −1} */
  double settingSign();

  /**
   * {@return the conductance that a read finds, siemens}
   *
   * @param volts of the read, not 0
   * @param state x
   */
  default double conductance(final double volts, final double state) {
    return current(volts, state) / volts;
  }
}
