package org.wuxingspice.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.network.Network;

class PredictionLogTest {

  private static final int IMAGES = 40;

  @TempDir Path folder;

  private final Recipe recipe = Recipe.read("pooled-49");
  private final Network network = recipe.start();
  private final LabelledImages images = recipe.images().fit(Digits.bundledTest().slice(0, IMAGES));
  private final InputEncoding encoding = recipe.images().measure(images);

  /** Ends like a killed program after some batches, and counts the images it was shown. */
  private static final class Mortal implements Propagator {
    private final Propagator sound;
    private int batchesLeft;
    private int shown;

    Mortal(final Propagator sound, final int batches) {
      this.sound = sound;
      this.batchesLeft = batches;
    }

    @Override
    public Pass propagate(final PassRequest request) {
      if (batchesLeft-- == 0) {
        throw new IllegalStateException("killed");
      }
      shown += request.drive().samples();
      return sound.propagate(request);
    }

    @Override
    public void close() {}
  }

  private int[] complete(final Propagator engine, final Path file, final String subject) {
    return new PredictionLog(file, subject)
        .complete(engine, Window.until(20), network, encoding, images, 8, Progress.NONE);
  }

  @Test
  void evaluationGoesOnWhereItWasKilled() throws IOException {
    final Path file = folder.resolve("classes.csv");
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Mortal first = new Mortal(engine, 3);
      assertThatThrownBy(() -> complete(first, file, "model a"))
          .isInstanceOf(IllegalStateException.class);
      assertThat(Files.readAllLines(file)).hasSize(1 + 24);
      final Mortal second = new Mortal(engine, 100);
      final int[] classes = complete(second, file, "model a");
      assertThat(second.shown).isEqualTo(IMAGES - 24);
      assertThat(classes)
          .isEqualTo(complete(new Mortal(engine, 100), folder.resolve("other.csv"), "model a"));
      assertThat(Files.readAllLines(file))
          .isEqualTo(Files.readAllLines(folder.resolve("other.csv")));
    }
  }

  /** Has no answer for the first sample of each pass, or loses it. */
  private record Failing(Propagator sound, boolean loses) implements Propagator {
    @Override
    public Pass propagate(final PassRequest request) {
      final Pass pass = sound.propagate(request);
      final Map<Integer, String> first = Map.of(0, "no solution");
      if (loses) {
        throw new LostSamples("sample", first);
      }
      final double[] integrals = pass.integrals().values().clone();
      for (int i = 0; i < integrals.length; i += request.drive().samples()) {
        integrals[i] = Double.NaN;
      }
      return new Pass(
          pass.direction(),
          pass.window(),
          new Signals(pass.integrals().channels(), pass.integrals().samples(), integrals),
          pass.ends(),
          pass.clamped(),
          first);
    }

    @Override
    public void close() {}
  }

  @Test
  void imagesWithoutAnswerAreNamedAndCountAsWrong() {
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Map<Integer, String> named = new TreeMap<>();
      final Progress progress =
          new Progress() {
            @Override
            public void phase(final String name, final long steps) {}

            @Override
            public void advance(final long steps, final String note) {}

            @Override
            public void skipped(final Map<Integer, String> causes) {
              named.putAll(causes);
            }
          };
      final int[] classes =
          new PredictionLog(folder.resolve("classes.csv"), "model a")
              .complete(
                  new Failing(engine, false),
                  Window.until(20),
                  network,
                  encoding,
                  images,
                  8,
                  progress);
      assertThat(named).containsOnlyKeys(0, 8, 16, 24, 32).containsEntry(8, "no solution");
      assertThat(classes[8]).isEqualTo(Evaluation.NO_CLASS);
      assertThat(classes[9]).isNotEqualTo(Evaluation.NO_CLASS);
      final ConfusionMatrix matrix =
          ConfusionMatrix.of(network.topology().outputCount(), images, classes);
      assertThat(matrix.unanswered()).isEqualTo(5);
      assertThat(matrix.images()).isEqualTo(IMAGES);
    }
  }

  @Test
  void lostImagesEndTheEvaluationWithTheirNumbers() throws IOException {
    final Path file = folder.resolve("classes.csv");
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      assertThatThrownBy(() -> complete(new Mortal(engine, 2), file, "model a"))
          .isInstanceOf(IllegalStateException.class);
      final List<String> kept = Files.readAllLines(file);
      assertThatThrownBy(() -> complete(new Failing(engine, true), file, "model a"))
          .isInstanceOf(LostSamples.class)
          .hasMessageStartingWith("image 16: no solution");
      assertThat(Files.readAllLines(file)).isEqualTo(kept);
    }
  }

  @Test
  void recordsOfOtherEvaluationsAndBrokenOnesAreRefused() throws IOException {
    try (EquilibriumPropagator engine = new EquilibriumPropagator(1)) {
      final Path file = folder.resolve("classes.csv");
      complete(engine, file, "model a");
      assertRefused(() -> complete(engine, file, "model b"), "line 1");
      for (final String broken : List.of("0,7", "1,7,3", "0,7,x", "0,7,3,4")) {
        Files.write(file, List.of("# wuxing classes 1, model a", broken));
        assertRefused(() -> complete(engine, file, "model a"), "line 2");
      }
    }
  }

  private static void assertRefused(
      final org.assertj.core.api.ThrowableAssert.ThrowingCallable call, final String place) {
    assertThatThrownBy(call)
        .hasMessageContaining(place)
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(TrainingReason.BAD_FIT));
  }
}
