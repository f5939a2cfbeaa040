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
}
