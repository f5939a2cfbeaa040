package org.wuxingspice.app.compare;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.ElementDifference;
import org.wuxingspice.loop.compare.LayerDifference;

/** Comparisons as JSON, in columns over elements; the schema is in {@code docs/formats.md}. */
final class ComparisonFile {

  private ComparisonFile() {}

  @JsonPropertyOrder({"format", "about", "direction", "worst", "rms", "layers", "elements"})
  private record Document(
      String format,
      Map<String, String> about,
      String direction,
      double worst,
      double rms,
      List<LayerDifference> layers,
      Columns elements) {}

  private record Columns(
      Double[] rms,
      Double[] worst,
      Double[] worstInstant,
      Double[] delay,
      FigureColumns observed,
      FigureColumns reference) {}

  private record FigureColumns(Double[] integral, Double[] settling, Double[] clamped) {}

  static Object document(final Comparison comparison, final Map<String, String> about) {
    final List<ElementDifference> all = comparison.elements();
    return new Document(
        "wuxing-comparison 1",
        about,
        comparison.direction().name().toLowerCase(java.util.Locale.ROOT),
        comparison.worst().worst(),
        comparison.rms(),
        comparison.layers(),
        new Columns(
            column(all, ElementDifference::rms),
            column(all, ElementDifference::worst),
            column(all, ElementDifference::worstInstant),
            column(all, ElementDifference::delay),
            figures(all.stream().map(ElementDifference::observed).toList()),
            figures(all.stream().map(ElementDifference::reference).toList())));
  }

  private static FigureColumns figures(final List<ElementDifference.Figures> all) {
    return new FigureColumns(
        column(all, ElementDifference.Figures::integral),
        column(all, ElementDifference.Figures::settling),
        column(all, ElementDifference.Figures::clamped));
  }

  /** A column of numbers; what is not a number becomes null, since JSON has no word for it. */
  private static <T> Double[] column(final List<T> all, final ToDoubleFunction<T> figure) {
    return all.stream()
        .mapToDouble(figure)
        .mapToObj(value -> Double.isFinite(value) ? value : null)
        .toArray(Double[]::new);
  }
}
