package org.wuxingspice.netlist.flat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Device;

/**
 * A circuit of devices only. Every name is lower case and as ngspice has it: resistor {@code ri} of
 * instance {@code xs} is {@code r.xs.ri}, its inner node {@code b} is {@code xs.b}, ground is
 * {@code 0}. Every value is a number, except that formulas of behavioral sources and of devices
 * whose value depends on the circuit keep node voltages, currents and time, with numbers for
 * parameters.
 *
 * @param devices in the order of the netlist, an instance's devices in its place
 * @param models by flat name, with numbers for parameters
 * @param initialVoltages of nodes, volt
 */
public record FlatCircuit(
    List<Device> devices,
    Map<String, Definition.Model> models,
    Map<String, Double> initialVoltages) {

  /** Keeps unmodifiable copies of lists and maps. */
  public FlatCircuit {
    devices = List.copyOf(devices);
    models = Collections.unmodifiableMap(new TreeMap<>(models));
    initialVoltages = Collections.unmodifiableMap(new TreeMap<>(initialVoltages));
  }

  /** {@return all nodes but ground, sorted} */
  public List<String> nodes() {
    return devices.stream()
        .flatMap(device -> device.nodes().stream())
        .filter(node -> !node.equals("0"))
        .distinct()
        .sorted()
        .toList();
  }
}
