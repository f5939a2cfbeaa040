package org.wuxingspice.model.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The digits at hand: the bundled part of MNIST, or a set in files of its own. */
public final class Digits {

  private static final String TRAINING = "train";
  private static final String TEST = "t10k";

  private Digits() {}

  /** {@return the first 2,000 training images of MNIST, 28 × 28} */
  public static LabelledImages bundledTraining() {
    return bundled(TRAINING);
  }

  /** {@return the first 1,000 test images of MNIST, 28 × 28} */
  public static LabelledImages bundledTest() {
    return bundled(TEST);
  }

  /**
   * {@return the training images of a set}
   *
   * @param folder with {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte},
   *     compressed or not; with {@code train.csv}, a label and features per line; with {@code
   *     x_train.npy} and {@code y_train.npy}; or with one {@code .npz} file of these two, which can
   *     also be given itself
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link DataReason}
   */
  public static LabelledImages loadTraining(final Path folder) {
    return load(folder, TRAINING, TRAINING);
  }

  /**
   * {@return the test images of a set}
   *
   * @param folder as for {@link #loadTraining}, with {@code t10k} in IDX files and {@code test} in
   *     others
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link DataReason}
   */
  public static LabelledImages loadTest(final Path folder) {
    return load(folder, TEST, "test");
  }

  private static LabelledImages load(final Path place, final String idx, final String part) {
    final Path images = file(place, idx + "-images-idx3-ubyte");
    if (Files.exists(images)) {
      return IdxReader.read(images, file(place, idx + "-labels-idx1-ubyte"));
    }
    return ImageArrays.read(place, part)
        .orElseThrow(
            () ->
                DataReason.NO_SUCH_FILE.failure(
                    String.format(
                        "%s: no such file, and no %s.csv, x_%s.npy or single .npz file either;"
                            + " 'wuxing data mnist' brings the digits",
                        images, part, part)));
  }

  private static Path file(final Path folder, final String name) {
    final Path compressed = folder.resolve(name + ".gz");
    return Files.exists(compressed) ? compressed : folder.resolve(name);
  }

  private static LabelledImages bundled(final String part) {
    final String images = part + "-images-idx3-ubyte.gz";
    final String labels = part + "-labels-idx1-ubyte.gz";
    return IdxReader.read(images, () -> resource(images), labels, () -> resource(labels));
  }

  private static java.io.InputStream resource(final String name) {
    return Objects.requireNonNull(Digits.class.getResourceAsStream(name), name);
  }
}
