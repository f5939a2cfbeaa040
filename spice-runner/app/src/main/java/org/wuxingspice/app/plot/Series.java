package org.wuxingspice.app.plot;

import org.wuxingspice.model.dynamics.Trajectory;

/**
 * A line of a chart. The arrays are shared, not copied.
 *
 * @param name for the legend
 * @param x horizontal values
 * @param y vertical values, as many; NaN leaves a gap
 * @param style how it is drawn
 * @param errors half the length of a bar through each point; none without bars
 */
public record Series(String name, double[] x, double[] y, Style style, double[] errors) {

  /**
   * A line without bars.
   *
   * @param name for the legend
   * @param x horizontal values
   * @param y vertical values, as many; NaN leaves a gap
   * @param style how it is drawn
   */
  public Series(final String name, final double[] x, final double[] y, final Style style) {
    this(name, x, y, style, new double[0]);
  }

  /** How a line is drawn. */
  public enum Style {
    /** Solid. */
    SOLID,
    /** Thin, dark and dashed, to lie over another line. */
    DASHED,
    /** Solid with a mark at every point. */
    MARKED,
    /** A bar per value between neighbouring x, of which there is one more; on pages alone. */
    BARS
  }

  /**
   * {@return a solid line}
   *
   * @param name for the legend
   * @param x horizontal values
   * @param y vertical values, as many
   */
  public static Series solid(final String name, final double[] x, final double[] y) {
    return new Series(name, x, y, Style.SOLID);
  }

  /**
   * {@return a thin dashed line, to lie over another one}
   *
   * @param name for the legend
   * @param x horizontal values
   * @param y vertical values, as many
   */
  public static Series dashed(final String name, final double[] x, final double[] y) {
    return new Series(name, x, y, Style.DASHED);
  }

  /**
   * {@return a line with a mark at every point}
   *
   * @param name for the legend
   * @param x horizontal values
   * @param y vertical values, as many
   */
  public static Series marked(final String name, final double[] x, final double[] y) {
    return new Series(name, x, y, Style.MARKED);
  }

  /**
   * {@return a solid line of an element over time}
   *
   * @param name for the legend
   * @param trajectory in time units and units of E
   * @param element index through the network
   */
  public static Series solid(final String name, final Trajectory trajectory, final int element) {
    return solid(name, trajectory.time()[element], trajectory.values()[element]);
  }

  /**
   * {@return a thin dashed line of an element over time}
   *
   * @param name for the legend
   * @param trajectory in time units and units of E
   * @param element index through the network
   */
  public static Series dashed(final String name, final Trajectory trajectory, final int element) {
    return dashed(name, trajectory.time()[element], trajectory.values()[element]);
  }
}
