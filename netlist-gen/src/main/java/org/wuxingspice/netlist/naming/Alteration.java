package org.wuxingspice.netlist.naming;

import java.util.Objects;

/**
 * A new value for a device of a loaded circuit.
 *
 * @param target a device, whose main value is meant, or one of its parameters
 * @param value SI units
 */
public record Alteration(FlatName target, double value) {

  /** Checks the target. */
  public Alteration {
    Objects.requireNonNull(target, "target");
    if (!(target instanceof DevicePath || target instanceof DeviceParameter)) {
      throw new IllegalArgumentException(target.text() + ": only devices have values to alter");
    }
  }

  /**
   * {@return the same for the device inside an instance}
   *
   * @param instance that holds the device's surroundings
   */
  public Alteration in(final String instance) {
    return new Alteration(
        target instanceof DeviceParameter p
            ? p.device().in(instance).parameter(p.parameter())
            : ((DevicePath) target).in(instance),
        value);
  }

  /** {@return the command for ngspice} */
  public String command() {
    return command(target.text(), value);
  }

  /**
   * {@return the command for ngspice}
   *
   * @param target flat name of a device or of its parameter
   * @param value SI units
   */
  public static String command(final String target, final double value) {
    return "alter " + target + " = " + value;
  }
}
