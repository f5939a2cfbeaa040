package org.wuxingspice.app.plot;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * Positive numbers over tables of different widths, one table below the other, on one logarithmic
 * colour scale. Wide and narrow tables are drawn equally wide.
 */
public final class HeatMap {

  private static final int DECADES = 4;
  private static final int SHADES = 64;

  /** Nuñez, Anderton and Renslow, "cividis", PLoS ONE 13 (2018): dark blue to yellow. */
  private static final Color[] CIVIDIS = {
    new Color(0x00204D),
    new Color(0x31446B),
    new Color(0x666970),
    new Color(0x958F78),
    new Color(0xCBBA69),
    new Color(0xFFEA46)
  };

  private final CombinedDomainXYPlot plot;
  private final LookupPaintScale scale;
  private final double highest;

  /**
   * Starts a map.
   *
   * @param horizontal label of the shared axis
   * @param largest the largest number that will be shown; the scale spans four decades up to the
   *     power of ten above it
   */
  public HeatMap(final String horizontal, final double largest) {
    final NumberAxis axis = ChartStyle.axis(horizontal, true);
    axis.setRange(0, 1);
    plot = new CombinedDomainXYPlot(axis);
    plot.setGap(8);
    highest = largest > 0 ? Math.ceil(Math.log10(largest)) : 0;
    scale = new LookupPaintScale(highest - DECADES, highest, CIVIDIS[0]);
    for (int i = 0; i < SHADES; i++) {
      scale.add(highest - DECADES + (double) DECADES * i / SHADES, shade(i / (SHADES - 1.0)));
    }
  }

  private static Color shade(final double place) {
    final double at = place * (CIVIDIS.length - 1);
    final int below = Math.min((int) at, CIVIDIS.length - 2);
    final float weight = (float) (at - below);
    final float[] from = CIVIDIS[below].getRGBColorComponents(null);
    final float[] to = CIVIDIS[below + 1].getRGBColorComponents(null);
    final float[] mixed = new float[from.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = from[i] + weight * (to[i] - from[i]);
    }
    return new Color(mixed[0], mixed[1], mixed[2]);
  }

  /**
   * Adds a table below the others.
   *
   * @param label of its rows
   * @param rows numbers, rows × columns, all rows of the same length; zero counts as the lowest
   * @return this map
   */
  public HeatMap table(final String label, final double[][] rows) {
    final int columns = rows[0].length;
    final double[][] cells = new double[3][rows.length * columns];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns; c++) {
        final int at = r * columns + c;
        cells[0][at] = (c + 0.5) / columns;
        cells[1][at] = r;
        cells[2][at] = Math.log10(Math.max(rows[r][c], Math.pow(10, highest - DECADES)));
      }
    }
    final DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries(label, cells);
    final XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setBlockWidth(1.0 / columns);
    renderer.setPaintScale(scale);
    final NumberAxis axis = ChartStyle.axis(label, true);
    axis.setRange(-0.5, rows.length - 0.5);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    final XYPlot panel = new XYPlot(data, null, axis, renderer);
    ChartStyle.grid(panel);
    plot.add(panel);
    return this;
  }

  /**
   * {@return the finished map}
   *
   * @param title above it
   * @param quantity what the colours stand for, with its unit
   */
  public JFreeChart chart(final String title, final String quantity) {
    final JFreeChart chart = ChartStyle.chart(title, plot, false);
    final NumberAxis axis = ChartStyle.axis("log10 of " + quantity, false);
    final PaintScaleLegend legend = new PaintScaleLegend(scale, axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(new RectangleInsets(40, 10, 60, 10));
    legend.setStripWidth(22);
    chart.addSubtitle(legend);
    return chart;
  }
}
