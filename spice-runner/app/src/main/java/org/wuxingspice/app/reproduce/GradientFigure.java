package org.wuxingspice.app.reproduce;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.learning.GradientAgreement;

/**
 * How far the update of backward signal propagation points along the gradient, over the size of the
 * signals and the length of a pass.
 */
public final class GradientFigure {

  private static final double[] SIGNALS = {
    0.001, 0.01, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.85, 1
  };
  private static final double[] FEW_SIGNALS = {0.001, 0.1, 1};
  private static final double[] DURATIONS = {5, 10, 20, 50};
  private static final long SEED = 1;

  private GradientFigure() {}

  /**
   * Measures, and writes {@code gradient.csv}, {@code gradient.png} and {@code gradient.svg}.
   *
   * @param out folder for the files
   * @param quick whether three sizes of signals are enough
   * @param threads threads to use; results do not depend on it
   */
  public static void reproduce(final Path out, final boolean quick, final int threads) {
    final double[] signals = quick ? FEW_SIGNALS : SIGNALS;
    final List<GradientAgreement.Row> rows =
        GradientAgreement.table(signals, DURATIONS, SEED, threads);
    AtomicFile.write(
        out.resolve("gradient.csv"), GradientAgreement.csv(rows).getBytes(StandardCharsets.UTF_8));
    final int lines = rows.size() / signals.length;
    ChartFile.write(
        StackedLineChart.overPureLogarithm("largest drive and largest target, units of E")
            .panel(
                "cosine of update and gradient",
                1,
                IntStream.range(0, lines)
                    .mapToObj(line -> series(rows, signals, lines, line))
                    .toList())
            .chart(
                "Backward signal propagation against the gradient", "8-6-3 network, seed " + SEED),
        out,
        "gradient",
        1000,
        620);
  }

  private static Series series(
      final List<GradientAgreement.Row> rows,
      final double[] signals,
      final int lines,
      final int line) {
    final GradientAgreement.Row first = rows.get(line);
    final String length =
        Double.isInfinite(first.duration())
            ? "equilibrium, around " + (first.rebiased() ? "forward state" : "rest")
            : String.format(Locale.ROOT, "T = %.0f", first.duration());
    return new Series(
        length,
        signals,
        IntStream.range(0, signals.length)
            .mapToDouble(i -> rows.get(i * lines + line).cosine())
            .toArray(),
        Series.Style.MARKED);
  }
}
