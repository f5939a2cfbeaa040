package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Value;

/**
 * What the inputs of a network's amplifiers have of their own. Offsets are parameters of the cells;
 * noise comes from outside, at ports that lift the non-inverting inputs from ground.
 *
 * @param offset whether every amplifier has an input offset of its own
 * @param noise whether every amplifier has a port for the noise voltage at its input
 */
public record AmplifierInput(boolean offset, boolean noise) {

  /** Amplifiers without offset and noise. */
  public static final AmplifierInput IDEAL = new AmplifierInput(false, false);

  /** The ports of a cell, with those of noise behind the others. */
  List<String> ports(final List<String> plain, final String... noisy) {
    final List<String> ports = new ArrayList<>(plain);
    if (noise) {
      ports.addAll(List.of(noisy));
    }
    return ports;
  }

  /** Adds a cell's parameter for an offset, 0 unless given. */
  void declare(final Map<String, Value> parameters, final String name) {
    if (offset) {
      parameters.put(name, Value.ZERO);
    }
  }

  /** Hands an offset on to an inner cell. */
  void pass(final Map<String, Value> values, final String name, final String outer) {
    if (offset) {
      values.put(name, Parts.parameter(outer));
    }
  }

  /** The node of a non-inverting input. */
  String node(final String port) {
    return noise ? port : "0";
  }
}
