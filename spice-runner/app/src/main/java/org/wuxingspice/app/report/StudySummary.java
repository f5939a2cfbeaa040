package org.wuxingspice.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.ngspice.study.Limits;
import org.wuxingspice.ngspice.study.Statistics;
import org.wuxingspice.ngspice.study.StudyResult;

/**
 * The figures of a study: statistics of every measure, yields, and failed runs.
 *
 * @param result of the study
 * @param limits ranges in which measures are good
 */
public record StudySummary(StudyResult result, List<Limits> limits) {

  private static final int MOST_FAILURES = 10;
  private static final List<String> QUANTILES =
      List.of("min", "5 %", "25 %", "median", "75 %", "95 %", "max");

  /** Keeps an unmodifiable copy of the list. */
  public StudySummary {
    limits = List.copyOf(limits);
  }

  private String name(final int measure) {
    return result.measures().get(measure).name();
  }

  private List<Limits> limits(final int measure) {
    return limits.stream().filter(limit -> limit.measure().equals(name(measure))).toList();
  }

  /** {@return lines for people} */
  public List<String> lines() {
    final List<String> lines = new ArrayList<>();
    final int runs = result.runs().size();
    lines.add(runs + " runs, " + result.failures() + " failed");
    for (int m = 0; m < result.measures().size(); m++) {
      lines.addAll(lines(m));
    }
    if (limits.size() > 1) {
      lines.add(
          String.format(Locale.ROOT, "  yield of all %.2f %%", 100 * result.goodFraction(limits)));
    }
    lines.addAll(failures());
    return lines;
  }

  private List<String> lines(final int measure) {
    final String unit = result.units().get(measure);
    final Statistics figures = Statistics.of(result.values(measure));
    if (figures.count() == 0) {
      return List.of("  " + name(measure) + ": no value in any run");
    }
    final List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + name(measure)
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
    if (!limits(measure).isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT, "    yield %.2f %%", 100 * result.goodFraction(limits(measure))));
    }
    return lines;
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
    return result.plan().first()
        + run
        + result.parameters(run).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", ", " (", "): "));
  }

  /** {@return fields of a JSON object} */
  public Map<String, Object> fields() {
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
        entry.put("yield", result.goodFraction(limits(m)));
      }
      measures.put(name(m), entry);
    }
    fields.put("measures", measures);
    if (!limits.isEmpty()) {
      fields.put("yield", result.goodFraction(limits));
    }
    fields.put("failures", failures().stream().map(String::strip).toList());
    return fields;
  }

  /** JSON has no word for what is not a number. */
  private static @Nullable Double orNull(final double value) {
    return Double.isFinite(value) ? value : null;
  }
}
