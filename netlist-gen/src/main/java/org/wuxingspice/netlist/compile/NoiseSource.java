package org.wuxingspice.netlist.compile;

import org.wuxingspice.netlist.circuit.Source;
import org.wuxingspice.netlist.circuit.Stimulus;
import org.wuxingspice.netlist.circuit.Waveform;
import org.wuxingspice.netlist.technology.Imperfections;

/**
 * The voltage source of an amplifier's input noise. Its waveform in the netlist is the simulator's
 * own noise of the right density; a program that plays {@link Imperfections#noise} there instead
 * gets the same noise each time and for every piece that has the amplifier.
 *
 * @param source name, lower case
 * @param device kind of amplifier
 * @param index of the device
 */
public record NoiseSource(String source, Imperfections.Device device, long index) {

  /** The source between the amplifier's non-inverting input and ground. */
  Source.Voltage statement(final double deviation, final double interval) {
    return new Source.Voltage(
        source, source.substring(1), "0", Stimulus.of(Waveform.noise(deviation, interval)));
  }
}
