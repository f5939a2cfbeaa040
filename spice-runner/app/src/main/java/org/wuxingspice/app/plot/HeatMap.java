package org.wuxingspice.app.plot;

import java.awt.Color;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
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
 * colour scale from the smallest number to the largest. Wide and narrow tables are drawn equally
 * wide; the axis below each counts its columns.
 */
public final class HeatMap {

  private static final int MOST_DECADES = 6;
  private static final int SHADES = 128;

  /** With more decades than this, the scale is marked at powers of ten only. */
  private static final double MOST_MARKED = 1.5;

  /** What the scale spans when all numbers are alike. */
  private static final double SMALLEST_SPAN = 0.1;

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
  private final String columns;
  private final LookupPaintScale scale;

  /**
   * Starts a map.
   *
   * @param columns what the columns of the tables count
   * @param values all numbers that will be shown; zero counts as the smallest that is positive
   */
  public HeatMap(final String columns, final double... values) {
    this.columns = columns;
    final NumberAxis shared = new NumberAxis();
    shared.setRange(0, 1);
    shared.setVisible(false);
    plot = new CombinedDomainXYPlot(shared);
    plot.setGap(4);
    final double largest = Arrays.stream(values).max().orElse(0);
    final double smallest = Arrays.stream(values).filter(v -> v > 0).min().orElse(0);
    final double high = largest > 0 ? Math.log10(largest) : 0;
    final double low =
        Math.min(high - SMALLEST_SPAN, Math.max(high - MOST_DECADES, Math.log10(smallest)));
    scale = new LookupPaintScale(low, high, CIVIDIS[0]);
    for (int i = 0; i < SHADES; i++) {
      scale.add(low + (high - low) * i / SHADES, shade(i / (SHADES - 1.0)));
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
    final int width = rows[0].length;
    final double[][] cells = new double[3][rows.length * width];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < width; c++) {
        final int at = r * width + c;
        cells[0][at] = c;
        cells[1][at] = r;
        cells[2][at] =
            Math.max(
                scale.getLowerBound(), Math.min(Math.log10(rows[r][c]), scale.getUpperBound()));
      }
    }
    final DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries(label, cells);
    final XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setPaintScale(scale);
    final NumberAxis axis = ChartStyle.axis(label, true);
    axis.setRange(-0.5, rows.length - 0.5);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    final XYPlot panel = new XYPlot(data, null, axis, renderer);
    ChartStyle.grid(panel);
    plot.add(panel);
    final NumberAxis counts = ChartStyle.axis(columns, false);
    counts.setLabelFont(ChartStyle.SMALL);
    counts.setRange(-0.5, width - 0.5);
    counts.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    panel.setDomainAxis(1, counts);
    panel.setDomainAxisLocation(1, AxisLocation.BOTTOM_OR_LEFT);
    panel.mapDatasetToDomainAxis(0, 1);
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
    final NumberAxis axis = ChartStyle.axis(quantity, false);
    axis.setNumberFormatOverride(new PowerFormat());
    final double decades = scale.getUpperBound() - scale.getLowerBound();
    if (decades > MOST_MARKED) {
      axis.setTickUnit(new NumberTickUnit(1));
    }
    final PaintScaleLegend legend = new PaintScaleLegend(scale, axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(new RectangleInsets(40, 10, 60, 10));
    legend.setStripWidth(22);
    chart.addSubtitle(legend);
    return chart;
  }
}
