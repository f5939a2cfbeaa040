package org.wuxingspice.netlist.circuit;

import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.expression.Expression;

/** What stands in the place of the names and values of a device. */
public interface DeviceMapping {

  /**
   * {@return the name in the place of a device's}
   *
   * @param name of the device itself or of one that controls it
   */
  String device(String name);

  /**
   * {@return the node in the place of a node}
   *
   * @param name of the node
   */
  String node(String name);

  /**
   * {@return the model in the place of a model}
   *
   * @param name of the model
   */
  String model(String name);

  /**
   * {@return the value in the place of a value}
   *
   * @param value SI units
   */
  Value value(Value value);

  /**
   * {@return the formula in the place of a behavioral source's}
   *
   * @param formula of voltages, currents and parameters
   */
  Expression formula(Expression formula);

  /**
   * {@return the parameters in the place of a device's}
   *
   * @param values by name
   */
  Map<String, Value> values(Map<String, Value> values);

  /**
   * {@return the values in the place of some}
   *
   * @param values in order
   */
  default List<Value> values(final List<Value> values) {
    return values.stream().map(this::value).toList();
  }

  /**
   * {@return the nodes in the place of some}
   *
   * @param names in order
   */
  default List<String> nodes(final List<String> names) {
    return names.stream().map(this::node).toList();
  }
}
