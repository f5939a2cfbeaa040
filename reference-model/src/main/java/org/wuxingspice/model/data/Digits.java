package org.wuxingspice.model.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The digits at hand: the bundled part of MNIST, or a folder of IDX files. */
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
   * {@return the training images in a folder of IDX files with the usual names, compressed or not}
   *
   * @param folder with {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link DataReason}
   */
  public static LabelledImages loadTraining(final Path folder) {
    return load(folder, TRAINING);
  }

  /**
   * {@return the test images in a folder of IDX files with the usual names, compressed or not}
   *
   * @param folder with {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link DataReason}
   */
  public static LabelledImages loadTest(final Path folder) {
    return load(folder, TEST);
  }

  private static LabelledImages load(final Path folder, final String part) {
    return IdxReader.read(
        file(folder, part + "-images-idx3-ubyte"), file(folder, part + "-labels-idx1-ubyte"));
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
