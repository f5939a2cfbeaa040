package org.wuxingspice.loop.propagator;

/**
 * The voltages of one sample's lines between pieces, on the grid. An element has up to two lines,
 * of D and of −D. Not safe for use by several threads.
 */
final class LineVoltages {

  private final double[][] volts;

  /** No line yet. */
  LineVoltages(final int elements) {
    this.volts = new double[2 * elements][];
  }

  /** The number of a line among those of all elements. */
  static int number(final int element, final int sign) {
    return 2 * element + (sign > 0 ? 0 : 1);
  }

  /** Keeps a line, one value per instant; the array is shared. */
  void put(final int line, final double[] values) {
    volts[line] = values;
  }

  /** A line that has been put, shared. */
  double[] get(final int line) {
    return volts[line];
  }

  /** Drops a line. */
  void forget(final int line) {
    volts[line] = null;
  }
}
