package org.wuxingspice.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.app.export.ExportReason;
import org.wuxingspice.app.plot.Histogram;
import org.wuxingspice.app.plot.LineFigure;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.ngspice.study.Limits;
import org.wuxingspice.ngspice.study.Statistics;
import org.wuxingspice.ngspice.study.StudyResult;

/**
 * Pictures of a study.
 *
 * @param title above the picture
 * @param result of the study
 * @param limits ranges in which measures are good
 */
public record StudyChart(String title, StudyResult result, List<Limits> limits) {

  /** Keeps an unmodifiable copy of the list. */
  public StudyChart {
    limits = List.copyOf(limits);
  }

  private String name(final int measure) {
    return result.measures().get(measure).name();
  }

  private List<Limits> limits(final int measure) {
    return limits.stream().filter(limit -> limit.measure().equals(name(measure))).toList();
  }

  private static String label(final String name, final int exponent, final String unit) {
    if (unit.isEmpty()) {
      return exponent == 0 ? name : name + " [1e" + exponent + "]";
    }
    return name + " [" + SiFormat.prefix(exponent) + unit + "]";
  }

  /**
   * {@return histograms of the measures of a Monte Carlo study}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExportReason#NO_PICTURE} when no
   *     run gave a value
   */
  public JFreeChart histogram() {
    final List<Histogram.Sample> samples = new ArrayList<>();
    for (int m = 0; m < result.measures().size(); m++) {
      final double[] values = result.values(m);
      if (values.length > 0) {
        final int exponent = exponent(values);
        final double unit = Math.pow(10, exponent);
        samples.add(sample(m, label(name(m), exponent, result.units().get(m)), values, unit));
      }
    }
    if (samples.isEmpty()) {
      throw noValue();
    }
    return Histogram.of(title + ": " + result.runs().size() + " runs", "runs", samples);
  }

  /**
   * {@return the same as data, one figure for each measure, in SI units}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExportReason#NO_PICTURE} when no
   *     run gave a value
   */
  List<LineFigure> histograms() {
    final List<LineFigure> figures = new ArrayList<>();
    for (int m = 0; m < result.measures().size(); m++) {
      final double[] values = result.values(m);
      if (values.length > 0) {
        figures.add(
            Histogram.figure(
                name(m), "runs", result.units().get(m), sample(m, name(m), values, 1)));
      }
    }
    if (figures.isEmpty()) {
      throw noValue();
    }
    return figures;
  }

  private Histogram.Sample sample(
      final int measure, final String label, final double[] values, final double unit) {
    return new Histogram.Sample(
        label,
        DoubleStream.of(values).map(value -> value / unit).toArray(),
        Statistics.of(values).mean() / unit,
        limits(measure).stream()
            .flatMapToDouble(limit -> DoubleStream.of(limit.low(), limit.high()))
            .filter(Double::isFinite)
            .map(value -> value / unit)
            .boxed()
            .toList());
  }

  private static WuxingException noValue() {
    return ExportReason.NO_PICTURE.failure("no run gave a value to draw");
  }

  private static int exponent(final double[] values) {
    return SiFormat.exponent(DoubleStream.of(values).map(Math::abs).max().orElse(0));
  }

  /** {@return the measures over the first parameter of a sweep} */
  public JFreeChart sweep() {
    final String first = first();
    final double[] places =
        IntStream.range(0, result.runs().size()).mapToDouble(this::place).toArray();
    final int across = exponent(places);
    final StackedLineChart panels = new StackedLineChart(label(first, across, unit(first)));
    for (int m = 0; m < result.measures().size(); m++) {
      final int up = exponent(result.values(m));
      panels.panel(label(name(m), up, result.units().get(m)), 1, curves(m, across, up));
    }
    return panels.chart(title);
  }

  /** {@return the same as data, in SI units} */
  LineFigure curves() {
    final List<LineFigure.Panel> panels = new ArrayList<>();
    for (int m = 0; m < result.measures().size(); m++) {
      panels.add(
          new LineFigure.Panel(
              LineFigure.Axis.linear(name(m), result.units().get(m)), 1, curves(m, 0, 0)));
    }
    return new LineFigure(title, LineFigure.Axis.linear(first(), unit(first())), panels);
  }

  private String first() {
    final List<String> parameters = result.plan().parameters();
    return parameters.isEmpty() ? "run" : parameters.get(0);
  }

  private double place(final int run) {
    final List<Double> values = result.plan().runs().get(run);
    return values.isEmpty() ? run : values.get(0);
  }

  /** The unit of a device's principal value, as SPICE's device letters tell it. */
  static String unit(final String parameter) {
    return switch (parameter.charAt(0)) {
      case 'r' -> parameter.equals("run") ? "" : "Ω";
      case 'c' -> "F";
      case 'l' -> "H";
      case 'v' -> "V";
      case 'i' -> "A";
      default -> "";
    };
  }

  /** A line per combination of all parameters but the first. */
  private List<Series> curves(final int measure, final int across, final int up) {
    final Map<String, List<double[]>> lines = new LinkedHashMap<>();
    for (int r = 0; r < result.runs().size(); r++) {
      final List<Double> values = result.plan().runs().get(r);
      final List<String> names = result.plan().parameters();
      final String rest =
          IntStream.range(1, values.size())
              .mapToObj(
                  p -> names.get(p) + " = " + SiFormat.compact(values.get(p)) + unit(names.get(p)))
              .collect(Collectors.joining(", "));
      lines
          .computeIfAbsent(rest.isEmpty() ? name(measure) : rest, key -> new ArrayList<>())
          .add(
              new double[] {
                place(r) / Math.pow(10, across),
                result.runs().get(r).values().get(measure) / Math.pow(10, up)
              });
    }
    return lines.entrySet().stream()
        .map(
            entry ->
                new Series(
                    entry.getKey(),
                    entry.getValue().stream().mapToDouble(point -> point[0]).toArray(),
                    entry.getValue().stream().mapToDouble(point -> point[1]).toArray(),
                    Series.Style.MARKED))
        .toList();
  }
}
