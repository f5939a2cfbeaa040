package org.wuxingspice.model.device;

import java.util.SplittableRandom;

/**
 * What time does to programmed conductances, as measured and published for two kinds of devices.
 * Conductances are shares x of the highest, 0 to 1.
 */
public enum Retention {
  /**
   * Phase-change memory: programming error, drift G·(t/20 s)^−ν and 1/f read noise (Joshi et al.,
   * Nature Communications 11, 2020, 2473; coefficients as in aihwkit's PCMLikeNoiseModel, MIT).
   * Highest conductance 25 µS.
   */
  PCM(25) {
    @Override
    double aged(
        final double x, final double seconds, final double n1, final double n2, final double n3) {
      final double error = Math.max(0, 0.26348 + 1.9650 * x - 1.1731 * x * x) / highest();
      final double written = Math.max(0, x + error * n1);
      if (x == 0) {
        return written;
      }
      final double log = Math.log(Math.min(1, x));
      final double mean = clip(-0.0155 * log + 0.0244, 0.049, 0.1);
      final double deviation = clip(-0.0125 * log - 0.0059, 0.008, 0.045);
      final double exponent = Math.max(0, mean + deviation * n2);
      final double drifted = written * Math.pow((seconds + DRIFT_START) / DRIFT_START, -exponent);
      final double noise =
          Math.min(0.2, 0.0088 / Math.pow(Math.min(1, x), 0.65))
              * Math.sqrt(Math.log((seconds + DRIFT_START + READ) / (2 * READ)));
      return Math.max(0, drifted * (1 + noise * n3));
    }
  },
  /**
   * Filamentary ReRAM relaxes: normal deviations around the programmed conductance that grow from 1
   * s over 1 day to 2 days (Wan et al., Nature 608, 2022, 504-512; polynomials as in aihwkit's
   * ReRamWan2022NoiseModel, MIT). Between the measured times the deviation is linear in the
   * logarithm of time; beyond two days it stays, since nothing has been measured there. Highest
   * conductance 40 µS.
   */
  RERAM(40) {
    @Override
    double aged(
        final double x, final double seconds, final double n1, final double n2, final double n3) {
      final double day = 86400;
      final double second = polynomial(x, 0.348, 16.030, -43.853, 45.393, -16.815);
      final double one = polynomial(x, 0.701, 22.086, -50.773, 47.095, -16.458);
      final double two = polynomial(x, 0.782, 20.274, -43.507, 37.062, -11.934);
      final double t = clip(seconds, 1, 2 * day);
      final double deviation =
          t <= day
              ? second + (one - second) * Math.log(t) / Math.log(day)
              : one + (two - one) * Math.log(t / day) / Math.log(2);
      return Math.max(0, x + Math.max(0, deviation) / highest() * n1);
    }
  };

  private static final double DRIFT_START = 20;
  private static final double READ = 250e-9;

  private final double highest;

  Retention(final double highest) {
    this.highest = highest;
  }

  /** {@return the highest conductance, µS} */
  double highest() {
    return highest;
  }

  abstract double aged(double x, double seconds, double n1, double n2, double n3);

  /**
   * {@return the conductance that a read finds some time after programming, as a share of the
   * highest}
   *
   * @param x programmed share, 0 to 1
   * @param seconds since programming, not negative
   * @param seed of the devices' differences and the read's noise
   * @param device index; its draws are the same at every age
   */
  public double aged(final double x, final double seconds, final long seed, final long device) {
    final SplittableRandom random =
        new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ (device + 1) * 0xC2B2AE3D27D4EB4FL);
    return aged(x, seconds, random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
  }

  private static double clip(final double value, final double low, final double high) {
    return Math.max(low, Math.min(high, value));
  }

  private static double polynomial(final double x, final double... coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
