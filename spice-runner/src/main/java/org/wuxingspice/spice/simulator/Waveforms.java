package org.wuxingspice.spice.simulator;

import java.util.List;
import java.util.Optional;

/**
 * Vectors over a common scale. The arrays are shared, not copied.
 *
 * @param scaleName {@code time}, {@code frequency}, or the name of the swept source; empty for an
 *     operating point
 * @param scale the scale in SI units; for an operating point one entry, 0
 * @param names names of the vectors, lower case
 * @param real real parts, one row per name, one column per scale entry, SI units
 * @param imaginary imaginary parts of the same shape in a frequency sweep
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier by contract, compared by nobody
public record Waveforms(
    String scaleName,
    double[] scale,
    List<String> names,
    double[][] real,
    Optional<double[][]> imaginary) {

  /**
   * The real part of a vector.
   *
   * @param name as in {@link #names()}
   * @throws IllegalArgumentException when there is no such vector
   */
  public double[] vector(final String name) {
    final int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no vector " + name + " among " + names);
    }
    return real[index];
  }
}
