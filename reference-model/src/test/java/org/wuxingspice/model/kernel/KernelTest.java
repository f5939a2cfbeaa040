package org.wuxingspice.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kernel promises; sizes that fill vectors of any width, and sizes that do not. */
class KernelTest {

  private static final int[] SIZES = {1, 2, 7, 8, 18, 32, 45, 64};

  static Stream<Kernel> kernels() {
    return Stream.of(new PlainKernel(), Kernels.fastest());
  }

  /** The tests run with the module, so they see both kernels. */
  @Test
  void vectorKernelIsChosenWhereItCanRun() {
    assertThat(Kernels.fastest()).isNotInstanceOf(PlainKernel.class);
  }

  private static double[] numbers(final Random random, final int count, final double size) {
    return random.doubles(count, -size, size).toArray();
  }

  private static int[] rows(final Random random, final int count) {
    return random.ints(count, 0, count).toArray();
  }

  /** Against exact decimal arithmetic; 100 terms of rounding 2⁻⁵³ each. */
  @ParameterizedTest
  @MethodSource("kernels")
  void weightedSignalsAreAdded(final Kernel kernel) {
    final Random random = new Random(1);
    for (final int n : SIZES) {
      final int count = 100;
      final double[] signals = numbers(random, count * n, 1);
      final double[] weights = numbers(random, count, 1);
      final int[] rows = rows(random, count);
      final double[] sum = numbers(random, n + 4, 1);
      final double[] before = sum.clone();
      kernel.addWeighted(n, sum, 3, weights, rows, 2, count, signals);
      for (int s = 0; s < n; s++) {
        BigDecimal exact = new BigDecimal(before[3 + s]);
        for (int k = 2; k < count; k++) {
          exact =
              exact.add(
                  new BigDecimal(weights[k]).multiply(new BigDecimal(signals[rows[k] * n + s])));
        }
        assertThat(sum[3 + s]).isCloseTo(exact.doubleValue(), within(1e-13));
      }
      assertThat(Arrays.copyOf(sum, 3)).isEqualTo(Arrays.copyOf(before, 3));
      assertThat(sum[n + 3]).isEqualTo(before[n + 3]);
    }
  }

  /** Against the library's inverse tangent, up to the largest argument; measured 3e-16 relative. */
  @ParameterizedTest
  @MethodSource("kernels")
  void limitedProductsAreSummed(final Kernel kernel) {
    final Random random = new Random(2);
    for (final int n : SIZES) {
      for (final double size : new double[] {1e-9, 1e-2, Kernel.LARGEST_TANGENT * 1e3}) {
        final int count = 9;
        final double limit = 1e-3;
        final double[] others = numbers(random, count * n, size);
        final double[] one = numbers(random, n + 5, 1);
        final int[] rows = rows(random, count);
        final double[] sums = new double[count];
        kernel.limitedProductSums(limit, n, others, rows, count, one, 5, sums);
        for (int i = 0; i < count; i++) {
          double expected = 0;
          double magnitude = 0;
          for (int s = 0; s < n; s++) {
            final double term = Math.atan(limit * others[rows[i] * n + s] * one[5 + s]) / limit;
            expected += term;
            magnitude += Math.abs(term);
          }
          assertThat(sums[i]).isCloseTo(expected, within(2e-15 * magnitude));
        }
      }
    }
  }

  private static NeuronRows neurons(final Random random, final int columns, final double size) {
    final NeuronRows neurons = new NeuronRows(columns);
    for (int r = 0; r < 5; r++) {
      for (int j = 0; j < columns; j++) {
        neurons.start()[r][j] = 1;
        neurons.drives()[r][j] = size * (random.nextDouble() - 0.5);
        neurons.mobile()[r][j] = random.nextInt(10) == 0 && size > 1 ? 0 : 1;
        neurons.low()[r][j] = 0;
        neurons.high()[r][j] = 10;
        neurons.k1()[r][j] = 1;
        neurons.k2()[r][j] = 0.5;
        neurons.k3()[r][j] = 0.5;
      }
    }
    return neurons;
  }

  private static double slope(final NeuronRows neurons, final int r, final int j) {
    final double[][] e = neurons.values();
    return neurons.k1()[r][j] * e[(r + 4) % 5][j]
        - neurons.k2()[r][j] * e[r][j]
        - neurons.k3()[r][j] * e[r][j] * e[(r + 3) % 5][j]
        + neurons.drives()[r][j];
  }

  /** Equations 2.1 at rest; the residual is measured as up to 2e-15. */
  @ParameterizedTest
  @MethodSource("kernels")
  void smallDrivesSettleWithoutLimits(final Kernel kernel) {
    for (final int n : SIZES) {
      final NeuronRows neurons = neurons(new Random(n), n, 0.2);
      assertThat(kernel.settle(neurons, 0, n, false)).isTrue();
      for (int j = 0; j < n; j++) {
        assertThat(neurons.settled(j)).isTrue();
        for (int r = 0; r < 5; r++) {
          assertThat(slope(neurons, r, j)).isCloseTo(0, within(1e-14));
        }
      }
    }
  }

  /** Settled elements rest: inside the limits without slope, at a limit with a slope outward. */
  @ParameterizedTest
  @MethodSource("kernels")
  void largeDrivesSettleAtTheLimits(final Kernel kernel) {
    int atLimits = 0;
    for (final int n : SIZES) {
      final NeuronRows neurons = neurons(new Random(n), n, 12);
      kernel.settle(neurons, 0, n, true);
      for (int j = 0; j < n; j++) {
        for (int r = 0; r < 5 && neurons.settled(j); r++) {
          final double value = neurons.values()[r][j];
          if (neurons.mobile()[r][j] == 0) {
            assertThat(value).isEqualTo(1);
          } else if (value == 0 || value == 10) {
            atLimits++;
            assertThat(slope(neurons, r, j) * (value - 5)).isNotNegative();
          } else {
            assertThat(value).isBetween(0.0, 10.0);
            assertThat(slope(neurons, r, j)).isCloseTo(0, within(1e-10));
          }
        }
      }
    }
    assertThat(atLimits).isGreaterThan(20);
  }

  /** All kernels give the same bits, and a column's do not depend on the columns around it. */
  @Test
  void everyColumnIsTheSameByItselfAndInCompany() {
    for (final double size : new double[] {0.1, 3, 12, 40}) {
      for (final boolean limits : new boolean[] {false, true}) {
        final int n = 83;
        final NeuronRows together = neurons(new Random(4), n, size);
        final NeuronRows alone = neurons(new Random(4), n, size);
        final boolean inside = Kernels.fastest().settle(together, 0, n, limits);
        boolean allInside = true;
        for (int j = n - 1; j >= 0; j--) {
          allInside &= new PlainKernel().settle(alone, j, j + 1, limits);
        }
        assertThat(inside).isEqualTo(allInside);
        assertThat(together.values()).isDeepEqualTo(alone.values());
        assertThat(together.moved()).isEqualTo(alone.moved());
        assertThat(together.farthest()).isEqualTo(alone.farthest());
      }
    }
  }

  @Test
  void kernelsGiveTheSameSums() {
    final Random random = new Random(5);
    for (int n = 1; n < 70; n++) {
      final int count = 13;
      final double[] signals = numbers(random, count * n, 1);
      final double[] weights = numbers(random, count, 1);
      final int[] rows = rows(random, count);
      final double[] sum = new double[n];
      final double[] expected = new double[n];
      Kernels.fastest().addWeighted(n, sum, 0, weights, rows, 0, count, signals);
      new PlainKernel().addWeighted(n, expected, 0, weights, rows, 0, count, signals);
      assertThat(sum).isEqualTo(expected);
      final double[] products = new double[count];
      final double[] same = new double[count];
      Kernels.fastest().limitedProductSums(0.01, n, signals, rows, count, sum, 0, products);
      new PlainKernel().limitedProductSums(0.01, n, signals, rows, count, sum, 0, same);
      assertThat(products).isEqualTo(same);
    }
  }
}
