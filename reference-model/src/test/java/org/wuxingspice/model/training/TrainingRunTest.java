package org.wuxingspice.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.Reason;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.CoefficientRule;
import org.wuxingspice.model.learning.CoefficientScale;
import org.wuxingspice.model.learning.CombinedRule;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.learning.LearningRateSchedule;
import org.wuxingspice.model.learning.Optimizer;
import org.wuxingspice.model.learning.ParameterRule;
import org.wuxingspice.model.learning.ReversedReference;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.model.network.TopologyPlan;

class TrainingRunTest {

  private static final int LIMIT = 230;

  /** Of an epoch, when 30 images are held out. */
  private static final int BATCHES = 13;

  @TempDir Path folder;

  private static Recipe recipe(final int epochs, final int validation, final int patience) {
    return recipe(0, epochs, validation, patience);
  }

  private static Recipe recipe(
      final int shift, final int epochs, final int validation, final int patience) {
    final ParameterRule.Range half = new ParameterRule.Range(0.45, 0.55);
    return new Recipe(
        Recipe.FORMAT,
        "small",
        3,
        new TopologyPlan.Adders(List.of(49, 6, 10), List.of(0, 2), List.of(4, 1), 1, false),
        StateClamp.DEFAULT,
        new Initialization(
            Initialization.Distribution.UNIFORM, CoefficientScale.EQUAL, List.of(0.5), true, 0),
        new InputEncoding.Plan(
            7, 7, InputEncoding.Centring.MEAN, InputEncoding.Scaling.DEVIATION, 0.05, 0),
        new EngineSettings("equilibrium", 20, 0.2, Stepper.RK4),
        new ErrorSignal.Softmax(0.05, 0.1),
        ReversedReference.FORWARD,
        new CombinedRule(new ParameterRule(1e-3, half, half), new CoefficientRule(1e-3, 3), 1),
        Optimizer.Adam.of(0.01),
        new LearningRateSchedule.Cosine(0.1),
        shift,
        16,
        epochs,
        validation,
        patience);
  }

  private static TrainingImages images(final Recipe recipe) {
    return TrainingImages.prepare(
        recipe, Digits.bundledTraining(), Digits.bundledTest().slice(0, 100), LIMIT);
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Stops the run when so many batches are over. */
  private static final class Stopping implements TrainingProgress {
    private int left;

    Stopping(final int batches) {
      left = batches;
    }

    @Override
    public void phase(final String name, final long steps) {}

    @Override
    public void advance(final long steps, final String note) {
      left -= note.startsWith("batch ") ? 1 : 0;
      if (left == 0) {
        throw new Stopped();
      }
    }

    @Override
    public void measured(final EpochMetrics metrics) {}
  }

  private static TrainingRun run(
      final Recipe recipe,
      final EquilibriumPropagator engine,
      final Path out,
      final TrainingProgress progress) {
    return run(recipe, engine, out, progress, () -> 0);
  }

  private static TrainingRun run(
      final Recipe recipe,
      final EquilibriumPropagator engine,
      final Path out,
      final TrainingProgress progress,
      final LongSupplier clock) {
    return new TrainingRun(
        recipe, images(recipe), engine, new TrainingFolder(out), progress, clock);
  }

  private byte[] uninterrupted(final Recipe recipe, final Path out) throws IOException {
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      run(recipe, engine, out, TrainingProgress.NONE).run();
    }
    return Files.readAllBytes(out.resolve("model.json"));
  }

  /**
   * With a clock that stands still every batch is forced onto the disk; with one that ticks
   * whenever it is read, a checkpoint takes one tick and is worth it every fifty, so that batches
   * are not.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void interruptedRunEndsWithTheSameBytes(final int tick) throws IOException {
    final Recipe recipe = recipe(1, 3, 30, 0);
    final byte[] expected = uninterrupted(recipe, folder.resolve("whole"));
    final Path out = folder.resolve("parts");
    final Random random = new Random(tick);
    final AtomicLong now = new AtomicLong();
    boolean over = false;
    for (int part = 0; !over; part++) {
      try (EquilibriumPropagator engine = new EquilibriumPropagator(2)) {
        final TrainingRun run =
            run(
                recipe,
                engine,
                out,
                new Stopping(1 + random.nextInt(12)),
                () -> now.getAndAdd(tick));
        (part == 0 ? run : run.resume()).run();
        over = true;
      } catch (final Stopped expectedStop) {
        assertThat(out.resolve("checkpoint.bin")).exists();
      }
    }
    assertThat(Files.readAllBytes(out.resolve("model.json"))).isEqualTo(expected);
    assertThat(metrics(out)).isEqualTo(metrics(folder.resolve("whole"))).hasSize(4);
  }

  /** Rows without the time. */
  private static List<String> metrics(final Path out) throws IOException {
    return Files.readAllLines(out.resolve("metrics.csv")).stream()
        .map(row -> row.substring(0, row.lastIndexOf(',')))
        .toList();
  }

  /** Of an epoch's 13 batches only those that were not over are presented again. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void noBatchIsDoneTwice(final int tick) {
    final AtomicLong now = new AtomicLong();
    final LongSupplier clock = () -> now.getAndAdd(tick);
    final Recipe recipe = recipe(1, 30, 0);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      assertThatThrownBy(() -> run(recipe, engine, folder, new Stopping(9), clock).run())
          .isInstanceOf(Stopped.class);
      final Stopping rest = new Stopping(BATCHES);
      run(recipe, engine, folder, rest, clock).resume().run();
      assertThat(rest.left).isEqualTo(BATCHES - 4);
    }
    assertThat(folder.resolve("batch-0.bin")).doesNotExist();
    assertThat(folder.resolve("batch-1.bin")).doesNotExist();
  }

  /** A kill while a batch's file is written costs that batch. */
  @Test
  void halfWrittenFileOfABatchIsPassedOver() throws IOException {
    final Recipe recipe = recipe(1, 30, 0);
    final byte[] expected = uninterrupted(recipe, folder.resolve("whole"));
    final Path out = folder.resolve("killed");
    final AtomicLong now = new AtomicLong();
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      assertThatThrownBy(
              () -> run(recipe, engine, out, new Stopping(9), now::getAndIncrement).run())
          .isInstanceOf(Stopped.class);
      final Path last = out.resolve("batch-1.bin");
      final byte[] whole = Files.readAllBytes(last);
      Files.write(last, Arrays.copyOf(whole, whole.length / 2));
      final Stopping rest = new Stopping(BATCHES);
      run(recipe, engine, out, rest).resume().run();
      assertThat(rest.left).isEqualTo(BATCHES - 5);
    }
    assertThat(Files.readAllBytes(out.resolve("model.json"))).isEqualTo(expected);
  }

  @Test
  void trainingLearns() throws IOException {
    final Recipe recipe = recipe(8, 0, 0);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(2)) {
      final List<EpochMetrics> rows = run(recipe, engine, folder, TrainingProgress.NONE).run();
      assertThat(rows).hasSize(8);
      assertThat(rows.get(7).trainingAccuracy()).isGreaterThan(0.6);
      assertThat(rows.get(7).validationAccuracy()).isNaN();
      assertThat(rows.get(7).factor()).isLessThan(rows.get(0).factor());
    }
  }

  /** Ten held-out images soon stop getting better; the model is that of the best epoch. */
  @Test
  void trainingStopsWhenHeldOutImagesGetNoBetter() throws IOException {
    final Recipe patient = recipe(200, 10, 2);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(2)) {
      final TrainingRun run = run(patient, engine, folder, TrainingProgress.NONE);
      final List<EpochMetrics> rows = run.run();
      assertThat(rows.size()).isBetween(3, 100);
      final double best =
          rows.stream().mapToDouble(EpochMetrics::validationAccuracy).max().orElseThrow();
      final TrainingImages images = images(patient);
      assertThat(
              ConfusionMatrix.of(
                      engine,
                      Window.until(20),
                      run.network(),
                      images.encoding(),
                      images.validation(),
                      Progress.NONE)
                  .accuracy())
          .isEqualTo(best);
      assertThat(rows.get(rows.size() - 3).validationAccuracy()).isEqualTo(best);
    }
  }

  /** A run that has ended goes on for more epochs, after those that it has. */
  @Test
  void moreEpochsAreAllowed() throws IOException {
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final List<EpochMetrics> rows =
          run(recipe(1, 30, 0), engine, folder, TrainingProgress.NONE).run();
      final List<EpochMetrics> more =
          run(recipe(3, 30, 0), engine, folder, TrainingProgress.NONE).resume().run();
      assertThat(more).hasSize(3).startsWith(rows.get(0));
    }
  }

  @Test
  void damagedAndForeignCheckpointsAreRefused() throws IOException {
    final Recipe recipe = recipe(1, 30, 0);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      assertRefused(
          TrainingReason.BAD_CHECKPOINT,
          () -> run(recipe, engine, folder, TrainingProgress.NONE).resume());
      run(recipe, engine, folder, TrainingProgress.NONE).run();
      assertRefused(
          TrainingReason.BAD_CHECKPOINT,
          () -> run(recipe.withSeed(4), engine, folder, TrainingProgress.NONE).resume());
      assertThatThrownBy(
              () -> run(recipe.withSeed(4), engine, folder, TrainingProgress.NONE).resume())
          .hasMessageContaining("another seed (" + recipe.seed() + ", now 4); go on");
      assertThatThrownBy(
              () ->
                  run(recipe.withBatch(recipe.batch() + 1), engine, folder, TrainingProgress.NONE)
                      .resume())
          .hasMessageContaining("another batch (" + recipe.batch() + ", now ");
      final Path file = folder.resolve("checkpoint.bin");
      final byte[] good = Files.readAllBytes(file);
      final Random random = new Random(1);
      for (int i = 0; i < 40; i++) {
        final byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, i % 4 == 0 ? Arrays.copyOf(good, i * good.length / 40) : bad);
        assertRefused(
            TrainingReason.BAD_CHECKPOINT,
            () -> run(recipe, engine, folder, TrainingProgress.NONE).resume());
      }
    }
  }

  /** A check sum proves nothing against whoever can compute it. */
  @Test
  void checkpointsWithRightSumsAndWrongContentsAreRefused() throws IOException {
    final Recipe recipe = recipe(1, 30, 0);
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      run(recipe, engine, folder, TrainingProgress.NONE).run();
      final Path file = folder.resolve("checkpoint.bin");
      final byte[] good = Files.readAllBytes(file);
      final int header = 8 + Integer.BYTES + 32;
      final int[] numbers = {0, 1, -1, 7, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE};
      final Random random = new Random(2);
      for (int i = 0; i < 300; i++) {
        final int length = i % 5 == 0 ? header + random.nextInt(good.length - header) : good.length;
        final ByteBuffer bad = ByteBuffer.wrap(Arrays.copyOf(good, length));
        final int at = header + random.nextInt(Math.max(1, length - header - 2 * Long.BYTES));
        if (at + Integer.BYTES <= length) {
          bad.putInt(at, numbers[random.nextInt(numbers.length)]);
        }
        final CRC32 check = new CRC32();
        check.update(bad.array(), 0, length - Long.BYTES);
        bad.putLong(length - Long.BYTES, check.getValue());
        Files.write(file, bad.array());
        try {
          run(recipe, engine, folder, TrainingProgress.NONE).resume();
        } catch (final WuxingException e) {
          assertThat(e.reason()).as(e.getMessage()).isEqualTo(TrainingReason.BAD_CHECKPOINT);
        }
      }
    }
  }

  @Test
  void imagesThatDoNotFitAreRefused() {
    final Recipe two = recipe(1, LIMIT, 0);
    assertRefused(TrainingReason.BAD_FIT, () -> images(two));
  }

  private static void assertRefused(final Reason reason, final ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.getMessage()).doesNotContain("\n");
            });
  }
}
