package org.wuxingspice.ngspice.rawfile;

import java.util.List;

/** How the points of a plot lie in its file. */
final class Layout {

  /** How one number is stored. */
  enum Cell {
    FLOAT(Float.BYTES),
    DOUBLE(Double.BYTES),
    COMPLEX(2 * Double.BYTES);

    private final int bytes;

    Cell(final int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  private final Cell[] cells;
  private final long[] lengths;
  private final long points;
  private final boolean padded;

  /**
   * Works out the layout.
   *
   * @throws ArithmeticException or NumberFormatException when a vector's own length is no number
   */
  Layout(final RawHeader header, final Producer producer) {
    final List<RawVariable> variables = header.variables();
    points = header.points();
    padded = !header.hasFlag("unpadded");
    cells = new Cell[variables.size()];
    lengths = new long[variables.size()];
    for (int v = 0; v < cells.length; v++) {
      cells[v] = cell(header, producer, v);
      lengths[v] = Math.min(points, variables.get(v).ownLength().orElse(points));
    }
  }

  private static Cell cell(final RawHeader header, final Producer producer, final int variable) {
    if (header.isComplex()) {
      return variable == 0 && producer == Producer.QSPICE ? Cell.DOUBLE : Cell.COMPLEX;
    }
    final boolean single = producer == Producer.LTSPICE && !header.hasFlag("double");
    return single && variable > 0 ? Cell.FLOAT : Cell.DOUBLE;
  }

  int variables() {
    return cells.length;
  }

  Cell cell(final int variable) {
    return cells[variable];
  }

  /** Number of points that are a vector's own. */
  long length(final int variable) {
    return lengths[variable];
  }

  /** Whether a point holds a value of a vector, be it padding. */
  boolean stored(final int variable, final long point) {
    return padded || point < lengths[variable];
  }

  /** Number of values in the file. */
  long values() {
    long values = 0;
    for (final long length : lengths) {
      values = Math.addExact(values, padded ? points : length);
    }
    return values;
  }

  /**
   * Number of bytes of all points in binary form.
   *
   * @throws ArithmeticException when it overflows
   */
  long bytes() {
    long bytes = 0;
    for (int v = 0; v < cells.length; v++) {
      bytes =
          Math.addExact(
              bytes, Math.multiplyExact(padded ? points : lengths[v], (long) cells[v].bytes()));
    }
    return bytes;
  }
}
