package org.wuxingspice.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The figures a notebook stands for, each with the bounds it has to keep. */
public final class KeyFigures {

  private static final MathContext SHOWN = new MathContext(4);

  private record Figure(String name, double value, double low, double high) {
    boolean holds() {
      return value >= low && value <= high;
    }
  }

  private final List<Figure> figures = new ArrayList<>();

  /**
   * Adds a figure.
   *
   * @param name what it is, with its unit
   * @param value the figure
   * @param low lowest allowed value
   * @param high highest allowed value
   * @return this list
   */
  public KeyFigures within(
      final String name, final double value, final double low, final double high) {
    figures.add(new Figure(name, value, low, high));
    return this;
  }

  /**
   * Checks all figures.
   *
   * @return a table of them, to be shown
   * @throws org.wuxingspice.model.failure.WuxingException {@link NotebookReason#OUT_OF_BOUNDS}
   *     naming every figure that left its bounds; NaN is outside
   */
  public Html check() {
    final List<String> wrong =
        figures.stream()
            .filter(figure -> !figure.holds())
            .map(
                f ->
                    f.name() + " = " + f.value() + " is not in [" + f.low() + ", " + f.high() + "]")
            .toList();
    if (!wrong.isEmpty()) {
      throw NotebookReason.OUT_OF_BOUNDS.failure("key figures: " + String.join("; ", wrong));
    }
    final StringBuilder table = new StringBuilder("<table><tr><th>key figure</th>");
    table.append("<th>value</th><th>has to lie in</th></tr>");
    for (final Figure f : figures) {
      table
          .append("<tr><td style=\"text-align:left\">")
          .append(Html.escaped(f.name()))
          .append("</td><td>")
          .append(shown(f.value()))
          .append("</td><td>[")
          .append(shown(f.low()))
          .append(", ")
          .append(shown(f.high()))
          .append("]</td></tr>");
    }
    return new Html(table.append("</table>").toString());
  }

  private static String shown(final double value) {
    final BigDecimal rounded = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
    return Math.abs(rounded.scale()) > 8 ? rounded.toString() : rounded.toPlainString();
  }
}
