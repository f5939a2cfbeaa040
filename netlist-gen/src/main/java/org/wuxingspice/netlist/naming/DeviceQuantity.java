package org.wuxingspice.netlist.naming;

import java.util.List;

/** What a device has; it is where its device is. */
public sealed interface DeviceQuantity extends FlatName permits BranchCurrent, DeviceParameter {

  /** {@return the device} */
  DevicePath device();

  @Override
  default List<String> instances() {
    return device().instances();
  }

  @Override
  default String local() {
    return device().local();
  }
}
