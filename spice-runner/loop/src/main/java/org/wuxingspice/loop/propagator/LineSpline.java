package org.wuxingspice.loop.propagator;

/**
 * Brings what a piece gives to later ones onto an even grid. The simulator's instants are far apart
 * where its integration method allows it, and a source plays straight lines between points; a cubic
 * spline through the instants gives points between which straight lines are as good.
 *
 * <p>The natural spline (de Boor, A Practical Guide to Splines, 1978, chapter IV) is linear in the
 * values: with the instants shared, the matrix of its second derivatives is factored once for all
 * lines of a piece.
 */
final class LineSpline {

  private final double[] knots;
  private final double[] width;
  private final double[] pivot;
  private final LineGrid grid;

  /**
   * Prepares the spline.
   *
   * @param time the simulator's instants, s, strictly ascending; at least two. Before the first,
   *     which comes soon after 0, its voltage counts, after the last the last one's
   * @param grid to evaluate on
   */
  LineSpline(final double[] time, final LineGrid grid) {
    final int last = time.length - 1;
    this.knots = time;
    this.width = new double[last];
    this.pivot = new double[last];
    this.grid = grid;
    for (int i = 0; i < last; i++) {
      width[i] = time[i + 1] - time[i];
    }
    for (int i = 1; i < last; i++) {
      pivot[i] =
          2 * (width[i - 1] + width[i]) - (i == 1 ? 0 : width[i - 1] * width[i - 1] / pivot[i - 1]);
    }
  }

  /**
   * The values at the instants of the grid.
   *
   * @param volts one per instant of the simulator
   */
  double[] resampled(final double[] volts) {
    final double[] curvature = curvature(volts);
    final double[] values = new double[grid.size()];
    int i = 0;
    for (int p = 0; p < values.length; p++) {
      final double at = Math.min(Math.max(grid.instant(p), knots[0]), knots[knots.length - 1]);
      while (i < width.length - 1 && knots[i + 1] < at) {
        i++;
      }
      final double right = (at - knots[i]) / width[i];
      final double left = 1 - right;
      values[p] =
          left * volts[i]
              + right * volts[i + 1]
              + width[i]
                  * width[i]
                  * (left * (left * left - 1) * curvature[i]
                      + right * (right * right - 1) * curvature[i + 1]);
    }
    return values;
  }

  /** A sixth of the second derivative at each instant, zero at both ends. */
  private double[] curvature(final double[] volts) {
    final int intervals = width.length;
    final double[] curvature = new double[intervals + 1];
    for (int i = 1; i < intervals; i++) {
      final double bend =
          (volts[i + 1] - volts[i]) / width[i] - (volts[i] - volts[i - 1]) / width[i - 1];
      curvature[i] = bend - (i == 1 ? 0 : width[i - 1] * curvature[i - 1] / pivot[i - 1]);
    }
    for (int i = intervals - 1; i > 0; i--) {
      curvature[i] = (curvature[i] - width[i] * curvature[i + 1]) / pivot[i];
    }
    return curvature;
  }
}
