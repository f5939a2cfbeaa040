package org.wuxingspice.app.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wuxingspice.app.plot.LineFigure;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.files.JsonFile;

/**
 * The parts of a page as JSON, and the arrays that the JSON names by their numbers. All text comes
 * out safe to show.
 */
final class PageData {

  private final List<double[]> arrays = new ArrayList<>();
  private final IdentityHashMap<double[], Integer> numbers = new IdentityHashMap<>();
  private final String json;

  PageData(final String title, final Map<String, String> facts, final List<PagePart> parts) {
    this(title, facts, parts, false);
  }

  /** Of a page that waits for events. */
  static PageData live() {
    return new PageData("Wuxing SPICE", Map.of(), List.of(), true);
  }

  private PageData(
      final String title,
      final Map<String, String> facts,
      final List<PagePart> parts,
      final boolean live) {
    final Map<String, Object> page = new LinkedHashMap<>();
    page.put("live", live);
    page.put("title", VisibleText.of(title));
    final Map<String, Object> shown = new LinkedHashMap<>();
    facts.forEach((name, fact) -> shown.put(VisibleText.of(name), VisibleText.of(fact)));
    page.put("facts", shown);
    page.put("parts", parts.stream().map(this::part).toList());
    json = JsonFile.line(page).replace("<", "\\u003c");
  }

  /** One line of JSON without any markup. */
  String json() {
    return json;
  }

  /** By their numbers. */
  List<double[]> arrays() {
    return arrays;
  }

  private int number(final double[] values) {
    return numbers.computeIfAbsent(
        values,
        added -> {
          arrays.add(added);
          return arrays.size() - 1;
        });
  }

  private Map<String, Object> part(final PagePart part) {
    if (part instanceof PagePart.Lines lines) {
      return lines(lines.figure());
    }
    if (part instanceof PagePart.NetworkDrawing drawing) {
      return network(drawing);
    }
    final PagePart.Study study = (PagePart.Study) part;
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "study");
    fields.put("figures", study.figures().stream().map(this::lines).toList());
    fields.put("table", table(study.table()));
    return fields;
  }

  private Map<String, Object> lines(final LineFigure figure) {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "lines");
    fields.put("title", VisibleText.of(figure.title()));
    fields.put("horizontal", axis(figure.horizontal()));
    fields.put("panels", figure.panels().stream().map(this::panel).toList());
    return fields;
  }

  private static LineFigure.Axis axis(final LineFigure.Axis axis) {
    return new LineFigure.Axis(
        VisibleText.of(axis.label()), VisibleText.of(axis.unit()), axis.logarithmic());
  }

  private Map<String, Object> panel(final LineFigure.Panel panel) {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("vertical", axis(panel.vertical()));
    fields.put("weight", panel.weight());
    fields.put("curves", panel.series().stream().map(this::curve).toList());
    fields.put("marks", panel.marks().stream().filter(mark -> Double.isFinite(mark.at())).toList());
    return fields;
  }

  private Map<String, Object> curve(final Series series) {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", VisibleText.of(series.name()));
    fields.put("style", series.style());
    fields.put("x", number(series.x()));
    fields.put("y", number(series.y()));
    return fields;
  }

  private Map<String, Object> network(final PagePart.NetworkDrawing drawing) {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "network");
    fields.put("title", VisibleText.of(drawing.title()));
    fields.put("reference", VisibleText.of(drawing.reference()));
    fields.put("layers", drawing.layers());
    fields.put("sources", number(drawing.links().sources()));
    fields.put("targets", number(drawing.links().targets()));
    fields.put("coefficients", number(drawing.links().coefficients()));
    fields.put("rms", number(drawing.rms()));
    fields.put("worst", drawing.worst());
    fields.put("waves", drawing.waves().stream().map(this::wave).toList());
    return fields;
  }

  private Map<String, Integer> wave(final PagePart.Wave wave) {
    return Map.of(
        "element", wave.element(),
        "time", number(wave.time()),
        "observed", number(wave.observed()),
        "reference", number(wave.reference()));
  }

  private static Map<String, Object> table(final PagePart.Table table) {
    final Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", VisibleText.of(table.title()));
    fields.put(
        "columns",
        table.columns().stream()
            .map(c -> new PagePart.Column(VisibleText.of(c.name()), VisibleText.of(c.unit())))
            .toList());
    fields.put(
        "rows",
        table.rows().stream().map(row -> row.stream().map(PageData::cell).toList()).toList());
    return fields;
  }

  /** JSON has no word for what is not a number. */
  private static Object cell(final Object cell) {
    return cell instanceof Number number && Double.isFinite(number.doubleValue())
        ? cell
        : cell instanceof Number ? "" : VisibleText.of(cell.toString());
  }
}
