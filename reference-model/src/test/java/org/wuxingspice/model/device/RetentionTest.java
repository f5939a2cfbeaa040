package org.wuxingspice.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final int DEVICES = 20_000;

  private static double[] aged(final Retention retention, final double x, final double seconds) {
    return IntStream.range(0, DEVICES).mapToDouble(d -> retention.aged(x, seconds, 5, d)).toArray();
  }

  private static double mean(final double... values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static double deviation(final double... values) {
    final double mean = mean(values);
    return Math.sqrt(
        mean(
            IntStream.range(0, values.length)
                .mapToDouble(i -> Math.pow(values[i] - mean, 2))
                .toArray()));
  }

  /** sigma of Wan 2022 at half of 40 µS after 1 s and 1 day, µS, by the published polynomials. */
  @Test
  void reramRelaxesAsMeasured() {
    final double second = 0.348 + 16.030 / 2 - 43.853 / 4 + 45.393 / 8 - 16.815 / 16;
    final double day = 0.701 + 22.086 / 2 - 50.773 / 4 + 47.095 / 8 - 16.458 / 16;
    assertThat(40 * deviation(aged(Retention.RERAM, 0.5, 1))).isCloseTo(second, within(0.04));
    assertThat(40 * deviation(aged(Retention.RERAM, 0.5, 86400))).isCloseTo(day, within(0.06));
    assertThat(mean(aged(Retention.RERAM, 0.5, 86400))).isCloseTo(0.5, within(0.002));
  }

  /** At x = 1 the mean exponent is 0.049: over a decade of time a factor of 10^−0.049. */
  @Test
  void phaseChangeMemoryDriftsByItsPowerLaw() {
    final double early = mean(aged(Retention.PCM, 1, 20 * 99));
    final double late = mean(aged(Retention.PCM, 1, 20 * 999));
    // exponents spread by 0.008: mean of 10^(−n) with that spread adds (0.008·ln 10)²/2
    assertThat(Math.log10(early / late)).isCloseTo(0.049, within(0.001));
  }

  @Test
  void aDeviceAgesTheSameWayWheneverItIsAsked() {
    final double once = Retention.PCM.aged(0.3, 100, 1, 7);
    final double again = Retention.PCM.aged(0.3, 100, 1, 7);
    assertThat(again).isEqualTo(once);
    assertThat(once).isNotEqualTo(Retention.PCM.aged(0.3, 100, 2, 7));
  }
}
