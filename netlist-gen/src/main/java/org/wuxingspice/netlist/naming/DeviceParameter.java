package org.wuxingspice.netlist.naming;

import java.util.Objects;

/**
 * A parameter of a device, or one of its operating values.
 *
 * @param device it belongs to
 * @param parameter its name, such as {@code ic}
 */
public record DeviceParameter(DevicePath device, String parameter) implements DeviceQuantity {

  /** Checks that both are there. */
  public DeviceParameter {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(parameter, "parameter");
  }

  @Override
  public String text() {
    return "@" + device.text() + "[" + parameter + "]";
  }
}
