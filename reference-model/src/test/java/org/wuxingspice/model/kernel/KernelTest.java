package org.wuxingspice.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** Two neurons that listen to each other, with a constant drive on the third row. */
  private static EulerLinks<double[]> twoNeurons(
      final Random random, final int width, final int steps) {
    final int wave = width * steps;
    final EulerLinks<double[]> links =
        new EulerLinks<>(
            numbers(random, 10 * wave + width, 1),
            numbers(random, 10, 0.2),
            new int[10],
            new int[10],
            new int[10]);
    for (int i = 0; i < 10; i++) {
      links.incoming()[i] = i % 5 == 2 ? 10 * wave : (i + 5) % 10 * wave;
      links.stride()[i] = i % 5 == 2 ? 0 : width;
      links.outgoing()[i] = i * wave;
    }
    return links;
  }

  private static EulerRates<double[]> rates(final Random random, final boolean alike) {
    final double[][] r = {{0.8}, {0.2}, {0.1}, {0.1}, {-1}, {9}};
    final double[][] rows = new double[6][5];
    for (int kind = 0; kind < 6; kind++) {
      for (int row = 0; row < 5; row++) {
        rows[kind][row] = r[kind][0] * (alike ? 1 : 1 + 0.1 * random.nextDouble());
      }
    }
    return new EulerRates<>(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], 0, alike);
  }

  private static EulerRows<double[]> eulerRows(
      final Random random, final int width, final double size) {
    return new EulerRows<>(
        width, numbers(random, 10 * width, size), new double[10 * width], new boolean[10 * width]);
  }

  /** The step that {@link EulerRates} states, written once more; rounding of 25 steps. */
  @ParameterizedTest
  @MethodSource("kernels")
  void stepsFollowTheirFormula(final Kernel kernel) {
    for (final boolean alike : new boolean[] {true, false}) {
      final int width = 16;
      final int steps = 25;
      final EulerLinks<double[]> links = twoNeurons(new Random(6), width, steps);
      final EulerRates<double[]> k = rates(new Random(7), alike);
      final EulerRows<double[]> rows = eulerRows(new Random(8), width, 1.2);
      final double[][] d = new double[5][];
      final double[] sum = new double[5];
      final int lane = 11;
      final double[] signals = links.signals();
      for (int r = 0; r < 5; r++) {
        d[r] = new double[] {rows.values()[r * width + lane]};
      }
      for (int step = 0; step < steps; step++) {
        final double[] now = {d[0][0], d[1][0], d[2][0], d[3][0], d[4][0]};
        for (int r = 0; r < 5; r++) {
          sum[r] += now[r];
          final double in = signals[links.incoming()[r] + lane + step * links.stride()[r]];
          final double next =
              now[r] * (k.keep()[r] - k.cross()[r] * now[(r + 3) % 5])
                  + k.gain()[r] * now[(r + 4) % 5]
                  - k.pull()[r] * now[(r + 3) % 5]
                  + links.factor()[r] * in;
          d[r][0] = Math.max(k.low()[r], Math.min(k.high()[r], next));
        }
      }
      kernel.euler(rows, 0, k, links, steps);
      for (int r = 0; r < 5; r++) {
        assertThat(rows.values()[r * width + lane]).isCloseTo(d[r][0], within(1e-13));
        assertThat(rows.sums()[r * width + lane]).isCloseTo(sum[r], within(1e-12));
      }
    }
  }

  private static float[] single(final double[] numbers) {
    final float[] single = new float[numbers.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) numbers[i];
    }
    return single;
  }

  /** In both precisions, inside the limits and at them, whether vectors are filled or not. */
  @Test
  void kernelsTakeTheSameSteps() {
    int clamped = 0;
    for (final int width : new int[] {1, 8, 16, 24, 48}) {
      for (final double size : new double[] {0.1, 1.5, 30}) {
        for (final boolean alike : new boolean[] {true, false}) {
          final List<EulerRows<double[]>> ends = new ArrayList<>();
          final List<EulerRows<float[]>> singleEnds = new ArrayList<>();
          for (final Kernel kernel : List.of(new PlainKernel(), Kernels.fastest())) {
            final EulerRates<double[]> k = rates(new Random(7), alike);
            final EulerLinks<double[]> links = twoNeurons(new Random(9), width, 7);
            final EulerRows<double[]> rows = eulerRows(new Random(width), width, size);
            final EulerRows<float[]> singleRows =
                new EulerRows<>(
                    width, single(rows.values()), new float[10 * width], new boolean[10 * width]);
            final EulerRates<float[]> singleK =
                new EulerRates<>(
                    single(k.keep()),
                    single(k.gain()),
                    single(k.cross()),
                    single(k.pull()),
                    single(k.low()),
                    single(k.high()),
                    0,
                    alike);
            final EulerLinks<float[]> singleLinks =
                new EulerLinks<>(
                    single(links.signals()),
                    single(links.factor()),
                    links.incoming(),
                    links.stride(),
                    links.outgoing());
            for (int neuron = 0; neuron < 2; neuron++) {
              kernel.euler(rows, neuron, k, links, 7);
              kernel.eulerSingle(singleRows, neuron, singleK, singleLinks, 7);
            }
            ends.add(rows);
            singleEnds.add(singleRows);
          }
          assertThat(ends.get(1)).usingRecursiveComparison().isEqualTo(ends.get(0));
          assertThat(singleEnds.get(1)).usingRecursiveComparison().isEqualTo(singleEnds.get(0));
          for (final boolean cut : ends.get(0).clamped()) {
            clamped += cut ? 1 : 0;
          }
        }
      }
    }
    assertThat(clamped).isGreaterThan(100);
  }

  @Test
  void kernelsGiveTheSameSumsInSinglePrecision() {
    final Random random = new Random(10);
    for (int n = 1; n < 70; n++) {
      final float[] signals = single(numbers(random, 13 * n, 1));
      final double[] weights = numbers(random, 13, 1);
      final int[] rows = rows(random, 13);
      final float[] sum = new float[n + 2];
      final float[] expected = new float[n + 2];
      Kernels.fastest().addWeightedSingle(n, sum, 1, weights, rows, 0, 13, signals);
      new PlainKernel().addWeightedSingle(n, expected, 1, weights, rows, 0, 13, signals);
      assertThat(sum).isEqualTo(expected);
    }
  }
}
