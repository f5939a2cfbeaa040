package org.wuxingspice.netlist.compile;

/** How a recorded vector gives a number of the network. */
public interface Readout {

  /** {@return the vector to record, lower case} */
  String vector();

  /**
   * {@return the number that a recorded value stands for}
   *
   * @param recorded value of the vector, SI units
   */
  double value(double recorded);
}
