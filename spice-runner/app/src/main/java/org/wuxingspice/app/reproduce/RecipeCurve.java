package org.wuxingspice.app.reproduce;

import java.util.List;
import java.util.stream.IntStream;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainingFolder;
import org.wuxingspice.model.training.TrainingImages;
import org.wuxingspice.model.training.TrainingRun;

/**
 * Trains a Wuxing network by a recipe, in a folder of its own, and goes on where it was stopped.
 */
final class RecipeCurve {

  /** Two thousand images in small batches give about as many updates as one epoch of MNIST. */
  private static final int QUICK_BATCH = 8;

  private static final int QUICK_EPOCHS = 4;

  private RecipeCurve() {}

  /**
   * Trains a network for every seed.
   *
   * @param settings of the experiment
   * @param recipeName a recipe that comes with the program
   * @param label name of the curve
   * @param epochs epochs of the full experiment; 0 for the recipe's
   */
  static AccuracyCurve train(
      final ReproductionSettings settings,
      final String recipeName,
      final String label,
      final int epochs) {
    final Recipe shipped = Recipe.read(recipeName);
    final Recipe recipe = epochs == 0 ? shipped : shipped.withEpochs(epochs);
    return new AccuracyCurve(
        label,
        IntStream.rangeClosed(1, settings.seeds())
            .mapToObj(seed -> train(settings, recipe.withSeed(seed), folder(recipeName, seed)))
            .toList(),
        settings.test().count());
  }

  /** The folder of a run, in the experiment's. */
  static String folder(final String recipeName, final int seed) {
    return recipeName + "-" + seed;
  }

  /**
   * Trains.
   *
   * @param settings of the experiment
   * @param whole the recipe of the full experiment
   * @param folderName of the run, in the experiment's folder
   * @return test accuracy after each epoch
   */
  static List<Double> train(
      final ReproductionSettings settings, final Recipe whole, final String folderName) {
    final Recipe recipe =
        settings.quick() ? whole.withEpochs(QUICK_EPOCHS).withBatch(QUICK_BATCH) : whole;
    final TrainingImages images =
        TrainingImages.prepare(recipe, settings.training(), settings.test(), Integer.MAX_VALUE);
    try (FolderLock lock = FolderLock.take(settings.out().resolve(folderName));
        Propagator propagator = Engines.open(recipe.engine(), settings.threads())) {
      final List<EpochMetrics> rows =
          new TrainingRun(
                  recipe,
                  images,
                  propagator,
                  new TrainingFolder(lock.folder()),
                  settings.progress(),
                  settings.nanoTime())
              .resumeIfBegun()
              .run();
      return rows.stream().map(EpochMetrics::testAccuracy).toList();
    }
  }
}
