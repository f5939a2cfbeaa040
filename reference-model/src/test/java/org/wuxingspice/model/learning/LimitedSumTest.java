package org.wuxingspice.model.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class LimitedSumTest {

  /** Against atan itself, product by product, for small and for large products. */
  @Property
  void sumIsThatOfTheInverseTangents(
      @ForAll @IntRange(min = 0, max = 9) final int length,
      @ForAll @DoubleRange(min = -6, max = 3) final double decade,
      @ForAll final long seed) {
    final Random random = new Random(seed);
    final double kt = 1e-3;
    final double size = Math.pow(10, decade);
    final double[] a = random.doubles(length + 3, -size, size).toArray();
    final double[] b = random.doubles(length + 5, -1, 1).toArray();
    double expected = 0;
    double magnitude = 0;
    for (int i = 0; i < length; i++) {
      final double g2 = Math.atan(kt * a[i + 3] * b[i + 5]) / kt;
      expected += g2;
      magnitude += Math.abs(g2);
    }
    assertThat(new ArctanLimiter(kt).limitedSum(a, 3, b, 5, length))
        .isCloseTo(expected, within(1e-14 * magnitude));
  }
}
