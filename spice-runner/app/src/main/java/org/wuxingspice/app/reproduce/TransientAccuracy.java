package org.wuxingspice.app.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.app.report.Share;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.files.AtomicFile;
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
  private static final int HEIGHT = 620;

  private final ReproductionSettings settings;
  private final Path file;
  private final Map<String, Double> measured = new LinkedHashMap<>();
  private final List<Series> series = new ArrayList<>();

  TransientAccuracy(final ReproductionSettings settings) {
    this.settings = settings;
    file = settings.out().resolve("transients.csv");
    if (Files.exists(file)) {
      for (final String line : lines().subList(1, lines().size())) {
        final int comma = line.lastIndexOf(',');
        measured.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
      }
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds curves of a trained network: integrated from the start, and over the last time units. */
  TransientAccuracy of(final String folder, final String label, final double... lengths) {
    measure(folder, label, lengths);
    add(label, label + ", from 0", Double.POSITIVE_INFINITY);
    for (final double length : lengths) {
      add(label, String.format(Locale.ROOT, "%s, last %.0f units", label, length), length);
    }
    return this;
  }

  private void add(final String label, final String curve, final double length) {
    final double[] percent =
        Arrays.stream(DURATIONS).map(t -> 100 * accuracy(label, last(length, t))).toArray();
    series.add(
        new Series(
            curve,
            DURATIONS,
            percent,
            Series.Style.MARKED,
            Arrays.stream(percent)
                .map(p -> 100 * new Share(p / 100, settings.test().count()).standardError())
                .toArray()));
  }

  private double accuracy(final String label, final Window window) {
    return Objects.requireNonNull(measured.get(key(label, window)), "not measured");
  }

  private static Window last(final double length, final double duration) {
    return new Window(Math.max(0, duration - length), duration);
  }

  private static String key(final String label, final Window window) {
    return label + "," + window.begin() + "," + window.end();
  }

  /** One pass of the longest duration serves all windows. */
  private void measure(final String folder, final String label, final double... lengths) {
    final List<Window> windows =
        DoubleStream.concat(DoubleStream.of(Double.POSITIVE_INFINITY), DoubleStream.of(lengths))
            .boxed()
            .flatMap(length -> Arrays.stream(DURATIONS).mapToObj(t -> last(length, t)))
            .distinct()
            .filter(window -> !measured.containsKey(key(label, window)))
            .toList();
    if (windows.isEmpty()) {
      return;
    }
    final Path trained = settings.out().resolve(folder);
    final Network network = NetworkFile.read(trained.resolve("model.json"));
    final InputEncoding encoding = InputEncoding.read(trained.resolve("encoding.json"));
    final int[] right = right(network, encoding, encoding.fit(settings.test()), windows);
    for (int w = 0; w < windows.size(); w++) {
      measured.put(key(label, windows.get(w)), (double) right[w] / settings.test().count());
    }
    final List<String> rows = new ArrayList<>(List.of("curve,from,duration,test_accuracy"));
    measured.forEach((where, accuracy) -> rows.add(where + "," + accuracy));
    AtomicFile.write(file, rows);
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
    ChartFile.write(
        new StackedLineChart("length of a pass T, time units")
            .percentages("test images right", series)
            .chart(title),
        settings.out(),
        "transients",
        WIDTH,
        HEIGHT);
  }
}
