package org.wuxingspice.app.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.app.plot.LineFigure;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.netlist.expression.SiFormat;
import org.wuxingspice.ngspice.simulation.ComplexPart;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * Pictures of plots. Vectors of one quantity share a panel and its unit; small-signal plots are
 * Bode diagrams: magnitude in dB and phase in degrees over the logarithm of frequency.
 */
public final class WaveformChart {

  /** More lines than this nobody can tell apart. */
  public static final int MOST_LINES = 12;

  private WaveformChart() {}

  /**
   * {@return a plot as data, with all its vectors, in SI units; empty for a plot without a scale or
   * with less than two points}
   *
   * @param title above it
   * @param plot any
   */
  public static Optional<LineFigure> figure(final String title, final Waveforms plot) {
    return figure(title, plot, Integer.MAX_VALUE);
  }

  /**
   * Draws a plot.
   *
   * @param title above it
   * @param plot its first {@link #MOST_LINES} vectors are drawn
   * @return empty for a plot without a scale or with less than two points
   */
  public static Optional<JFreeChart> of(final String title, final Waveforms plot) {
    return figure(title, plot, MOST_LINES).map(WaveformChart::chart);
  }

  private static Optional<LineFigure> figure(
      final String title, final Waveforms plot, final int most) {
    if (!PlotKind.of(plot).hasScale() || plot.size() < 2 || plot.names().isEmpty()) {
      return Optional.empty();
    }
    final List<Waveforms.Variable> all = plot.variables();
    final List<Waveforms.Variable> drawn = all.subList(1, (int) Math.min(all.size(), most + 1L));
    final Waveforms.Variable scale = all.get(0);
    return Optional.of(
        new LineFigure(
            title,
            new LineFigure.Axis(
                scale.name(),
                scale.quantity().unit(),
                scale.quantity() == Quantity.FREQUENCY && plot.scale()[0] > 0),
            isBode(plot) ? bode(plot, drawn) : panels(plot, drawn)));
  }

  private static boolean isBode(final Waveforms plot) {
    return plot.isComplex()
        && plot.names().stream().allMatch(name -> ComplexPart.of(name).isEmpty());
  }

  private static List<LineFigure.Panel> bode(
      final Waveforms plot, final List<Waveforms.Variable> drawn) {
    final double[] frequency = plot.scale();
    final List<Series> magnitudes = new ArrayList<>();
    final List<Series> phases = new ArrayList<>();
    for (final Waveforms.Variable variable : drawn) {
      final String name = variable.name();
      final double[] decibels = plot.shown("db(" + name + ")");
      for (int i = 0; i < decibels.length; i++) {
        decibels[i] = Double.isInfinite(decibels[i]) ? Double.NaN : decibels[i];
      }
      magnitudes.add(Series.solid(name, frequency, decibels));
      phases.add(Series.solid(name, frequency, plot.shown("phase(" + name + ")")));
    }
    final String units =
        drawn.stream()
            .map(variable -> "1 " + variable.quantity().unit())
            .distinct()
            .collect(Collectors.joining(" or "));
    return List.of(
        new LineFigure.Panel(
            LineFigure.Axis.linear("magnitude [dB re " + units + "]", ""), 1, magnitudes),
        new LineFigure.Panel(LineFigure.Axis.linear("phase [degrees]", ""), 1, phases));
  }

  private static List<LineFigure.Panel> panels(
      final Waveforms plot, final List<Waveforms.Variable> drawn) {
    final double[] scale = plot.scale();
    final Map<Quantity, List<Series>> groups = new LinkedHashMap<>();
    for (final Waveforms.Variable variable : drawn) {
      groups
          .computeIfAbsent(variable.quantity(), quantity -> new ArrayList<>())
          .add(Series.solid(variable.name(), scale, plot.shown(variable.name())));
    }
    final List<LineFigure.Panel> panels = new ArrayList<>();
    groups.forEach(
        (quantity, series) ->
            panels.add(
                new LineFigure.Panel(
                    LineFigure.Axis.linear(word(quantity), quantity.unit()), 1, series)));
    return panels;
  }

  private static String word(final Quantity quantity) {
    return switch (quantity) {
      case NONE, OTHER -> "value";
      default -> quantity.word().replace('-', ' ');
    };
  }

  private static JFreeChart chart(final LineFigure figure) {
    final LineFigure.Axis across = figure.horizontal();
    final double[] x = figure.panels().get(0).series().get(0).x();
    final int exponent = across.logarithmic() ? 0 : axisExponent(largest(x));
    final double[] shown = scaled(x, exponent);
    final String label = label(across.label(), exponent, across.unit());
    final StackedLineChart panels =
        across.logarithmic() ? StackedLineChart.overLogarithm(label) : new StackedLineChart(label);
    for (final LineFigure.Panel panel : figure.panels()) {
      final LineFigure.Axis up = panel.vertical();
      final boolean fixed = up.label().endsWith("]"); // has its unit already
      final int size =
          fixed
              ? 0
              : axisExponent(
                  panel.series().stream().mapToDouble(line -> largest(line.y())).max().orElse(0));
      panels.panel(
          label(up.label(), size, up.unit()),
          panel.weight(),
          panel.series().stream()
              .map(line -> Series.solid(line.name(), shown, scaled(line.y(), size)))
              .toList());
    }
    return panels.chart(figure.title());
  }

  /** What nearly reaches a unit is drawn in that unit: 0.99 V, not 990 mV. */
  private static int axisExponent(final double largest) {
    return SiFormat.exponent(1.1 * largest);
  }

  private static String label(final String name, final int exponent, final String unit) {
    if (!unit.isEmpty()) {
      return name + " [" + SiFormat.prefix(exponent) + unit + "]";
    }
    return exponent == 0 ? name : name + " [1e" + exponent + "]";
  }

  private static double largest(final double[] values) {
    double largest = 0;
    for (final double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double[] scaled(final double[] values, final int exponent) {
    final double[] scaled = values.clone();
    final double unit = Math.pow(10, Math.abs(exponent));
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = exponent < 0 ? scaled[i] * unit : scaled[i] / unit;
    }
    return scaled;
  }
}
