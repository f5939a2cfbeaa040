package org.wuxingspice.spice.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Line charts stacked over one horizontal axis, in colours that colour-blind readers can tell. */
public final class Panels {

  /** Okabe and Ito, "Color Universal Design", 2008. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00));

  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 16);

  private final CombinedDomainXYPlot plot;

  /**
   * Starts a chart.
   *
   * @param horizontal label of the shared axis, with its unit
   */
  public Panels(final String horizontal) {
    plot = new CombinedDomainXYPlot(axis(horizontal, true));
    plot.setGap(14);
  }

  private static NumberAxis axis(final String label, final boolean fromZero) {
    final NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(fromZero);
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(LABEL.deriveFont(14f));
    return axis;
  }

  /**
   * Adds a panel below the others.
   *
   * @param vertical label of its axis, with its unit
   * @param weight height against the other panels
   * @param series its lines; a dashed one takes no colour of its own
   * @return this chart
   */
  public Panels panel(final String vertical, final int weight, final List<Series> series) {
    return add(axis(vertical, false), weight, series);
  }

  /**
   * Adds a panel of percentages, always from 0 to 100, so that a change of one sample looks small.
   *
   * @param vertical label of its axis, with its unit
   * @param weight height against the other panels
   * @param series its lines
   * @return this chart
   */
  public Panels percentagePanel(
      final String vertical, final int weight, final List<Series> series) {
    final NumberAxis axis = axis(vertical, true);
    axis.setRange(0, 100);
    return add(axis, weight, series);
  }

  private Panels add(final NumberAxis vertical, final int weight, final List<Series> series) {
    final DefaultXYDataset data = new DefaultXYDataset();
    final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    int colour = 0;
    for (int i = 0; i < series.size(); i++) {
      final Series line = series.get(i);
      data.addSeries(line.name(), new double[][] {line.x(), line.y()});
      final boolean dashed = line.style() == Series.Style.DASHED;
      renderer.setSeriesPaint(i, dashed ? Color.BLACK : COLOURS.get(colour++ % COLOURS.size()));
      renderer.setSeriesStroke(
          i,
          dashed
              ? new BasicStroke(
                  1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 6}, 0)
              : new BasicStroke(2.6f));
      renderer.setSeriesShapesVisible(i, line.style() == Series.Style.MARKED);
    }
    final XYPlot panel = new XYPlot(data, null, vertical, renderer);
    panel.setBackgroundPaint(Color.WHITE);
    panel.setDomainGridlinePaint(Color.LIGHT_GRAY);
    panel.setRangeGridlinePaint(Color.LIGHT_GRAY);
    plot.add(panel, weight);
    return this;
  }

  /**
   * The finished chart.
   *
   * @param title above it
   */
  public JFreeChart chart(final String title) {
    final JFreeChart chart = new JFreeChart(title, LABEL.deriveFont(Font.BOLD, 18f), plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(LABEL);
    return chart;
  }
}
