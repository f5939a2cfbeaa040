package org.wuxingspice.model.training;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.files.Sha256;
import org.wuxingspice.model.learning.Trainer;
import org.wuxingspice.model.learning.Writer;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;

/**
 * Trains by a recipe, epoch by epoch, and keeps its folder such that it can be stopped at any
 * moment. Not safe for use by several threads.
 */
public final class TrainingRun {

  private final Recipe recipe;
  private final TrainingImages images;
  private final Propagator propagator;
  private final TrainingFolder folder;
  private final TrainingProgress progress;
  private final LongSupplier nanoTime;
  private final Checkpoints checkpoints;
  private final Topology topology;
  private final Trainer trainer;
  private TrainingState state;
  private long since;
  private boolean fresh;

  /**
   * Prepares a run.
   *
   * @param recipe what to run
   * @param images at the recipe's size
   * @param propagator runs the passes; stays open
   * @param folder for the files; written only by {@link #run}
   * @param progress told how far it is
   * @param nanoTime clock for the metrics and for when to save, nanoseconds
   */
  public TrainingRun(
      final Recipe recipe,
      final TrainingImages images,
      final Propagator propagator,
      final TrainingFolder folder,
      final TrainingProgress progress,
      final LongSupplier nanoTime) {
    this(recipe, images, propagator, Writer.IDEAL, folder, progress, nanoTime);
  }

  /**
   * Prepares a run whose coefficients are written into something that holds them.
   *
   * @param recipe what to run
   * @param images at the recipe's size
   * @param propagator runs the passes; stays open
   * @param writer brings changed coefficients into what holds them
   * @param folder for the files; written only by {@link #run}
   * @param progress told how far it is
   * @param nanoTime clock for the metrics and for when to save, nanoseconds
   */
  public TrainingRun(
      final Recipe recipe,
      final TrainingImages images,
      final Propagator propagator,
      final Writer writer,
      final TrainingFolder folder,
      final TrainingProgress progress,
      final LongSupplier nanoTime) {
    this.recipe = Objects.requireNonNull(recipe, "recipe");
    this.images = Objects.requireNonNull(images, "images");
    this.propagator = Objects.requireNonNull(propagator, "propagator");
    this.folder = Objects.requireNonNull(folder, "folder");
    this.progress = Objects.requireNonNull(progress, "progress");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    this.checkpoints = new Checkpoints(folder, digest(recipe, images), nanoTime);
    final Network start = recipe.start();
    this.trainer =
        new Trainer(
            propagator,
            recipe.engine().window(),
            recipe.error(),
            recipe.rule(),
            recipe.step(),
            recipe.around(),
            writer,
            start.topology());
    this.topology = start.topology();
    this.state = TrainingState.begin(start, trainer.memory());
    this.fresh = true;
  }

  /**
   * Starts from the numbers of a trained network instead of the recipe's own.
   *
   * @param trained a network of the recipe's topology
   * @return this run
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_FIT} when the
   *     topologies differ
   */
  public TrainingRun startingFrom(final Network trained) {
    if (!trained.topology().links().equals(topology.links())
        || !trained.topology().inputs().equals(topology.inputs())
        || !trained.topology().outputs().equals(topology.outputs())) {
      throw TrainingReason.BAD_FIT.failure(
          "the model to start from has another topology than the recipe: use the recipe and seed it"
              + " was trained with");
    }
    final Network start =
        new Network(topology, trained.parameters(), trained.clamp(), trained.coefficients());
    state = TrainingState.begin(start, trainer.memory());
    return this;
  }

  private static byte[] digest(final Recipe recipe, final TrainingImages images) {
    final MessageDigest digest = Sha256.start();
    digest.update(JsonFile.bytes(recipe.withEpochs(1))); // a run may go on for longer
    images.addTo(digest);
    return digest.digest();
  }

  /**
   * Goes on from the folder's latest checkpoint; with more epochs than before for longer, at the
   * steps that the schedule has for them.
   *
   * @return this run
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_CHECKPOINT}
   */
  public TrainingRun resume() {
    if (folder.holdsRun()) {
      final List<String> differences = RunDifference.of(folder, recipe, images);
      if (!differences.isEmpty()) {
        throw TrainingReason.BAD_CHECKPOINT.failure(
            folder.folder()
                + " holds a run with another "
                + String.join(", ", differences)
                + "; go on with the same, or start in another folder");
      }
    }
    state = checkpoints.latest(state);
    trainer.restore(state.memory());
    fresh = false;
    return this;
  }

  /**
   * Goes on from the folder's latest checkpoint if it holds a run, and begins otherwise.
   *
   * @return this run
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_CHECKPOINT}
   *     when the folder holds another run
   */
  public TrainingRun resumeIfBegun() {
    return folder.holdsRun() ? resume() : this;
  }

  /**
   * Trains to the end, or until the validation accuracy has not improved for long enough.
   *
   * @return rows of all epochs
   */
  public List<EpochMetrics> run() {
    since = nanoTime.getAsLong();
    if (fresh) {
      final Network written = trainer.begin(state.network());
      state = TrainingState.begin(written, trainer.memory());
    }
    folder.write(recipe, images);
    checkpoints.save(state);
    checkpoints.keepSaved();
    while (!finished()) {
      trainEpoch();
      measureEpoch();
    }
    folder.write(state.best(), state.metrics());
    checkpoints.keepSaved();
    return state.metrics();
  }

  /** {@return the network so far: the best one on the held-out images, or else the latest} */
  public Network network() {
    return state.best();
  }

  /** {@return rows of the epochs so far} */
  public List<EpochMetrics> metrics() {
    return state.metrics();
  }

  private boolean finished() {
    final boolean stale =
        recipe.patience() > 0 && state.epoch() - state.bestEpoch() >= recipe.patience();
    return state.epoch() >= recipe.epochs() || stale;
  }

  private int batches() {
    return (images.training().count() + recipe.batch() - 1) / recipe.batch();
  }

  private double factor() {
    final double done = (state.epoch() + (double) state.batch() / batches()) / recipe.epochs();
    return recipe.schedule().factor(done);
  }

  private void trainEpoch() {
    final int[] order = images.order(recipe.seed(), state.epoch());
    progress.phase("epoch " + (state.epoch() + 1) + "/" + recipe.epochs(), order.length);
    progress.advance(Math.min((long) state.batch() * recipe.batch(), order.length), "");
    while (state.batch() < batches()) {
      final int from = state.batch() * recipe.batch();
      final int to = Math.min(from + recipe.batch(), order.length);
      final int[] chosen = Arrays.copyOfRange(order, from, to);
      final Signals drives = images.drives(chosen, recipe.shift(), recipe.seed(), state.epoch());
      final Trainer.Result result = step(chosen, drives);
      final boolean held = images.validation().count() > 0;
      state =
          new TrainingState(
              state.epoch(),
              state.batch() + 1,
              state.correct() + result.correct(),
              state.clamped() + result.clamped(),
              state.skipped() + result.skipped().size(),
              seconds(),
              result.network(),
              held ? state.best() : result.network(),
              trainer.memory(),
              state.metrics());
      checkpoints.saveBatch(state);
      if (!result.skipped().isEmpty()) {
        final Map<Integer, String> causes = new TreeMap<>();
        result.skipped().forEach((sample, cause) -> causes.put(chosen[sample], cause));
        progress.skipped(causes);
      }
      progress.stepped(
          new TrainingStep(
              state.epoch() + 1,
              (long) state.epoch() * order.length + to,
              (double) state.correct() / to,
              (double) state.clamped() / (2.0 * to * topology.elementCount()),
              state.skipped(),
              state.network(),
              drives.sample(chosen.length - 1)));
      progress.advance(
          to - from,
          String.format(
              Locale.ROOT, "batch %d, %.2f %% right", state.batch(), 100.0 * state.correct() / to));
    }
  }

  private Trainer.Result step(final int[] chosen, final Signals drives) {
    try {
      return trainer.step(state.network(), drives, images.training().labels(chosen), factor());
    } catch (final LostSamples e) {
      throw e.renumbered("image", sample -> chosen[sample]);
    }
  }

  private void measureEpoch() {
    final Network network = state.network();
    final int trained = images.training().count();
    final long passes = 2L * trained * network.topology().elementCount();
    final EpochMetrics row =
        new EpochMetrics(
            state.epoch() + 1,
            (double) state.correct() / trained,
            accuracy(images.validation(), "held-out images"),
            accuracy(images.test(), "test images"),
            factor(),
            (double) state.clamped() / passes,
            state.skipped(),
            seconds());
    final List<EpochMetrics> rows = new ArrayList<>(state.metrics());
    rows.add(row);
    final TrainingState over =
        new TrainingState(
            state.epoch() + 1, 0, 0, 0, 0, row.seconds(), network, network, state.memory(), rows);
    final boolean better = images.validation().count() == 0 || over.bestEpoch() == over.epoch();
    state = better ? over : over.withBest(state.best());
    checkpoints.save(state);
    folder.write(state.best(), rows);
    progress.measured(row);
  }

  private double accuracy(final LabelledImages shown, final String kind) {
    if (shown.count() == 0) {
      return Double.NaN;
    }
    progress.phase(kind, shown.count());
    return ConfusionMatrix.of(
            propagator,
            recipe.engine().window(),
            state.network(),
            images.encoding(),
            shown,
            progress)
        .accuracy();
  }

  private double seconds() {
    final long now = nanoTime.getAsLong();
    final double total = state.seconds() + (now - since) / 1e9;
    since = now;
    return total;
  }
}
