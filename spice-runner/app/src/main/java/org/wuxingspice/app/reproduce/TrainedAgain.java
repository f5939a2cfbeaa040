package org.wuxingspice.app.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wuxingspice.model.files.PlainFile;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainedModels;
import org.wuxingspice.model.training.TrainingFolder;

/**
 * A model that comes with the program, trained once more by its recipe.
 *
 * @param digest of the network's file, SHA-256
 * @param same whether the file that comes with the program is the same to the last bit
 */
public record TrainedAgain(String digest, boolean same) {

  /**
   * Trains a model into a folder of its name and writes its archive beside it.
   *
   * @param settings images, threads and folder
   * @param name one of {@link TrainedModels#NAMES}
   * @return how it compares
   */
  public static TrainedAgain of(final ReproductionSettings settings, final String name) {
    RecipeCurve.train(settings, Recipe.read(TrainedModels.recipe(name)), name);
    final TrainingFolder folder = new TrainingFolder(settings.out().resolve(name));
    TrainedModels.write(settings.out().resolve(name + ".zip"), name, folder);
    final String digest = NetworkFile.digest(folder.model());
    return new TrainedAgain(digest, digest.equals(NetworkFile.digest(TrainedModels.file(name))));
  }

  /**
   * {@return the fraction of test images that a model had right at the end of its training}
   *
   * @param model file of the network, with the metrics of its training beside it
   */
  public static double accuracy(final Path model) {
    try {
      final List<String> rows =
          Files.readAllLines(PlainFile.checked(model.resolveSibling("metrics.csv")));
      final int column = List.of(EpochMetrics.HEADER.split(",")).indexOf("test_accuracy");
      return Double.parseDouble(rows.get(rows.size() - 1).split(",")[column]);
    } catch (final IOException e) {
      throw new UncheckedIOException("no metrics beside " + model, e);
    }
  }
}
