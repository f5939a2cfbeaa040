package org.wuxingspice.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DefaultDrawingSupplier;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Line charts stacked over one horizontal axis, in colours that colour-blind readers can tell; when
 * the colours are used up, lines are dotted. Each name stands once, where its line ends in the
 * panel of most weight, unless the label of the axis says it of a single line; dashed lines have
 * theirs in the legend.
 */
public final class StackedLineChart {

  /** Labels that fit beside each other. */
  private static final double MOST_DECADES = 12;

  /** Lines that stay above this lie too close to each other on an axis from 0 to 100 %. */
  private static final double CLOSE = 50;

  /** Of an axis of percentages that does not begin at 0. */
  private static final double SMALLEST_SPAN = 4;

  /** A colour has the same mark in every panel, as in the legend. */
  private static final Shape[] MARKS = DefaultDrawingSupplier.createStandardSeriesShapes();

  /** As long as two dashes and the gap between them. */
  private static final Shape LEGEND_LINE = new Line2D.Double(-10, 0, 10, 0);

  /** Beyond the outermost marks, as a fraction of the axis. */
  private static final double MARGIN = 0.015;

  /** Lets the axis reach a last mark that its values miss by rounding. */
  private static final double ROUNDING = 0.001;

  private final CombinedDomainXYPlot plot;
  private final List<Panel> panels = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<LineFigure.Panel> recorded = new ArrayList<>();
  private final Set<String> legendNames = new HashSet<>();
  private int colours;

  /**
   * A panel and the names that its lines may have at their ends.
   *
   * @param plot of the panel
   * @param weight height against the other panels
   * @param labels of all its lines that are not dashed
   */
  private record Panel(XYPlot plot, int weight, List<EndLabels.Label> labels) {}

  /** Lets lines of one name stand in one panel. */
  private record Key(int place, String name) implements Comparable<Key> {
    @Override
    public int compareTo(final Key other) {
      return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Starts a chart.
   *
   * @param horizontal label of the shared axis, with its unit
   */
  public StackedLineChart(final String horizontal) {
    this(ChartStyle.axis(horizontal, true));
  }

  /**
   * Starts a chart over no more than the range of its horizontal values.
   *
   * @param horizontal label of the shared axis, with its unit
   * @return this chart in the making, without panels
   */
  public static StackedLineChart overRange(final String horizontal) {
    return new StackedLineChart(ChartStyle.axis(horizontal, false));
  }

  private StackedLineChart(final ValueAxis horizontal) {
    plot = new CombinedDomainXYPlot(horizontal);
    plot.setGap(14);
    horizontal.setLowerMargin(0);
    horizontal.setUpperMargin(ROUNDING);
  }

  /**
   * Marks the shared axis at whole numbers only.
   *
   * @return this chart in the making
   */
  public StackedLineChart wholeNumbers() {
    plot.getDomainAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    return this;
  }

  /**
   * Starts a chart over the logarithm of its horizontal values, which have to be positive, marked
   * with SI prefixes.
   *
   * @param horizontal label of the shared axis, with its unit
   * @return this chart in the making, without panels
   */
  public static StackedLineChart overLogarithm(final String horizontal) {
    return new StackedLineChart(ChartStyle.logarithm(horizontal, true));
  }

  /**
   * Starts a chart over the logarithm of dimensionless horizontal values, which have to be
   * positive.
   *
   * @param horizontal label of the shared axis
   * @return this chart in the making, without panels
   */
  public static StackedLineChart overPureLogarithm(final String horizontal) {
    return new StackedLineChart(ChartStyle.logarithm(horizontal, false));
  }

  /**
   * Adds a panel below the others.
   *
   * @param vertical label of its axis, with its unit
   * @param weight height against the other panels
   * @param series its lines; a dashed one takes no colour of its own
   * @return this chart
   */
  public StackedLineChart panel(
      final String vertical, final int weight, final List<Series> series) {
    return add(ChartStyle.axis(vertical, false), weight, series);
  }

  /**
   * Adds a panel of weight 1 below the others.
   *
   * @param vertical label of its axis, with its unit
   * @param series its lines
   * @return this chart
   */
  public StackedLineChart panel(final String vertical, final Series... series) {
    return panel(vertical, 1, List.of(series));
  }

  /**
   * Adds a panel whose axis always reaches zero.
   *
   * @param vertical label of its axis, with its unit
   * @param weight height against the other panels
   * @param series its lines
   * @return this chart
   */
  public StackedLineChart panelFromZero(
      final String vertical, final int weight, final List<Series> series) {
    return add(ChartStyle.axis(vertical, true), weight, series);
  }

  /**
   * Adds a panel of percentages, always from 0 to 100, so that a change of one sample looks small.
   *
   * @param vertical label of its axis, with its unit
   * @param weight height against the other panels
   * @param series its lines
   * @return this chart
   */
  public StackedLineChart percentagePanel(
      final String vertical, final int weight, final List<Series> series) {
    final NumberAxis axis = ChartStyle.axis(vertical, true);
    axis.setRange(0, 100);
    return add(axis, weight, series);
  }

  /**
   * Adds a panel of percentages from 0 to 100 and, when lines lie too close to each other there,
   * one of twice its height with their range alone.
   *
   * @param vertical what the percentages are of, without the sign
   * @param series its lines
   * @return this chart
   */
  public StackedLineChart percentages(final String vertical, final List<Series> series) {
    percentagePanel(vertical + ", %", 1, series);
    final boolean close =
        series.stream().flatMapToDouble(line -> Arrays.stream(line.y())).allMatch(y -> y > CLOSE);
    return close ? add(closer(vertical, series), 2, series) : this;
  }

  /** So wide that a standard error, or one image, does not look like a collapse. */
  private static NumberAxis closer(final String vertical, final List<Series> series) {
    double low = 100;
    double high = 0;
    double error = 0;
    for (final Series line : series) {
      for (int i = 0; i < line.y().length; i++) {
        low = Math.min(low, line.y()[i]);
        high = Math.max(high, line.y()[i]);
        error = line.errors().length == 0 ? error : Math.max(error, line.errors()[i]);
      }
    }
    final double half = Math.max(SMALLEST_SPAN, Math.max(high - low + 4 * error, 10 * error)) / 2;
    final double middle = Math.min((high + low) / 2, 100 - half);
    final NumberAxis axis = ChartStyle.axis(vertical + ", closer, %", false);
    axis.setRange(middle - half, middle + half);
    return axis;
  }

  /**
   * Adds a panel over the logarithm of dimensionless values, which have to be positive.
   *
   * @param vertical label of its axis
   * @param series its lines
   * @return this chart
   */
  public StackedLineChart logarithmicPanel(final String vertical, final Series... series) {
    return add(ChartStyle.logarithm(vertical, false), 1, List.of(series));
  }

  private StackedLineChart add(
      final ValueAxis vertical, final int weight, final List<Series> series) {
    recorded.add(new LineFigure.Panel(axis(vertical), weight, series));
    final DefaultXYDataset data = new DefaultXYDataset();
    final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    // One path per line: drawn piece by piece, every piece would begin its dashes anew.
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(LEGEND_LINE);
    // lines with names of their own get colours of their own in every panel
    final boolean known = series.stream().anyMatch(line -> names.contains(line.name()));
    int colour = known ? 0 : colours;
    final List<EndLabels.Label> labels = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      final Series line = series.get(i);
      data.addSeries(new Key(i, line.name()), new double[][] {line.x(), line.y()});
      names.add(line.name());
      final boolean dashed = line.style() == Series.Style.DASHED;
      renderer.setSeriesVisibleInLegend(i, dashed && legendNames.add(line.name()));
      renderer.setSeriesPaint(i, dashed ? Color.BLACK : ChartStyle.colour(colour));
      renderer.setSeriesShape(i, MARKS[colour % MARKS.length]);
      renderer.setSeriesStroke(
          i, dashed ? ChartStyle.dashes(1.4f, 7, 6) : ChartStyle.stroke(colour));
      renderer.setSeriesShapesVisible(i, line.style() == Series.Style.MARKED);
      if (!dashed) {
        end(line, ChartStyle.colour(colour)).ifPresent(labels::add);
        colour++;
      }
    }
    colours = Math.max(colours, colour);
    final XYPlot panel = new XYPlot(data, null, vertical, renderer);
    ChartStyle.grid(panel);
    for (int i = 0; i < series.size(); i++) {
      bars(panel, series.get(i), (Color) renderer.getSeriesPaint(i));
    }
    panel.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.add(panel, weight);
    final boolean said =
        series.size() == 1
            && vertical
                .getLabel()
                .toLowerCase(Locale.ROOT)
                .startsWith(series.get(0).name().toLowerCase(Locale.ROOT));
    panels.add(new Panel(panel, weight, said ? List.of() : labels));
    if (series.stream().anyMatch(line -> line.style() == Series.Style.MARKED)) {
      plot.getDomainAxis().setLowerMargin(MARGIN);
      plot.getDomainAxis().setUpperMargin(MARGIN);
    }
    return this;
  }

  /** The name at the last point that is drawn. */
  private static Optional<EndLabels.Label> end(final Series line, final Color colour) {
    return IntStream.iterate(line.y().length - 1, i -> i >= 0, i -> i - 1)
        .filter(i -> Double.isFinite(line.y()[i]))
        .mapToObj(i -> new EndLabels.Label(line.name(), colour, line.x()[i], line.y()[i]))
        .findFirst();
  }

  private static void bars(final XYPlot panel, final Series line, final Color colour) {
    for (int i = 0; i < line.errors().length; i++) {
      final double error = line.errors()[i];
      panel.addAnnotation(
          new XYLineAnnotation(
              line.x()[i],
              line.y()[i] - error,
              line.x()[i],
              line.y()[i] + error,
              new BasicStroke(1.2f),
              colour));
    }
  }

  /**
   * {@return the finished chart}
   *
   * @param title above it
   * @param caption smaller, below the title: what was counted, seeds, what bars mean
   */
  public JFreeChart chart(final String title, final String caption) {
    final JFreeChart chart = chart(title);
    chart.addSubtitle(0, new TextTitle(caption, ChartStyle.SMALL));
    return chart;
  }

  /**
   * {@return the finished chart}
   *
   * @param title above it
   */
  public JFreeChart chart(final String title) {
    markDecades(plot.getDomainAxis());
    for (final Object panel : plot.getSubplots()) {
      markDecades(((XYPlot) panel).getRangeAxis());
    }
    final JFreeChart chart = ChartStyle.chart(title, plot, !legendNames.isEmpty());
    chart.setPadding(
        new RectangleInsets(0, 0, 0, Math.max(chart.getPadding().getRight(), labelEnds() + 4)));
    return chart;
  }

  /** Puts the names at the ends; returns the room that they need, pixels. */
  private double labelEnds() {
    final Set<String> labelled = new HashSet<>();
    double width = 0;
    final List<Panel> sorted = new ArrayList<>(panels);
    sorted.sort(Comparator.comparingInt(panel -> -panel.weight()));
    for (final Panel panel : sorted) {
      final List<EndLabels.Label> labels =
          panel.labels().stream().filter(label -> labelled.add(label.text())).toList();
      panel.plot().addAnnotation(new EndLabels(labels));
      width = Math.max(width, EndLabels.width(labels));
    }
    return width;
  }

  /**
   * {@return what was added, as data}
   *
   * @param title above it
   */
  public LineFigure figure(final String title) {
    return new LineFigure(title, axis(plot.getDomainAxis()), recorded);
  }

  private static LineFigure.Axis axis(final ValueAxis axis) {
    return new LineFigure.Axis(axis.getLabel(), "", axis instanceof LogAxis);
  }

  private static void markDecades(final ValueAxis axis) {
    if (axis instanceof LogAxis logarithmic) {
      final double decades =
          Math.log10(axis.getRange().getUpperBound() / axis.getRange().getLowerBound());
      if (decades >= 1.5) {
        logarithmic.setTickUnit(new NumberTickUnit(Math.ceil(decades / MOST_DECADES)));
      }
    }
  }
}
