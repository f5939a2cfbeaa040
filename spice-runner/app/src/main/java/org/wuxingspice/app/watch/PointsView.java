package org.wuxingspice.app.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.wuxingspice.app.export.WaveformChart;
import org.wuxingspice.app.page.PagePart;
import org.wuxingspice.ngspice.simulation.Listener;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** The points of a simulation as they come, thinned out when they are many. */
public final class PointsView implements Listener {

  private static final long BETWEEN = 500_000_000;
  private static final int MOST_POINTS = 20_000;

  private final String title;
  private final TrainingView.Screen screen;
  private final Listener next;
  private final LongSupplier nanoTime;
  private final List<double[]> points = new ArrayList<>();
  private List<String> names = List.of();
  private String phase = "begins";
  private long count;
  private int every = 1;
  private long shown;

  /**
   * Begins.
   *
   * @param title of the deck
   * @param screen shows the points
   * @param next listens, too
   * @param nanoTime clock, nanoseconds
   */
  public PointsView(
      final String title,
      final TrainingView.Screen screen,
      final Listener next,
      final LongSupplier nanoTime) {
    this.title = title;
    this.screen = screen;
    this.next = next;
    this.nanoTime = nanoTime;
  }

  @Override
  public boolean wantsPoints() {
    return true;
  }

  @Override
  public void started() {
    points.clear();
    next.started();
  }

  @Override
  public void progress(final String analysis, final double fraction) {
    phase = String.format(Locale.ROOT, "%s, %.1f %%", analysis, 100 * fraction);
    next.progress(analysis, fraction);
  }

  @Override
  public void plot(final List<String> variables) {
    tell();
    names = List.copyOf(variables);
    points.clear();
    count = 0;
    every = 1;
    next.plot(variables);
  }

  @Override
  public void point(final double[] values) {
    if (count++ % every == 0) {
      points.add(values.clone());
    }
    if (points.size() > MOST_POINTS) {
      for (int i = points.size() - 2; i > 0; i -= 2) {
        points.remove(i);
      }
      every *= 2;
    }
    next.point(values);
    if (nanoTime.getAsLong() - shown >= BETWEEN) {
      tell();
    }
  }

  /**
   * Says how the simulation ended, with all that was seen.
   *
   * @param outcome in a few words
   */
  public void ended(final String outcome) {
    phase = outcome;
    tell();
  }

  private void tell() {
    shown = nanoTime.getAsLong();
    final Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Now", phase);
    facts.put("Points", Long.toString(count));
    screen.show(title, facts, parts());
  }

  private List<PagePart> parts() {
    if (points.size() < 2 || names.isEmpty()) {
      return List.of();
    }
    final double[][] rows = new double[names.size()][points.size()];
    for (int v = 0; v < rows.length; v++) {
      final int variable = v;
      Arrays.setAll(rows[v], p -> points.get(p)[variable]);
    }
    final List<Waveforms.Variable> variables =
        names.stream().map(name -> new Waveforms.Variable(name, quantity(name))).toList();
    final String kind =
        names.get(0).equals("time") ? "tran" : names.get(0).equals("frequency") ? "ac" : "dc";
    return WaveformChart.figure(
            names.get(0), Waveforms.adopt(kind, variables, rows, Waveforms.REAL))
        .<List<PagePart>>map(figure -> List.of(new PagePart.Lines(figure)))
        .orElse(List.of());
  }

  private static Quantity quantity(final String name) {
    return switch (name.substring(0, Math.min(2, name.length()))) {
      case "ti" -> Quantity.TIME;
      case "fr" -> Quantity.FREQUENCY;
      case "v(", "v-" -> Quantity.VOLTAGE;
      case "i(" -> Quantity.CURRENT;
      default -> Quantity.OTHER;
    };
  }
}
