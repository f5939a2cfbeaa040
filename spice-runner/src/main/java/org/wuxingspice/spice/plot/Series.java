package org.wuxingspice.spice.plot;

/**
 * A line of a chart. The arrays are shared, not copied.
 *
 * @param name for the legend
 * @param x horizontal values
 * @param y vertical values, as many; NaN leaves a gap
 * @param style how it is drawn
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier by contract, compared by nobody
public record Series(String name, double[] x, double[] y, Style style) {

  /** How a line is drawn. */
  public enum Style {
    /** Solid. */
    SOLID,
    /** Thin, dark and dashed, to lie over another line. */
    DASHED,
    /** Solid with a mark at every point. */
    MARKED
  }
}
