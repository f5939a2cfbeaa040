package org.wuxingspice.app.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final ReproductionSettings settings;
  private final InputEncoding encoding;
  private final Measured measured;

  PerceptronCurve(final ReproductionSettings settings) {
    this.settings = settings;
    this.encoding = InputEncoding.centred(settings.training(), INPUT_GAIN);
    measured =
        new Measured(settings.out().resolve("perceptron.csv"), "link_ratio,seed,epoch", settings);
  }

  /**
   * Trains a perceptron for every seed.
   *
   * @param linkRatio fraction of the weights that exist
   * @param epochs epochs of the full experiment
   */
  AccuracyCurve train(final double linkRatio, final int epochs) {
    final int count = settings.quick() ? QUICK_EPOCHS : epochs;
    return new AccuracyCurve(
        percent(linkRatio) + " % of links",
        IntStream.rangeClosed(1, settings.seeds())
            .mapToObj(seed -> train(linkRatio, seed, count))
            .toList(),
        settings.test().count());
  }

  private List<Double> train(final double linkRatio, final int seed, final int count) {
    final String run = linkRatio + "," + seed + ",";
    if (measured.find(run + count) == null) {
      final MaskedMlp perceptron = new MaskedMlp(SIZES, linkRatio, seed);
      final Map<String, Double> accuracies = new LinkedHashMap<>();
      for (int epoch = 1; epoch <= count; epoch++) {
        final double trained = epoch(perceptron, seed, epoch, count);
        final double tested = accuracy(perceptron);
        accuracies.put(run + epoch, tested);
        settings
            .progress()
            .measured(new EpochMetrics(epoch, trained, Double.NaN, tested, 1, 0, 0, Double.NaN));
      }
      measured.add(accuracies);
    }
    return IntStream.rangeClosed(1, count).mapToObj(epoch -> measured.get(run + epoch)).toList();
  }

  private static String percent(final double ratio) {
    return ratio >= 0.01
        ? Long.toString(Math.round(100 * ratio))
        : Double.toString(Math.round(1000 * ratio) / 10.0);
  }

  /** One pass over the images; returns the fraction right before each step. */
  private double epoch(
      final MaskedMlp perceptron, final long seed, final int epoch, final int epochs) {
    final TrainingProgress progress = settings.progress();
    final LabelledImages images = settings.training();
    final List<Integer> order =
        IntStream.range(0, images.count()).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(order, new Random(seed + epoch));
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
