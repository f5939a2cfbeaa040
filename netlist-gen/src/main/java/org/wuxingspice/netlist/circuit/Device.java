package org.wuxingspice.netlist.circuit;

import java.util.List;

/** A part of the circuit. The first letter of its name tells its kind. */
public sealed interface Device extends Statement
    permits CodeModel,
        ControlledSource,
        Instance,
        Passive,
        Semiconductor,
        Source,
        Switch,
        TransmissionLine {

  /** {@return the name, beginning with the kind's letter} */
  String name();

  /** {@return all nodes that the device is connected to, in the order in which they are written} */
  List<String> nodes();

  /**
   * {@return what a visitor makes of this kind of device}
   *
   * @param visitor to be called
   * @param <R> its result
   */
  <R> R accept(DeviceVisitor<R> visitor);

  /**
   * {@return the same kind of device with other names and values}
   *
   * @param mapping gives what stands in the place of each
   */
  Device map(DeviceMapping mapping);
}
