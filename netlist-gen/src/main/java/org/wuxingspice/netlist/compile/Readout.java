package org.wuxingspice.netlist.compile;

import org.wuxingspice.netlist.naming.NodePath;

/** How a recorded vector gives a number of the network. */
public interface Readout {

  /** {@return the node whose voltage is recorded} */
  NodePath node();

  /** {@return what a volt stands for} */
  double unitsPerVolt();

  /** {@return the vector to record, lower case} */
  default String vector() {
    return node().text();
  }

  /**
   * {@return the number that a recorded value stands for}
   *
   * @param volts at the node
   */
  default double value(final double volts) {
    return volts * unitsPerVolt();
  }
}
