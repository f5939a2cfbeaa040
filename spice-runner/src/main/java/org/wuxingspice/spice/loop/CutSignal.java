package org.wuxingspice.spice.loop;

import java.util.stream.IntStream;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;
import org.wuxingspice.spice.simulator.Drive;

/**
 * What a piece gives to the next stage, on an even grid. The simulator's instants are far apart
 * where its integration method allows it, and a source plays straight lines between points; a cubic
 * spline through the instants brings it onto a grid where straight lines are as good.
 */
final class CutSignal {

  private static final int POINTS_PER_UNIT = 25;

  private CutSignal() {}

  /**
   * A drive from a recorded voltage.
   *
   * @param time instants, s, ascending from 0
   * @param volts recorded voltage
   * @param duration of the pass, time units
   */
  static Drive drive(final double[] time, final double[] volts, final double duration) {
    final int points = (int) Math.ceil(duration * POINTS_PER_UNIT) + 1;
    final double end = time[time.length - 1];
    final double[] even =
        IntStream.range(0, points).mapToDouble(i -> end * i / (points - 1)).toArray();
    final PolynomialSplineFunction spline = new SplineInterpolator().interpolate(time, volts);
    final double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] = spline.value(Math.max(time[0], Math.min(even[i], end)));
    }
    return new Drive(even, values);
  }
}
