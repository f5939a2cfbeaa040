package org.wuxingspice.netlist.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wuxingspice.netlist.circuit.Value;

/**
 * What a network's amplifiers have of their own. Offsets and bandwidths are parameters of the
 * cells; noise comes from outside, at ports that lift the non-inverting inputs from ground.
 *
 * @param offset whether every amplifier has an input offset of its own, parameter {@code vos}
 * @param bandwidth whether every amplifier has a gain-bandwidth product of its own, as a factor
 *     {@code fgbw}
 * @param noise whether every amplifier has a port for the noise voltage at its input
 */
public record AmplifierInput(boolean offset, boolean bandwidth, boolean noise) {

  /** Parameter of an input offset, volt. */
  public static final String OFFSET = "vos";

  /** Parameter of a gain-bandwidth product, relative. */
  public static final String BANDWIDTH = "fgbw";

  /** Amplifiers that are all alike, without offset and noise. */
  public static final AmplifierInput IDEAL = new AmplifierInput(false, false, false);

  /** The ports of a cell, with those of noise behind the others. */
  List<String> ports(final List<String> plain, final String... noisy) {
    final List<String> ports = new ArrayList<>(plain);
    if (noise) {
      ports.addAll(List.of(noisy));
    }
    return ports;
  }

  /** Adds a cell's parameters for one of its amplifiers, with what makes it like all others. */
  void declare(final Map<String, Value> parameters, final String suffix) {
    if (offset) {
      parameters.put(OFFSET + suffix, Value.ZERO);
    }
    if (bandwidth) {
      parameters.put(BANDWIDTH + suffix, Value.of(1));
    }
  }

  /** Hands the parameters of an amplifier on to the inner cell that it is in. */
  void pass(final Map<String, Value> values, final String outerSuffix) {
    if (offset) {
      values.put(OFFSET, Parts.parameter(OFFSET + outerSuffix));
    }
    if (bandwidth) {
      values.put(BANDWIDTH, Parts.parameter(BANDWIDTH + outerSuffix));
    }
  }

  /** The node of a non-inverting input. */
  String node(final String port) {
    return noise ? port : "0";
  }
}
