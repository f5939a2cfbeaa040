package org.wuxingspice.app.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.loop.writing.Ageing;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.device.Retention;
import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.ConfusionMatrix;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainedModels;
import org.wuxingspice.model.training.TrainingFolder;
import org.wuxingspice.model.training.TrainingImages;
import org.wuxingspice.model.training.TrainingRun;

/**
 * What age does to the accuracy of a trained network in devices: as they are left, after one gain
 * for all coefficients, and after some presentations of tuning.
 */
public final class DriftStudy {

  private static final String MODEL = "pooled-49-trained";
  private static final String RECIPE = "pooled-49-tuning";

  /** One second, hour, day, month and year. */
  private static final double[] AGES = {1, 3600, 86400, 30 * 86400, 365.25 * 86400};

  private static final int PRESENTATIONS = 1000;
  private static final double STEP = 0.25;
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 1180;

  private final ReproductionSettings settings;
  private final Recipe recipe = Recipe.read(RECIPE);
  private final Network programmed;
  private final InputEncoding encoding;
  private final LabelledImages test;
  private final Measured measured;
  private final OdePropagator engine;

  private DriftStudy(final ReproductionSettings settings, final OdePropagator engine) {
    this.settings = settings;
    this.engine = engine;
    final Path model = TrainedModels.file(MODEL);
    programmed = NetworkFile.read(model);
    encoding = InputEncoding.read(model.resolveSibling("encoding.json"));
    test = encoding.fit(settings.test());
    measured = new Measured(settings.out().resolve("drift.csv"), "device,age_s,after", settings);
  }

  /**
   * Measures and writes {@code drift.csv}, {@code drift.png} and {@code drift.svg}.
   *
   * @param settings what to work with
   * @return accuracies over the ages
   */
  public static List<AccuracyCurve> run(final ReproductionSettings settings) {
    try (OdePropagator engine = new OdePropagator(Stepper.EULER_SINGLE, STEP, settings.threads())) {
      return new DriftStudy(settings, engine).run();
    }
  }

  private List<AccuracyCurve> run() {
    final StackedLineChart chart = StackedLineChart.overPureLogarithm("age, s");
    final List<AccuracyCurve> curves = new ArrayList<>();
    for (final Retention retention : Retention.values()) {
      final List<Series> series = new ArrayList<>();
      for (final String after : List.of("as left", "one gain", "tuned")) {
        final double[] accuracies =
            Arrays.stream(AGES).map(age -> accuracy(retention, age, after)).toArray();
        curves.add(
            AccuracyCurve.ofOne(
                name(retention) + ", " + after,
                Arrays.stream(accuracies).boxed().toList(),
                test.count()));
        series.add(
            Series.marked(after, AGES, Arrays.stream(accuracies).map(a -> 100 * a).toArray()));
      }
      chart.percentages(name(retention) + ", right", series);
    }
    ChartFile.write(
        chart.chart(
            MODEL + " after a second to a year: test images right",
            test.count()
                + " test images; tuned: "
                + PRESENTATIONS
                + " presentations from what age has left"),
        settings.out(),
        "drift",
        WIDTH,
        HEIGHT);
    return curves;
  }

  private static String name(final Retention retention) {
    return retention.name().toLowerCase(Locale.ROOT);
  }

  private double accuracy(final Retention retention, final double age, final String after) {
    final String key = name(retention) + "," + age + "," + after;
    if (measured.find(key) == null) {
      final Network aged = new Ageing(retention, 1).aged(programmed, age);
      final Network shown =
          switch (after) {
            case "as left" -> aged;
            case "one gain" -> Ageing.corrected(programmed, aged);
            default -> tuned(Ageing.corrected(programmed, aged), key);
          };
      settings.progress().phase(key, test.count());
      measured.add(
          Map.of(
              key,
              ConfusionMatrix.of(
                      engine, recipe.engine().window(), shown, encoding, test, settings.progress())
                  .accuracy()));
    }
    return measured.get(key);
  }

  /** An ordinary training on few images; what it asks for is written exactly. */
  private Network tuned(final Network aged, final String key) {
    final TrainingImages images =
        TrainingImages.prepare(
                recipe, settings.training(), settings.test().slice(0, 0), PRESENTATIONS)
            .withEncoding(encoding);
    final Path out = settings.out().resolve("drift-" + key.replace(',', '-'));
    try (FolderLock lock = FolderLock.take(out)) {
      final TrainingRun run =
          new TrainingRun(
                  recipe.withEpochs(1),
                  images,
                  engine,
                  new TrainingFolder(lock.folder()),
                  settings.progress(),
                  settings.nanoTime())
              .startingFrom(aged)
              .resumeIfBegun();
      run.run();
      return run.network();
    }
  }
}
