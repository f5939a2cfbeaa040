package org.wuxingspice.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;

/** Fonts, colours and grids that all charts share. */
final class ChartStyle {

  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
  static final Font SMALL = LABEL.deriveFont(14f);

  /** Okabe and Ito, "Color Universal Design", 2008: colour-blind readers can tell them apart. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000),
          new Color(0x8C8C8C));

  /** Room for half of the last label of a horizontal axis, pixels. */
  private static final double RIGHT = 16;

  private ChartStyle() {}

  /** The colour of a line, by its place among the coloured lines. */
  static Color colour(final int place) {
    return COLOURS.get(place % COLOURS.size());
  }

  /** The stroke of a line, by its place: solid, and dotted once the colours are used up. */
  static BasicStroke stroke(final int place) {
    return place < COLOURS.size() ? new BasicStroke(2.6f) : dashes(2.6f, 2, 3);
  }

  static BasicStroke dashes(final float width, final float... dashes) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  static NumberAxis axis(final String label, final boolean withZero) {
    final NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(withZero);
    style(axis);
    return axis;
  }

  /** An axis over the logarithm of positive values, with SI prefixes for values with a unit. */
  static LogAxis logarithm(final String label, final boolean prefixes) {
    final LogAxis axis = new LogAxis(label);
    axis.setSmallestValue(Double.MIN_NORMAL);
    axis.setNumberFormatOverride(new DecadeFormat(prefixes));
    style(axis);
    return axis;
  }

  static void style(final ValueAxis axis) {
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(SMALL);
  }

  static void grid(final XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
  }

  static JFreeChart chart(final String title, final Plot plot, final boolean legend) {
    final JFreeChart chart = new JFreeChart(title, LABEL.deriveFont(Font.BOLD, 18f), plot, legend);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(0, 0, 0, RIGHT));
    final LegendTitle items = chart.getLegend();
    if (items != null) {
      items.setItemFont(LABEL);
    }
    return chart;
  }
}
