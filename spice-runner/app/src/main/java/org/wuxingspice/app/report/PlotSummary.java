package org.wuxingspice.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** A plot's vectors with their first, last and extreme values. */
public final class PlotSummary {

  private static final int MOST_ROWS = 20;

  private final Waveforms plot;
  private final PlotKind kind;

  /**
   * Creates a summary.
   *
   * @param plot to sum up
   */
  public PlotSummary(final Waveforms plot) {
    this.plot = plot;
    this.kind = PlotKind.of(plot);
  }

  /** A vector's figures; magnitudes of complex vectors. */
  private record Row(String name, String unit, double last, double low, double high) {}

  private List<Row> rows() {
    final List<Row> rows = new ArrayList<>();
    final List<Waveforms.Variable> variables = plot.variables();
    for (final Waveforms.Variable variable :
        variables.subList(kind.hasScale() ? 1 : 0, variables.size())) {
      if (plot.isComplex() && !kind.hasScale()) {
        rows.add(single("re(" + variable.name() + ")", plot.vector(variable.name())));
        rows.add(single("im(" + variable.name() + ")", plot.imaginary(variable.name())));
        continue;
      }
      final double[] values = plot.shown(variable.name());
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (final double value : values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      rows.add(
          new Row(
              variable.name(), variable.quantity().unit(), values[values.length - 1], low, high));
    }
    return rows;
  }

  /** A part of a pole or zero, which ngspice calls a voltage though it is none. */
  private static Row single(final String name, final double[] values) {
    return new Row(name, "", values[0], values[0], values[0]);
  }

  /** {@return the lines of a table for people} */
  public List<String> table() {
    final List<String> lines = new ArrayList<>();
    lines.add(heading());
    final List<Row> rows = rows();
    final int width =
        Math.max(8, rows.stream().mapToInt(row -> row.name().length()).max().orElse(0));
    final String form = "  %-" + width + "s %14s %14s %14s";
    lines.add(
        kind.hasScale()
            ? String.format(Locale.ROOT, form, "", "final", "min", "max")
            : String.format(Locale.ROOT, "  %-" + width + "s %14s", "", "value"));
    for (final Row row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
      final String last = SiFormat.format(row.last(), row.unit());
      lines.add(
          kind.hasScale()
              ? String.format(
                  Locale.ROOT,
                  form,
                  row.name(),
                  last,
                  SiFormat.format(row.low(), row.unit()),
                  SiFormat.format(row.high(), row.unit()))
              : String.format(Locale.ROOT, "  %-" + width + "s %14s", row.name(), last));
    }
    if (rows.size() > MOST_ROWS) {
      lines.add("  and " + (rows.size() - MOST_ROWS) + " more; choose with --probe");
    }
    return lines;
  }

  private String heading() {
    if (!kind.hasScale()) {
      return PlotKind.word(plot);
    }
    final double[] scale = plot.scale();
    final String unit = plot.variables().get(0).quantity().unit();
    return PlotKind.word(plot)
        + (plot.isComplex() ? " (magnitudes)" : "")
        + ": "
        + plot.size()
        + " points, "
        + plot.scaleName()
        + " "
        + SiFormat.format(scale[0], unit)
        + " to "
        + SiFormat.format(scale[scale.length - 1], unit);
  }

  /** {@return the same as fields of a JSON object} */
  public Map<String, Object> fields() {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("analysis", PlotKind.word(plot));
    fields.put("points", plot.size());
    if (kind.hasScale()) {
      final double[] scale = plot.scale();
      fields.put("scale", plot.scaleName());
      fields.put("from", scale[0]);
      fields.put("to", scale[scale.length - 1]);
      fields.put("complex", plot.isComplex());
    }
    final Map<String, Object> vectors = new LinkedHashMap<>();
    for (final Row row : rows()) {
      final Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("unit", row.unit());
      figures.put("final", row.last());
      figures.put("min", row.low());
      figures.put("max", row.high());
      vectors.put(row.name(), figures);
    }
    fields.put("vectors", vectors);
    return fields;
  }
}
