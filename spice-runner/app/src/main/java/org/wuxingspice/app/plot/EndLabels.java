package org.wuxingspice.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Names of lines, each in the colour of its line, right of the panel at the height where the line
 * ends. Names that would overlap are moved apart, with a stroke from the end to the name.
 */
final class EndLabels extends AbstractXYAnnotation {

  private static final long serialVersionUID = 1L;

  /** Between the panel and the names, pixels. */
  private static final double GAP = 14;

  private final transient List<Label> labels;

  /**
   * A name.
   *
   * @param text to write
   * @param colour of the line
   * @param x where the line ends
   * @param y where the line ends
   */
  record Label(String text, Color colour, double x, double y) {}

  EndLabels(final List<Label> labels) {
    this.labels = List.copyOf(labels);
  }

  /** The room that the names need right of the panel, pixels. */
  static double width(final List<Label> labels) {
    final FontRenderContext context = new FontRenderContext(null, true, true);
    return labels.stream()
        .mapToDouble(
            label -> GAP + ChartStyle.SMALL.getStringBounds(label.text(), context).getWidth())
        .max()
        .orElse(0);
  }

  @Override
  public void draw(
      final Graphics2D g2,
      final XYPlot plot,
      final Rectangle2D dataArea,
      final ValueAxis domainAxis,
      final ValueAxis rangeAxis,
      final int rendererIndex,
      final PlotRenderingInfo info) {
    final Shape clip = g2.getClip();
    g2.setClip(null);
    g2.setFont(ChartStyle.SMALL);
    g2.setStroke(new BasicStroke(1));
    final FontMetrics metrics = g2.getFontMetrics();
    final List<Label> sorted = new ArrayList<>(labels);
    sorted.sort(Comparator.comparingDouble(label -> height(label, dataArea, rangeAxis)));
    final double[] ends =
        sorted.stream().mapToDouble(label -> height(label, dataArea, rangeAxis)).toArray();
    final double[] places = apart(ends, metrics.getHeight() - 2.0, dataArea.getMaxY());
    for (int i = 0; i < places.length; i++) {
      final Label label = sorted.get(i);
      final double end = domainAxis.valueToJava2D(label.x(), dataArea, RectangleEdge.BOTTOM);
      g2.setPaint(label.colour());
      g2.draw(
          new Line2D.Double(
              Math.min(end, dataArea.getMaxX()), ends[i], dataArea.getMaxX() + GAP - 3, places[i]));
      g2.drawString(
          label.text(),
          (float) (dataArea.getMaxX() + GAP),
          (float) (places[i] + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }
    g2.setClip(clip);
  }

  private static double height(
      final Label label, final Rectangle2D dataArea, final ValueAxis rangeAxis) {
    final double at = rangeAxis.valueToJava2D(label.y(), dataArea, RectangleEdge.LEFT);
    return Math.max(dataArea.getMinY(), Math.min(at, dataArea.getMaxY()));
  }

  /** Sorted heights, moved so far that they are a line apart and none is below the lowest. */
  static double[] apart(final double[] heights, final double line, final double lowest) {
    final double[] places = heights.clone();
    for (int i = 1; i < places.length; i++) {
      places[i] = Math.max(places[i], places[i - 1] + line);
    }
    double limit = lowest;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], limit);
      limit = places[i] - line;
    }
    return places;
  }
}
