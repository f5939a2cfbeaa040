package org.wuxingspice.loop.propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.ngspice.simulation.ExternalWaveform;

class CutSignalsTest {

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
    final CutSignals signals = new CutSignals(time, 200);
    for (int line = 0; line < 3; line++) {
      final double[] volts = random.doubles(instants, -1, 1).toArray();
      final PolynomialSplineFunction spline = new SplineInterpolator().interpolate(time, volts);
      final ExternalWaveform drive = signals.drive(volts);
      assertThat(drive.time()[0]).isZero();
      assertThat(drive.time()[drive.size() - 1]).isEqualTo(time[instants - 1]);
      for (int p = 0; p < drive.size(); p++) {
        assertThat(drive.value()[p])
            .isCloseTo(spline.value(Math.max(drive.time()[p], time[0])), within(ROUNDING));
      }
    }
  }

  @Test
  void twoInstantsMakeAStraightLine() {
    final ExternalWaveform drive =
        new CutSignals(new double[] {0, 2}, 4).drive(new double[] {1, 5});
    assertThat(DoubleStream.of(drive.value())).hasSize(5);
    for (int p = 0; p < drive.size(); p++) {
      assertThat(drive.value()[p]).isCloseTo(1 + 2 * drive.time()[p], within(ROUNDING));
    }
  }
}
