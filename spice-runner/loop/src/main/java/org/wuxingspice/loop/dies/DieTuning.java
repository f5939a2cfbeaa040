package org.wuxingspice.loop.dies;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainingFolder;
import org.wuxingspice.model.training.TrainingImages;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.model.training.TrainingRun;

/**
 * Training of the same network on each die by itself. Every training has a folder and goes on where
 * it was stopped.
 *
 * @param network to start from
 * @param recipe that trains it; its engine is the die's
 * @param images to show
 * @param folder for the trainings
 * @param threads positive; results do not depend on it
 */
public record DieTuning(
    Network network, Recipe recipe, TrainingImages images, Path folder, int threads) {

  /** Checks the parts. */
  public DieTuning {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(folder, "folder");
  }

  /** What decides the tuned networks besides the die. */
  String subject() {
    return ", tuned by " + recipe.description() + " with " + images.training().count() + " images";
  }

  /**
   * The network that a die learns.
   *
   * @param die settings of an engine that runs it
   * @return the tuned network
   */
  Network on(final EngineSettings die) {
    final String name = String.format(Locale.ROOT, "%s-%08x", die.name(), die.circuit().hashCode());
    try (Propagator propagator = Engines.open(die, threads)) {
      final TrainingRun run =
          new TrainingRun(
              recipe.withEngine(die),
              images,
              propagator,
              new TrainingFolder(folder.resolve(name)),
              TrainingProgress.NONE,
              System::nanoTime);
      run.startingFrom(network).resumeIfBegun().run();
      return run.network();
    }
  }
}
