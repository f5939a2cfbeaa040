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
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.ConfusionMatrix;
import org.wuxingspice.model.training.Progress;

/**
 * How trained networks classify in transients, over the length of a pass and the start of the
 * window that it integrates over. What has been measured stands in {@code transients.csv} and is
 * not measured again.
 */
final class TransientAccuracy {

  private static final double[] DURATIONS = {20, 30, 40, 50, 60, 80};
  private static final double STEP = 0.25;
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
    add(folder, label, label + ", from 0", Double.POSITIVE_INFINITY);
    for (final double length : lengths) {
      add(folder, label, String.format(Locale.ROOT, "%s, last %.0f units", label, length), length);
    }
    return this;
  }

  private void add(
      final String folder, final String label, final String curve, final double length) {
    final double[] percent =
        Arrays.stream(DURATIONS)
            .map(t -> 100 * accuracy(folder, label, new Window(Math.max(0, t - length), t)))
            .toArray();
    series.add(new Series(curve, DURATIONS, percent, Series.Style.MARKED));
  }

  private double accuracy(final String folder, final String label, final Window window) {
    final String key = label + "," + window.begin() + "," + window.end();
    if (!measured.containsKey(key)) {
      final Path trained = settings.out().resolve(folder);
      final InputEncoding encoding = InputEncoding.read(trained.resolve("encoding.json"));
      try (Propagator engine = new OdePropagator(Stepper.EULER_SINGLE, STEP, settings.threads())) {
        measured.put(
            key,
            ConfusionMatrix.of(
                    engine,
                    window,
                    NetworkFile.read(trained.resolve("model.json")),
                    encoding,
                    encoding.fit(settings.test()),
                    Progress.NONE)
                .accuracy());
      }
      final List<String> rows = new ArrayList<>(List.of("curve,from,duration,test_accuracy"));
      measured.forEach((where, accuracy) -> rows.add(where + "," + accuracy));
      AtomicFile.write(file, rows);
    }
    return measured.get(key);
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
