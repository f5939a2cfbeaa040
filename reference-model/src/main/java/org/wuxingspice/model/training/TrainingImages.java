package org.wuxingspice.model.training;

import java.security.MessageDigest;
import java.util.Random;
import java.util.stream.IntStream;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Signals;

/**
 * The images of a run, at the recipe's size.
 *
 * @param training images that are trained on
 * @param validation images held out to judge progress; may be none
 * @param test images that decide nothing
 * @param encoding measured on the training images
 */
public record TrainingImages(
    LabelledImages training,
    LabelledImages validation,
    LabelledImages test,
    InputEncoding encoding) {

  /** More than a run ever has, so that no two runs share what is random. */
  private static final long EPOCHS = 1_000_003;

  /**
   * Prepares images.
   *
   * @param recipe that says how
   * @param training training images of any size not below the recipe's
   * @param test test images of the same size
   * @param limit largest number of training images to use, the first ones; positive
   * @return the sets as the recipe pools them, with the encoding of those that are trained on
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_FIT} when a
   *     label has no output or too few images are left
   */
  public static TrainingImages prepare(
      final Recipe recipe,
      final LabelledImages training,
      final LabelledImages test,
      final int limit) {
    final LabelledImages used =
        recipe.images().fit(training.slice(0, Math.min(limit, training.count())));
    final int kept = used.count() - recipe.validation();
    if (kept < 1) {
      throw TrainingReason.BAD_FIT.failure(
          used.count()
              + " training images leave none when "
              + recipe.validation()
              + " are held out: use more images");
    }
    final int outputs = recipe.network().layers().get(recipe.network().layers().size() - 1);
    requireOutputs(outputs, used, "training");
    requireOutputs(outputs, test, "test");
    final LabelledImages trained = used.slice(0, kept);
    return new TrainingImages(
        trained,
        used.slice(kept, used.count()),
        recipe.images().fit(test),
        recipe.images().measure(trained));
  }

  private static void requireOutputs(
      final int outputs, final LabelledImages images, final String kind) {
    for (int image = 0; image < images.count(); image++) {
      if (images.label(image) >= outputs) {
        throw TrainingReason.BAD_FIT.failure(
            String.format(
                "label %d of %s image %d for a network of %d outputs: labels count from 0, so that"
                    + " it needs %d",
                images.label(image), kind, image, outputs, images.largestLabel() + 1));
      }
    }
  }

  /**
   * {@return the same images as an earlier training encoded them, to go on with its model}
   *
   * @param earlier encoding of images of the same size
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_FIT} when it
   *     has another number of channels
   */
  public TrainingImages withEncoding(final InputEncoding earlier) {
    if (earlier.channels() != encoding.channels()) {
      throw TrainingReason.BAD_FIT.failure(
          "an encoding of "
              + earlier.channels()
              + " channels in place of one with "
              + encoding.channels());
    }
    return new TrainingImages(training, validation, test, earlier);
  }

  /**
   * The order of the training images in an epoch.
   *
   * @param seed of the run
   * @param epoch from 0
   * @return a permutation
   */
  int[] order(final long seed, final int epoch) {
    final int[] order = IntStream.range(0, training.count()).toArray();
    final Random random = new Random(seed * EPOCHS + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      final int other = random.nextInt(i + 1);
      final int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  /**
   * Drives of training images, moved at random.
   *
   * @param chosen numbers of the images
   * @param shift pixels by which they are moved at most
   * @param seed of the run
   * @param epoch from 0
   * @return channels of the encoding × chosen images
   */
  Signals drives(final int[] chosen, final int shift, final long seed, final int epoch) {
    return shift == 0
        ? encoding.encode(training, chosen)
        : encoding.encode(
            training.moved(chosen, shift, (seed * EPOCHS + epoch) * training.count()),
            IntStream.range(0, chosen.length).toArray());
  }

  /** Feeds everything that decides a run to a digest. */
  void addTo(final MessageDigest digest) {
    training.addTo(digest);
    validation.addTo(digest);
    test.addTo(digest);
  }
}
