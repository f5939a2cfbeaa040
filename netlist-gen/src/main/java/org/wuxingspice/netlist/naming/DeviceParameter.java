package org.wuxingspice.netlist.naming;

import java.util.List;
import java.util.Objects;

/**
 * A parameter of a device, or one of its operating values.
 *
 * @param device it belongs to
 * @param parameter its name, such as {@code ic}
 */
public record DeviceParameter(DevicePath device, String parameter) implements FlatName {

  /** Checks that both are there. */
  public DeviceParameter {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(parameter, "parameter");
  }

  @Override
  public List<String> instances() {
    return device.instances();
  }

  @Override
  public String local() {
    return device.local();
  }

  @Override
  public String text() {
    return "@" + device.text() + "[" + parameter + "]";
  }
}
