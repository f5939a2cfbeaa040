package org.wuxingspice.app.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
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
   * Draws a plot.
   *
   * @param title above it
   * @param plot its first {@link #MOST_LINES} vectors are drawn
   * @return empty for a plot without a scale or with less than two points
   */
  public static Optional<JFreeChart> of(final String title, final Waveforms plot) {
    if (!PlotKind.of(plot).hasScale() || plot.size() < 2 || plot.names().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(isBode(plot) ? bode(title, plot) : lines(title, plot));
  }

  private static List<Waveforms.Variable> drawn(final Waveforms plot) {
    final List<Waveforms.Variable> all = plot.variables();
    return all.subList(1, Math.min(all.size(), MOST_LINES + 1));
  }

  private static boolean isBode(final Waveforms plot) {
    return plot.isComplex()
        && plot.names().stream().allMatch(name -> ComplexPart.of(name).isEmpty());
  }

  private static JFreeChart bode(final String title, final Waveforms plot) {
    final StackedLineChart panels = StackedLineChart.overLogarithm("frequency [Hz]");
    final double[] frequency = plot.scale();
    final List<Series> magnitudes = new ArrayList<>();
    final List<Series> phases = new ArrayList<>();
    for (final Waveforms.Variable variable : drawn(plot)) {
      final String name = variable.name();
      final double[] decibels = plot.shown("db(" + name + ")");
      for (int i = 0; i < decibels.length; i++) {
        decibels[i] = Double.isInfinite(decibels[i]) ? Double.NaN : decibels[i];
      }
      magnitudes.add(new Series(name, frequency, decibels, Series.Style.SOLID));
      phases.add(
          new Series(name, frequency, plot.shown("phase(" + name + ")"), Series.Style.SOLID));
    }
    final String units =
        drawn(plot).stream()
            .map(variable -> "1 " + variable.quantity().unit())
            .distinct()
            .collect(Collectors.joining(" or "));
    panels.panel("magnitude [dB re " + units + "]", 1, magnitudes);
    panels.panel("phase [degrees]", 1, phases);
    return panels.chart(title);
  }

  private static JFreeChart lines(final String title, final Waveforms plot) {
    final Waveforms.Variable scale = plot.variables().get(0);
    final boolean frequency = scale.quantity() == Quantity.FREQUENCY;
    final double[] x = plot.scale();
    final int exponent = frequency ? 0 : axisExponent(largest(x));
    final double[] shown = scaled(x, exponent);
    final String label = label(scale.name(), exponent, scale.quantity().unit());
    final StackedLineChart panels =
        frequency ? StackedLineChart.overLogarithm(label) : new StackedLineChart(label);
    groups(plot)
        .forEach(
            (quantity, variables) -> {
              double peak = 0;
              for (final Waveforms.Variable variable : variables) {
                peak = Math.max(peak, largest(plot.shown(variable.name())));
              }
              final int size = axisExponent(peak);
              final List<Series> series = new ArrayList<>();
              for (final Waveforms.Variable variable : variables) {
                series.add(
                    new Series(
                        variable.name(),
                        shown,
                        scaled(plot.shown(variable.name()), size),
                        Series.Style.SOLID));
              }
              panels.panel(label(word(quantity), size, quantity.unit()), 1, series);
            });
    return panels.chart(title);
  }

  /** What nearly reaches a unit is drawn in that unit: 0.99 V, not 990 mV. */
  private static int axisExponent(final double largest) {
    return SiFormat.exponent(1.1 * largest);
  }

  private static Map<Quantity, List<Waveforms.Variable>> groups(final Waveforms plot) {
    final Map<Quantity, List<Waveforms.Variable>> groups = new LinkedHashMap<>();
    for (final Waveforms.Variable variable : drawn(plot)) {
      groups.computeIfAbsent(variable.quantity(), q -> new ArrayList<>()).add(variable);
    }
    return groups;
  }

  private static String word(final Quantity quantity) {
    return switch (quantity) {
      case NONE, OTHER -> "value";
      default -> quantity.word().replace('-', ' ');
    };
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
