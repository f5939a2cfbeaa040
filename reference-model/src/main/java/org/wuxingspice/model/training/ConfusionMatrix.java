package org.wuxingspice.model.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.network.Network;

/** How often images of each class were taken for each class. Immutable. */
public final class ConfusionMatrix {

  /** Progress is told after so many. */
  private static final int BATCH = 32;

  private final int[][] counts;
  private final int unanswered;

  private ConfusionMatrix(final int[][] counts, final int unanswered) {
    this.counts = counts;
    this.unanswered = unanswered;
  }

  /**
   * Classifies images.
   *
   * @param propagator runs the forward passes
   * @param window over which they integrate
   * @param network to evaluate
   * @param encoding of the images
   * @param images of the encoding's size
   * @param progress told which images are left out, and how many are done
   * @return the matrix of the network's answers
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_FIT} when
   *     encoding, images and network do not fit together
   */
  public static ConfusionMatrix of(
      final Propagator propagator,
      final Window window,
      final Network network,
      final InputEncoding encoding,
      final LabelledImages images,
      final Progress progress) {
    final int outputs = network.topology().outputCount();
    if (encoding.channels() != network.topology().inputCount()
        || images.largestLabel() >= outputs) {
      throw TrainingReason.BAD_FIT.failure(
          encoding.channels()
              + " pixels and labels up to "
              + images.largestLabel()
              + " for a network of "
              + network.topology().inputCount()
              + " inputs and "
              + outputs
              + " outputs: they have to fit");
    }
    final Classification classification =
        new Classification(propagator, window, network, encoding, images, progress);
    final int[] answers = new int[images.count()];
    for (int from = 0; from < images.count(); from += BATCH) {
      final int[] chosen = IntStream.range(from, Math.min(from + BATCH, images.count())).toArray();
      System.arraycopy(classification.classes(chosen), 0, answers, from, chosen.length);
    }
    return of(outputs, images, answers);
  }

  /**
   * Counts classes that are known.
   *
   * @param classes number of classes
   * @param images whose labels are right
   * @param answers class of each image; {@link Evaluation#NO_CLASS} without an answer
   * @return the matrix of these answers
   */
  public static ConfusionMatrix of(
      final int classes, final LabelledImages images, final int... answers) {
    final int[][] counts = new int[classes][classes];
    int unanswered = 0;
    for (int image = 0; image < answers.length; image++) {
      if (answers[image] == Evaluation.NO_CLASS) {
        unanswered++;
      } else {
        counts[images.label(image)][answers[image]]++;
      }
    }
    return new ConfusionMatrix(counts, unanswered);
  }

  /** {@return the number of images that the engine gave no answer for; they count as wrong} */
  public int unanswered() {
    return unanswered;
  }

  /** {@return the number of classes} */
  public int classes() {
    return counts.length;
  }

  /**
   * {@return the number of images of a class that were taken for another}
   *
   * @param truth class of the images, from 0
   * @param answer of the network, from 0
   */
  public int count(final int truth, final int answer) {
    return counts[truth][answer];
  }

  /** {@return the number of images} */
  public int images() {
    return unanswered + Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  /** {@return the fraction of images whose class is right, 0 to 1; NaN without images} */
  public double accuracy() {
    return (double) IntStream.range(0, counts.length).map(c -> counts[c][c]).sum() / images();
  }

  /**
   * Fraction of the images of a class that are right.
   *
   * @param truth class, from 0
   * @return 0 to 1; NaN without images of that class
   */
  public double accuracy(final int truth) {
    return (double) counts[truth][truth] / Arrays.stream(counts[truth]).sum();
  }
}
