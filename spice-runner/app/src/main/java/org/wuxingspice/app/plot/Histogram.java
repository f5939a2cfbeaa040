package org.wuxingspice.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.statistics.SimpleHistogramBin;
import org.jfree.data.statistics.SimpleHistogramDataset;

/** How often values fall where, for one or more samples side by side over one count. */
public final class Histogram {

  private static final int FEWEST_BINS = 5;
  private static final int MOST_BINS = 60;

  private Histogram() {}

  /**
   * Values of one quantity.
   *
   * @param label of their axis, with its unit
   * @param values at least one, finite; shared, not copied
   * @param mean drawn as a solid line
   * @param limits drawn as dashed lines
   */
  public record Sample(String label, double[] values, double mean, List<Double> limits) {}

  /**
   * Draws samples.
   *
   * @param title above them
   * @param counted what is counted, for the shared axis, such as {@code runs}
   * @param samples at least one
   * @return one histogram per sample, above each other
   */
  public static JFreeChart of(
      final String title, final String counted, final List<Sample> samples) {
    final NumberAxis count = ChartStyle.axis(counted, true);
    count.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    final CombinedRangeXYPlot all = new CombinedRangeXYPlot(count);
    all.setGap(18);
    for (int i = 0; i < samples.size(); i++) {
      all.add(panel(samples.get(i), i));
    }
    return ChartStyle.chart(title, all, false);
  }

  /**
   * {@return a histogram as data}
   *
   * @param title above it
   * @param counted what is counted, such as {@code runs}
   * @param unit of the values
   * @param sample whose label is that of the axis, without the unit
   */
  public static LineFigure figure(
      final String title, final String counted, final String unit, final Sample sample) {
    final SimpleHistogramDataset bins = bins(sample.values());
    final int count = bins.getItemCount(0);
    final double[] edges = new double[count + 1];
    final double[] counts = new double[count];
    for (int b = 0; b < count; b++) {
      edges[b] = bins.getStartXValue(0, b);
      edges[b + 1] = bins.getEndXValue(0, b);
      counts[b] = bins.getYValue(0, b);
    }
    final List<LineFigure.Mark> marks = new ArrayList<>();
    marks.add(new LineFigure.Mark(sample.mean(), false));
    sample.limits().forEach(limit -> marks.add(new LineFigure.Mark(limit, true)));
    final Series bars = new Series(sample.label(), edges, counts, Series.Style.BARS);
    return new LineFigure(
        title,
        LineFigure.Axis.linear(sample.label(), unit),
        List.of(
            new LineFigure.Panel(LineFigure.Axis.linear(counted, ""), 1, List.of(bars), marks)));
  }

  private static XYPlot panel(final Sample sample, final int place) {
    final XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    renderer.setSeriesPaint(0, ChartStyle.colour(place));
    renderer.setSeriesOutlinePaint(0, Color.WHITE);
    final XYPlot panel =
        new XYPlot(bins(sample.values()), ChartStyle.axis(sample.label(), false), null, renderer);
    ChartStyle.grid(panel);
    panel.addDomainMarker(
        new ValueMarker(sample.mean(), Color.BLACK, new BasicStroke(1.6f)), Layer.FOREGROUND);
    for (final double limit : sample.limits()) {
      panel.addDomainMarker(
          new ValueMarker(limit, Color.BLACK, ChartStyle.dashes(1.6f, 7, 6)), Layer.FOREGROUND);
    }
    return panel;
  }

  /** Bins of the width of D. Freedman and P. Diaconis, 1981: 2 IQR / n^(1/3). */
  private static SimpleHistogramDataset bins(final double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    final double low = sorted[0];
    final double high = sorted[sorted.length - 1];
    final double range = high - low;
    final double middle = sorted[3 * (sorted.length - 1) / 4] - sorted[(sorted.length - 1) / 4];
    final double wanted = range / (2 * middle / Math.cbrt(sorted.length));
    final int count =
        wanted > FEWEST_BINS ? (int) Math.min(MOST_BINS, Math.ceil(wanted)) : FEWEST_BINS;
    final double half = range > 0 ? 0 : Math.max(Math.abs(low) * 1e-3, 1e-12);
    final double width = (range + 2 * half) / count;
    final SimpleHistogramDataset data = new SimpleHistogramDataset("values");
    data.setAdjustForBinSize(false);
    double from = low - half;
    for (int b = 0; b < count; b++) {
      final boolean last = b == count - 1;
      final double to = last ? high + half : low - half + (b + 1) * width;
      data.addBin(new SimpleHistogramBin(from, to, true, last));
      from = to;
    }
    data.addObservations(values);
    return data;
  }
}
