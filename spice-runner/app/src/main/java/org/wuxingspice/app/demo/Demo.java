package org.wuxingspice.app.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.EnginePair;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.ConfusionMatrix;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.model.training.TrainingFolder;
import org.wuxingspice.model.training.TrainingImages;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.model.training.TrainingRun;

/**
 * The main job from end to end: trains a small network numerically by one recipe, goes on by
 * another with a circuit of imperfect devices in the loop, and reports. A stopped demonstration
 * goes on where it was. The waveforms shown are those of the circuit as drawn.
 */
public final class Demo {

  /** Recipe of the numeric training. */
  public static final String NUMERIC = "pooled-49";

  /** Recipe of the training in the loop. */
  public static final String IN_LOOP = "pooled-49-imperfect";

  private static final double FINE_STEP = 0.01;

  private final DemoSettings settings;
  private final TrainingProgress progress;
  private final LongSupplier nanoTime;

  /**
   * Creates the demonstration.
   *
   * @param settings what to run
   * @param progress told how far it is
   * @param nanoTime clock, nanoseconds
   */
  public Demo(
      final DemoSettings settings, final TrainingProgress progress, final LongSupplier nanoTime) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.progress = Objects.requireNonNull(progress, "progress");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
  }

  /**
   * Runs the demonstration and writes its files.
   *
   * @return its figures
   * @throws org.wuxingspice.model.failure.WuxingException when data or ngspice is missing, a
   *     simulation fails, or the folder holds another run
   */
  public DemoResult run() {
    final Path out = settings.out();
    final Recipe numeric =
        Recipe.read(NUMERIC).withSeed(settings.seed()).withEpochs(settings.epochs());
    final Recipe inLoop = Recipe.read(IN_LOOP).withSeed(settings.seed());
    final TrainingImages images = images(numeric, Integer.MAX_VALUE);
    final TrainingImages shown =
        images(inLoop, settings.presentations()).withEncoding(images.encoding());
    try (Propagator equations = Engines.open(numeric.engine(), settings.threads());
        Propagator circuit = Engines.open(inLoop.engine(), settings.threads())) {
      final Network trained = trained(numeric, images, equations, out.resolve("numeric"));
      final double numericBefore = accuracy(equations, numeric, trained, images, "the equations");
      final long since = nanoTime.getAsLong();
      final List<Double> accuracies = new ArrayList<>();
      accuracies.add(accuracy(circuit, inLoop, trained, images, "the circuit"));
      final double secondsPerImage = (nanoTime.getAsLong() - since) / 1e9 / images.test().count();
      final TrainingRun run = training(inLoop, shown, circuit, out).startingFrom(trained);
      run.resumeIfBegun().run().stream().map(EpochMetrics::testAccuracy).forEach(accuracies::add);
      final DemoResult result =
          new DemoResult(
              numericBefore,
              accuracy(equations, numeric, run.network(), images, "the equations"),
              accuracies,
              secondsPerImage,
              waveforms(run.network(), inLoop, images),
              inLoop);
      new DemoPage(settings, result).write();
      return result;
    }
  }

  private TrainingImages images(final Recipe recipe, final int limit) {
    return TrainingImages.prepare(recipe, settings.training(), settings.test(), limit);
  }

  private Network trained(
      final Recipe recipe,
      final TrainingImages images,
      final Propagator propagator,
      final Path folder) {
    try (FolderLock lock = FolderLock.take(folder)) {
      final TrainingRun run = training(recipe, images, propagator, lock.folder());
      run.resumeIfBegun().run();
      return run.network();
    }
  }

  private TrainingRun training(
      final Recipe recipe,
      final TrainingImages images,
      final Propagator propagator,
      final Path folder) {
    return new TrainingRun(
        recipe, images, propagator, new TrainingFolder(folder), progress, nanoTime);
  }

  private double accuracy(
      final Propagator propagator,
      final Recipe recipe,
      final Network network,
      final TrainingImages images,
      final String where) {
    progress.phase("test images in " + where, images.test().count());
    return ConfusionMatrix.of(
            propagator,
            recipe.engine().window(),
            network,
            images.encoding(),
            images.test(),
            progress)
        .accuracy();
  }

  private Comparison waveforms(
      final Network network, final Recipe recipe, final TrainingImages images) {
    final double duration = recipe.engine().duration();
    final EngineSettings drawn =
        new EngineSettings("spice", duration, FINE_STEP, Stepper.RK4)
            .withCircuit(Map.of("pieces", "whole"));
    return new EnginePair(drawn, drawn.withName("ode"), settings.threads())
        .compare(
            network,
            Direction.FORWARD,
            images.encoding().encode(images.test(), new int[] {0}).sample(0));
  }
}
