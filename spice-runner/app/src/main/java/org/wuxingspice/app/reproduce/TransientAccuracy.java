package org.wuxingspice.app.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.ConfusionMatrix;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.Progress;

/** How trained networks classify when passes are transients of a given length. */
final class TransientAccuracy {

  private static final double[] DURATIONS = {20, 30, 40, 50, 60, 80};
  private static final double STEP = 0.25;
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 620;

  private final ReproductionSettings settings;
  private final List<String> rows = new ArrayList<>(List.of("curve,duration,test_accuracy"));
  private final List<Series> series = new ArrayList<>();

  TransientAccuracy(final ReproductionSettings settings) {
    this.settings = settings;
  }

  /** Adds the curve of a network that has been trained by a recipe. */
  TransientAccuracy of(final String recipeName, final String label) {
    final Path folder = settings.out().resolve(recipeName);
    final Network network = NetworkFile.read(folder.resolve("model.json"));
    final InputEncoding encoding = InputEncoding.read(folder.resolve("encoding.json"));
    final LabelledImages images = encoding.fit(settings.test());
    final double[] accuracies =
        Arrays.stream(DURATIONS).map(t -> accuracy(network, encoding, images, t)).toArray();
    for (int i = 0; i < DURATIONS.length; i++) {
      rows.add(label + "," + DURATIONS[i] + "," + accuracies[i]);
    }
    series.add(
        new Series(
            label,
            DURATIONS,
            Arrays.stream(accuracies).map(accuracy -> 100 * accuracy).toArray(),
            Series.Style.MARKED));
    return this;
  }

  private double accuracy(
      final Network network,
      final InputEncoding encoding,
      final LabelledImages images,
      final double duration) {
    final EngineSettings engine = new EngineSettings("ode", duration, STEP, Stepper.EULER);
    try (Propagator propagator = Engines.open(engine, settings.threads())) {
      return ConfusionMatrix.of(
              propagator, engine.window(), network, encoding, images, Progress.NONE)
          .accuracy();
    }
  }

  /** Writes {@code transients.csv}, {@code transients.png} and {@code transients.svg}. */
  void write(final String title) {
    AtomicFile.write(settings.out().resolve("transients.csv"), rows);
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
