package org.wuxingspice.app.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wuxingspice.model.baseline.MaskedMlp;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.netlist.expression.SiFormat;

/** Trains a perceptron of MODEL1's size with part of its weights. */
final class PerceptronCurve {

  private static final int[] SIZES = {784, 839, 283, 96, 32, 10};
  private static final int BATCH = 64;
  private static final int EVALUATION_BATCH = 256;
  private static final double RATE = 1e-3;
  private static final double INPUT_GAIN = 1;
  private static final int QUICK_EPOCHS = 4;
  private static final long SEED = 1;

  private final ReproductionSettings settings;
  private final InputEncoding encoding;

  PerceptronCurve(final ReproductionSettings settings) {
    this.settings = settings;
    this.encoding = InputEncoding.centred(settings.training(), INPUT_GAIN);
  }

  /**
   * Trains.
   *
   * @param linkRatio fraction of the weights that exist
   * @param epochs epochs of the full experiment
   */
  AccuracyCurve train(final double linkRatio, final int epochs) {
    final int count = settings.quick() ? QUICK_EPOCHS : epochs;
    final TrainingProgress progress = settings.progress();
    final MaskedMlp perceptron = new MaskedMlp(SIZES, linkRatio, SEED);
    final List<Double> accuracies = new ArrayList<>();
    for (int epoch = 1; epoch <= count; epoch++) {
      final double trained = epoch(perceptron, epoch, count);
      accuracies.add(accuracy(perceptron));
      progress.measured(
          new EpochMetrics(
              epoch, trained, Double.NaN, accuracies.get(epoch - 1), 1, 0, 0, Double.NaN));
    }
    return new AccuracyCurve(
        String.format(Locale.ROOT, "link ratio %s %%", percent(linkRatio)),
        accuracies,
        settings.test().count());
  }

  private static String percent(final double ratio) {
    return ratio >= 0.01
        ? Long.toString(Math.round(100 * ratio))
        : Double.toString(Math.round(1000 * ratio) / 10.0);
  }

  /** One pass over the images; returns the fraction right before each step. */
  private double epoch(final MaskedMlp perceptron, final int epoch, final int epochs) {
    final TrainingProgress progress = settings.progress();
    final LabelledImages images = settings.training();
    final List<Integer> order =
        IntStream.range(0, images.count()).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(order, new Random(SEED + epoch));
    progress.phase("epoch " + epoch + "/" + epochs, images.count());
    int correct = 0;
    for (int from = 0; from < images.count(); from += BATCH) {
      final int[] chosen =
          order.subList(from, Math.min(from + BATCH, images.count())).stream()
              .mapToInt(Integer::intValue)
              .toArray();
      final int[] labels = images.labels(chosen);
      correct +=
          Evaluation.correct(
              perceptron.train(encoding.encode(images, chosen), labels, RATE), labels);
      progress.advance(chosen.length, SiFormat.percent((double) correct / (from + chosen.length)));
    }
    return (double) correct / images.count();
  }

  private double accuracy(final MaskedMlp perceptron) {
    final LabelledImages images = settings.test();
    final int[] all = IntStream.range(0, images.count()).toArray();
    int correct = 0;
    for (int from = 0; from < all.length; from += EVALUATION_BATCH) {
      final int[] chosen =
          Arrays.copyOfRange(all, from, Math.min(from + EVALUATION_BATCH, all.length));
      correct +=
          Evaluation.correct(
              perceptron.outputs(encoding.encode(images, chosen)), images.labels(chosen));
    }
    return (double) correct / images.count();
  }
}
