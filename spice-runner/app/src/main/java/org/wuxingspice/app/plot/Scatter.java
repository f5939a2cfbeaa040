package org.wuxingspice.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Points of one quantity against another of the same kind, with the line where both agree. */
public final class Scatter {

  private static final double RADIUS = 3;

  private Scatter() {}

  /**
   * {@return a parity chart with equal ranges on both axes}
   *
   * @param title above it
   * @param horizontal label of the reference axis, with its unit
   * @param vertical label of the observed axis, with its unit
   * @param groups points by group; the style is ignored
   */
  public static JFreeChart parity(
      final String title,
      final String horizontal,
      final String vertical,
      final List<Series> groups) {
    final DefaultXYDataset data = new DefaultXYDataset();
    final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < groups.size(); i++) {
      final Series group = groups.get(i);
      data.addSeries(group.name(), new double[][] {group.x(), group.y()});
      renderer.setSeriesPaint(i, ChartStyle.colour(i));
      renderer.setSeriesShape(i, new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS));
      for (int k = 0; k < group.x().length; k++) {
        low = Math.min(low, Math.min(group.x()[k], group.y()[k]));
        high = Math.max(high, Math.max(group.x()[k], group.y()[k]));
      }
    }
    final double margin = Math.max((high - low) * 0.05, 1e-9);
    final Range range = new Range(low - margin, high + margin);
    final XYPlot plot =
        new XYPlot(
            data, ChartStyle.axis(horizontal, false), ChartStyle.axis(vertical, false), renderer);
    plot.getDomainAxis().setRange(range);
    plot.getRangeAxis().setRange(range);
    ChartStyle.grid(plot);
    plot.addAnnotation(
        new XYLineAnnotation(
            range.getLowerBound(),
            range.getLowerBound(),
            range.getUpperBound(),
            range.getUpperBound(),
            new BasicStroke(1.2f),
            Color.BLACK));
    return ChartStyle.chart(title, plot, true);
  }
}
