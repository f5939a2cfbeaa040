package org.wuxingspice.netlist.naming;

/**
 * The current through a device of which it is an unknown of the simulator's equations, from the
 * positive node through the device.
 *
 * @param device a voltage source, a voltage controlled by something, or an inductor
 */
public record BranchCurrent(DevicePath device) implements DeviceQuantity {

  @Override
  public String text() {
    return device.text() + "#branch";
  }

  /** {@return the name as raw files and users write it} */
  public String outside() {
    return "i(" + device.text() + ")";
  }
}
