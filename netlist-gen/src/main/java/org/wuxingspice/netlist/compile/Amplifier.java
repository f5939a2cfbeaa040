package org.wuxingspice.netlist.compile;

import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.naming.DevicePath;
import org.wuxingspice.netlist.technology.Die;

/**
 * An operational amplifier of a compiled circuit.
 *
 * @param output the source behind its output, whose current is what the output takes
 * @param noiseNode node between its non-inverting input and the source of its noise, where it has
 *     one
 * @param device kind of amplifier
 * @param index of the device
 */
public record Amplifier(DevicePath output, String noiseNode, Die.Device device, long index) {

  /**
   * {@return the voltage source of its input noise, lower case} Its waveform in the netlist is the
   * simulator's own noise of the right density; a program that plays {@link Die#noise} there
   * instead gets the same noise each time, for every piece that has the amplifier.
   */
  public String noiseSource() {
    return "v" + noiseNode;
  }

  Source.Voltage noise(final double deviation, final double interval) {
    return new Source.Voltage(
        noiseSource(), noiseNode, "0", Stimulus.of(Waveform.noise(deviation, interval)));
  }
}
