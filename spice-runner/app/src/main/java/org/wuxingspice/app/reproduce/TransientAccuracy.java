package org.wuxingspice.app.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;

/**
 * How trained networks classify in transients, over the length of a pass and the start of the
 * window that it integrates over. What has been measured stands in {@code transients.csv} and is
 * not measured again.
 */
final class TransientAccuracy {

  private static final double[] DURATIONS = {20, 30, 40, 50, 60, 80};
  private static final double STEP = 0.25;
  private static final int BATCH = 256;
  private static final int WIDTH = 1000;
  private static final int HEAD = 140;

  private static final int PANEL_HEIGHT = 400;

  private final ReproductionSettings settings;
  private final Measured measured;
  private final StackedLineChart chart =
      StackedLineChart.overRange("length of a pass T, time units");
  private final List<Series> series = new ArrayList<>();
  private int panels;

  TransientAccuracy(final ReproductionSettings settings) {
    this.settings = settings;
    measured =
        new Measured(settings.out().resolve("transients.csv"), "run,from,duration", settings);
  }

  /**
   * Adds curves of the networks of a recipe: integrated from the start, and over the last time
   * units.
   *
   * @param recipeName whose runs are in the experiment's folder, one per seed
   * @param label before the names of the curves
   * @param lengths of the windows at the end, time units
   */
  TransientAccuracy of(final String recipeName, final String label, final double... lengths) {
    for (int seed = 1; seed <= settings.seeds(); seed++) {
      measure(RecipeCurve.folder(recipeName, seed), lengths);
    }
    add(recipeName, label + "from 0", Double.POSITIVE_INFINITY);
    for (final double length : lengths) {
      add(recipeName, String.format(Locale.ROOT, "%slast %.0f units", label, length), length);
    }
    return this;
  }

  private void add(final String recipeName, final String curve, final double length) {
    final List<Spread> spreads =
        Arrays.stream(DURATIONS).mapToObj(t -> spread(recipeName, last(length, t))).toList();
    series.add(
        new Series(
            curve,
            DURATIONS,
            spreads.stream().mapToDouble(spread -> 100 * spread.mean()).toArray(),
            Series.Style.MARKED,
            spreads.stream().mapToDouble(spread -> 100 * spread.standardError()).toArray()));
  }

  private Spread spread(final String recipeName, final Window window) {
    return new Spread(
        IntStream.rangeClosed(1, settings.seeds())
            .mapToDouble(seed -> measured.get(key(RecipeCurve.folder(recipeName, seed), window)))
            .toArray(),
        settings.test().count());
  }

  /** Draws the curves that have been added since the last panel, from 0 to 100 %. */
  TransientAccuracy panel(final String label) {
    chart.percentagePanel(label + ", %", 1, List.copyOf(series));
    series.clear();
    panels++;
    return this;
  }

  private static Window last(final double length, final double duration) {
    return new Window(Math.max(0, duration - length), duration);
  }

  private static String key(final String run, final Window window) {
    return run + "," + window.begin() + "," + window.end();
  }

  /** One pass of the longest duration serves all windows. */
  private void measure(final String run, final double... lengths) {
    final List<Window> windows =
        DoubleStream.concat(DoubleStream.of(Double.POSITIVE_INFINITY), DoubleStream.of(lengths))
            .boxed()
            .flatMap(length -> Arrays.stream(DURATIONS).mapToObj(t -> last(length, t)))
            .distinct()
            .filter(window -> measured.find(key(run, window)) == null)
            .toList();
    if (windows.isEmpty()) {
      return;
    }
    final Path trained = settings.out().resolve(run);
    final Network network = NetworkFile.read(trained.resolve("model.json"));
    final InputEncoding encoding = InputEncoding.read(trained.resolve("encoding.json"));
    final int[] right = right(network, encoding, encoding.fit(settings.test()), windows);
    final Map<String, Double> accuracies = new LinkedHashMap<>();
    for (int w = 0; w < windows.size(); w++) {
      accuracies.put(key(run, windows.get(w)), (double) right[w] / settings.test().count());
    }
    measured.add(accuracies);
  }

  /** The number of images whose class is right, for each window. */
  private int[] right(
      final Network network,
      final InputEncoding encoding,
      final LabelledImages images,
      final List<Window> windows) {
    final int[] right = new int[windows.size()];
    final Window whole = Window.until(Arrays.stream(DURATIONS).max().orElseThrow());
    settings.progress().phase("test images", images.count());
    try (OdePropagator engine = new OdePropagator(Stepper.EULER_SINGLE, STEP, settings.threads())) {
      for (int from = 0; from < images.count(); from += BATCH) {
        final int[] batch = IntStream.range(from, Math.min(from + BATCH, images.count())).toArray();
        final Signals drive = encoding.encode(images, batch);
        final List<Signals> outputs =
            engine.outputs(new PassRequest(network, Direction.FORWARD, drive, whole), windows);
        final int[] labels = images.labels(batch);
        for (int w = 0; w < right.length; w++) {
          right[w] += Evaluation.correct(outputs.get(w), labels);
        }
        settings.progress().advance(batch.length, "");
      }
    }
    return right;
  }

  /** Writes {@code transients.png} and {@code transients.svg}. */
  void write(final String title) {
    final String images = settings.test().count() + " test images; " + settings.caption();
    ChartFile.write(
        chart.chart(title, images),
        settings.out(),
        "transients",
        WIDTH,
        HEAD + PANEL_HEIGHT * panels);
  }
}
