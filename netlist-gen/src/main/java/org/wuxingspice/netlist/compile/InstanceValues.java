package org.wuxingspice.netlist.compile;

import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.model.network.Neuron;
import org.wuxingspice.netlist.cells.Rates;
import org.wuxingspice.netlist.circuit.Value;

/** The parameters of an instance that differ from its subcircuit's own. */
final class InstanceValues {

  private final Map<String, Value> values = new TreeMap<>();

  /** A parameter, unless it has its normal value. */
  void put(final String name, final double value, final double normal) {
    put(name, Value.of(value), Value.of(normal));
  }

  /** A parameter, unless it has its normal value. */
  void put(final String name, final Value value, final Value normal) {
    if (!value.equals(normal)) {
      values.put(name, value);
    }
  }

  /** The rates of an element. */
  void rates(final int i, final Rates rates) {
    put("k1_" + i, rates.k1(), Neuron.DEFAULT_K1);
    put("k2_" + i, rates.k2(), Neuron.DEFAULT_K2);
    put("k3_" + i, rates.k3(), Neuron.DEFAULT_K3);
  }

  Map<String, Value> values() {
    return values;
  }
}
