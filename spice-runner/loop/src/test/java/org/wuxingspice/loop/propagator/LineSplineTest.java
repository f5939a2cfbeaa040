package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplineTest {

  private static final double ROUNDING = 1e-12;

  /** Hipparchus has the same natural spline. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 30, 200})
  void pointsLieOnTheNaturalSpline(final int instants) {
    final Random random = new Random(instants);
    final double[] time = new double[instants];
    time[0] = 1e-3;
    for (int i = 1; i < instants; i++) {
      time[i] = time[i - 1] + 0.01 + random.nextDouble();
    }
    final LineGrid grid = new LineGrid(time[instants - 1], 200);
    final LineSpline lines = new LineSpline(time, grid);
    for (int line = 0; line < 3; line++) {
      final double[] volts = random.doubles(instants, -1, 1).toArray();
      final PolynomialSplineFunction spline = new SplineInterpolator().interpolate(time, volts);
      final double[] even = lines.resampled(volts);
      assertThat(even).hasSize(grid.size());
      assertThat(grid.instants()[0]).isZero();
      assertThat(grid.instants()[200]).isEqualTo(time[instants - 1]);
      for (int p = 0; p < even.length; p++) {
        assertThat(even[p])
            .isCloseTo(spline.value(Math.max(grid.instant(p), time[0])), within(ROUNDING));
      }
    }
  }

  @Test
  void twoInstantsMakeAStraightLine() {
    final LineGrid grid = new LineGrid(2, 4);
    final double[] even = new LineSpline(new double[] {0, 2}, grid).resampled(new double[] {1, 5});
    assertThat(even).hasSize(5);
    for (int p = 0; p < even.length; p++) {
      assertThat(even[p]).isCloseTo(1 + 2 * grid.instant(p), within(ROUNDING));
    }
  }
}
