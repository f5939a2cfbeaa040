package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.app.export.CsvTable;
import org.wuxingspice.app.export.ExportReason;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Histogram;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.ngspice.study.Limits;
import org.wuxingspice.ngspice.study.Statistics;
import org.wuxingspice.ngspice.study.StudyResult;

/** A study's result as a table, as JSON fields, as a file of all runs, and as a picture. */
final class StudyReport {

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 560;
  private static final int MOST_FAILURES = 10;
  private static final List<String> QUANTILES =
      List.of("min", "5 %", "25 %", "median", "75 %", "95 %", "max");

  private final String title;
  private final StudyResult result;
  private final List<Limits> limits;
  private final boolean monteCarlo;

  StudyReport(
      final String title,
      final StudyResult result,
      final List<Limits> limits,
      final boolean monteCarlo) {
    this.title = title;
    this.result = result;
    this.limits = limits;
    this.monteCarlo = monteCarlo;
  }

  private String name(final int measure) {
    return result.measures().get(measure).name();
  }

  private List<Limits> limits(final int measure) {
    return limits.stream().filter(limit -> limit.measure().equals(name(measure))).toList();
  }

  /** Lines for people. */
  List<String> lines() {
    final List<String> lines = new ArrayList<>();
    final int runs = result.runs().size();
    lines.add(runs + " runs, " + result.failures() + " failed");
    for (int m = 0; m < result.measures().size(); m++) {
      final String unit = result.units().get(m);
      final Statistics figures = Statistics.of(result.values(m));
      if (figures.count() == 0) {
        lines.add("  " + name(m) + ": no value in any run");
        continue;
      }
      lines.add(
          "  "
              + name(m)
              + ": mean "
              + SiFormat.format(figures.mean(), unit)
              + ", sd "
              + SiFormat.format(figures.deviation(), unit)
              + " of "
              + figures.count()
              + " values");
      final double[] quantiles = figures.quantiles();
      lines.add(
          "    "
              + IntStream.range(0, quantiles.length)
                  .mapToObj(q -> QUANTILES.get(q) + " " + SiFormat.format(quantiles[q], unit))
                  .collect(Collectors.joining(", ")));
      if (!limits(m).isEmpty()) {
        lines.add(String.format(Locale.ROOT, "    yield %.2f %%", 100 * goodFraction(limits(m))));
      }
    }
    if (limits.size() > 1) {
      lines.add(String.format(Locale.ROOT, "  yield of all %.2f %%", 100 * goodFraction(limits)));
    }
    lines.addAll(failures());
    return lines;
  }

  private double goodFraction(final List<Limits> which) {
    return result.goodFraction(which);
  }

  private List<String> failures() {
    final List<String> lines = new ArrayList<>();
    for (int r = 0; r < result.runs().size(); r++) {
      final int run = r;
      result.runs().get(r).failure().ifPresent(why -> lines.add("  run " + parameters(run) + why));
    }
    if (lines.size() > MOST_FAILURES) {
      final int more = lines.size() - MOST_FAILURES;
      lines.subList(MOST_FAILURES, lines.size()).clear();
      lines.add("  and " + more + " more failed runs; --out runs.csv names them all");
    }
    return lines;
  }

  private String parameters(final int run) {
    return run
        + result.parameters(run).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", ", " (", "): "));
  }

  /** Fields of a JSON object. */
  Map<String, Object> fields() {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("runs", result.runs().size());
    fields.put("failed", result.failures());
    final Map<String, Object> measures = new LinkedHashMap<>();
    for (int m = 0; m < result.measures().size(); m++) {
      final Statistics figures = Statistics.of(result.values(m));
      final Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("unit", result.units().get(m));
      entry.put("count", figures.count());
      entry.put("mean", orNull(figures.mean()));
      entry.put("sd", orNull(figures.deviation()));
      for (int q = 0; q < QUANTILES.size(); q++) {
        entry.put(QUANTILES.get(q), orNull(figures.quantiles()[q]));
      }
      if (!limits(m).isEmpty()) {
        entry.put("yield", goodFraction(limits(m)));
      }
      measures.put(name(m), entry);
    }
    fields.put("measures", measures);
    if (!limits.isEmpty()) {
      fields.put("yield", goodFraction(limits));
    }
    fields.put("failures", failures().stream().map(String::strip).toList());
    return fields;
  }

  /** JSON has no word for what is not a number. */
  private static Double orNull(final double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Writes all runs as CSV, or a picture. */
  void write(final Path file) {
    final String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      AtomicFile.write(file, csv());
    } else {
      final JFreeChart chart = monteCarlo ? histogram(file) : sweep();
      ChartFile.write(chart, file, WIDTH, HEIGHT);
    }
  }

  private List<String> csv() {
    final List<String> lines = new ArrayList<>();
    final List<String> names = new ArrayList<>(List.of("run"));
    names.addAll(result.plan().parameters());
    result.measures().forEach(measure -> names.add(measure.name()));
    names.add("failure");
    lines.add(CsvTable.line(names));
    for (int r = 0; r < result.runs().size(); r++) {
      final List<String> cells = new ArrayList<>(List.of(Integer.toString(r)));
      result.plan().runs().get(r).forEach(value -> cells.add(Double.toString(value)));
      result.runs().get(r).values().forEach(value -> cells.add(Double.toString(value)));
      cells.add(result.runs().get(r).failure().orElse(""));
      lines.add(CsvTable.line(cells));
    }
    return lines;
  }

  private static String label(final String name, final int exponent, final String unit) {
    if (unit.isEmpty()) {
      return exponent == 0 ? name : name + " [1e" + exponent + "]";
    }
    return name + " [" + SiFormat.prefix(exponent) + unit + "]";
  }

  private JFreeChart histogram(final Path file) {
    final List<Histogram.Sample> samples = new ArrayList<>();
    for (int m = 0; m < result.measures().size(); m++) {
      final double[] values = result.values(m);
      if (values.length > 0) {
        final int exponent = exponent(values);
        final double unit = Math.pow(10, exponent);
        samples.add(
            new Histogram.Sample(
                label(name(m), exponent, result.units().get(m)),
                DoubleStream.of(values).map(value -> value / unit).toArray(),
                Statistics.of(values).mean() / unit,
                limits(m).stream()
                    .flatMapToDouble(limit -> DoubleStream.of(limit.low(), limit.high()))
                    .filter(Double::isFinite)
                    .map(value -> value / unit)
                    .boxed()
                    .toList()));
      }
    }
    if (samples.isEmpty()) {
      throw ExportReason.NO_PICTURE.failure(file + ": no run gave a value to draw");
    }
    return Histogram.of(title + ": " + result.runs().size() + " runs", "runs", samples);
  }

  private static int exponent(final double[] values) {
    return SiFormat.exponent(DoubleStream.of(values).map(Math::abs).max().orElse(0));
  }

  private JFreeChart sweep() {
    final List<String> parameters = result.plan().parameters();
    final String first = parameters.isEmpty() ? "run" : parameters.get(0);
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

  private double place(final int run) {
    final List<Double> values = result.plan().runs().get(run);
    return values.isEmpty() ? run : values.get(0);
  }

  /** The unit of a device's principal value, as SPICE's device letters tell it. */
  private static String unit(final String parameter) {
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
