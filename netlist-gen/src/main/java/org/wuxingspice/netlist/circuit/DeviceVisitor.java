package org.wuxingspice.netlist.circuit;

/**
 * One method for each kind of device, so that the compiler finds every place that forgets one.
 *
 * @param <R> what it makes of a device
 */
public interface DeviceVisitor<R> {

  /**
   * {@return the result for a resistor}
   *
   * @param d the device
   */
  R resistor(Passive.Resistor d);

  /**
   * {@return the result for a capacitor}
   *
   * @param d the device
   */
  R capacitor(Passive.Capacitor d);

  /**
   * {@return the result for an inductor}
   *
   * @param d the device
   */
  R inductor(Passive.Inductor d);

  /**
   * {@return the result for a resistor, capacitor or inductor of a model}
   *
   * @param d the device
   */
  R modelled(Passive.Modelled d);

  /**
   * {@return the result for a magnetic coupling}
   *
   * @param d the device
   */
  R coupling(Passive.Coupling d);

  /**
   * {@return the result for a voltage source}
   *
   * @param d the device
   */
  R voltage(Source.Voltage d);

  /**
   * {@return the result for a current source}
   *
   * @param d the device
   */
  R current(Source.Current d);

  /**
   * {@return the result for a voltage controlled by a voltage}
   *
   * @param d the device
   */
  R vcvs(ControlledSource.Vcvs d);

  /**
   * {@return the result for a current controlled by a voltage}
   *
   * @param d the device
   */
  R vccs(ControlledSource.Vccs d);

  /**
   * {@return the result for a current controlled by a current}
   *
   * @param d the device
   */
  R cccs(ControlledSource.Cccs d);

  /**
   * {@return the result for a voltage controlled by a current}
   *
   * @param d the device
   */
  R ccvs(ControlledSource.Ccvs d);

  /**
   * {@return the result for a polynomial source}
   *
   * @param d the device
   */
  R polynomial(ControlledSource.Polynomial d);

  /**
   * {@return the result for a source with a formula}
   *
   * @param d the device
   */
  R behavioral(ControlledSource.Behavioral d);

  /**
   * {@return the result for a diode or transistor}
   *
   * @param d the device
   */
  R semiconductor(Semiconductor d);

  /**
   * {@return the result for a switch set by a voltage}
   *
   * @param d the device
   */
  R byVoltage(Switch.ByVoltage d);

  /**
   * {@return the result for a switch set by a current}
   *
   * @param d the device
   */
  R byCurrent(Switch.ByCurrent d);

  /**
   * {@return the result for a transmission line}
   *
   * @param d the device
   */
  R line(TransmissionLine d);

  /**
   * {@return the result for a code model}
   *
   * @param d the device
   */
  R codeModel(CodeModel d);

  /**
   * {@return the result for a use of a subcircuit}
   *
   * @param d the device
   */
  R instance(Instance d);
}
