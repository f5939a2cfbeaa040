package org.wuxingspice.app.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.netlist.bench.Bench;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Draws what a test bench gave. */
public final class BenchChart {

  private BenchChart() {}

  /**
   * {@return the bench's picture}
   *
   * @param bench whose curves to draw
   * @param results of its analysis
   */
  public static JFreeChart of(final Bench bench, final Waveforms results) {
    return panels(bench, results).chart(bench.title());
  }

  /**
   * {@return the same as data}
   *
   * @param bench whose curves
   * @param results of its analysis
   */
  public static LineFigure figure(final Bench bench, final Waveforms results) {
    return panels(bench, results).figure(bench.title());
  }

  private static StackedLineChart panels(final Bench bench, final Waveforms results) {
    final double[] x = horizontal(bench.horizontal(), results);
    final StackedLineChart panels =
        bench.horizontal().logarithmic()
            ? StackedLineChart.overLogarithm(bench.horizontal().label())
            : StackedLineChart.overRange(bench.horizontal().label());
    for (final Bench.Panel panel : bench.panels()) {
      final List<Series> lines = new ArrayList<>();
      for (final Bench.Curve curve : panel.curves()) {
        lines.addAll(runs(bench, curve, x, vertical(curve, results)));
      }
      panels.panelFromZero(panel.label(), 1, lines);
    }
    return panels;
  }

  private static double[] horizontal(final Bench.Axis axis, final Waveforms results) {
    final double[] values =
        axis.vector().isEmpty() ? results.scale() : results.vector(axis.vector());
    final double[] x = new double[values.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = values[i] * axis.factor();
    }
    return x;
  }

  private static double[] vertical(final Bench.Curve curve, final Waveforms results) {
    final double[] real = results.vector(curve.vector());
    final double[] y = new double[real.length];
    final double[] imaginary =
        curve.part() == Bench.Part.REAL ? y : results.imaginary(curve.vector());
    double turns = 0;
    for (int i = 0; i < y.length; i++) {
      switch (curve.part()) {
        case REAL -> y[i] = real[i] * curve.factor();
        case DECIBEL -> y[i] = 20 * Math.log10(Math.hypot(real[i], imaginary[i]) * curve.factor());
        case DEGREES -> {
          final double degrees = Math.toDegrees(Math.atan2(imaginary[i], real[i]));
          turns = i == 0 ? 0 : turns + Math.rint((y[i - 1] - degrees) / 360 - turns);
          y[i] = degrees + 360 * turns;
        }
      }
    }
    return y;
  }

  /** A curve, or for a nested sweep one for each value of the outer source, named by it. */
  private static List<Series> runs(
      final Bench bench, final Bench.Curve curve, final double[] x, final double[] y) {
    if (!(bench.analysis() instanceof Analysis.DcSweep sweep) || sweep.sweeps().size() == 1) {
      return List.of(Series.solid(curve.label(), x, y));
    }
    final Analysis.Sweep outer = sweep.sweeps().get(1);
    final int runs = (int) Math.round((outer.stop() - outer.start()) / outer.increment()) + 1;
    final int points = x.length / runs;
    return IntStream.range(0, runs)
        .mapToObj(
            run ->
                Series.solid(
                    outer.source().substring(1).toUpperCase(Locale.ROOT)
                        + " = "
                        + SiFormat.compact(outer.start() + run * outer.increment())
                        + (outer.source().startsWith("v") ? "V" : "A"),
                    Arrays.copyOfRange(x, run * points, (run + 1) * points),
                    Arrays.copyOfRange(y, run * points, (run + 1) * points)))
        .toList();
  }
}
