package org.wuxingspice.model.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.files.Sha256;
import org.wuxingspice.model.network.NetworkFile;

/**
 * What a model comes from, as digests (SHA-256, hexadecimal) in {@code provenance.json} beside it,
 * so that it is not shown other images by mistake.
 *
 * @param format {@link #FORMAT}
 * @param images number of test images behind {@code test}, the first ones
 * @param training digest of the training images, at the size of the encoding
 * @param test digest of the first test images, at the size of the encoding
 * @param encoding digest of {@code encoding.json}
 * @param recipe digest of {@code recipe.json}
 */
public record Provenance(
    String format, int images, String training, String test, String encoding, String recipe) {

  /** First field of every file. */
  public static final String FORMAT = "wuxing-provenance 1";

  /** So many images tell sets apart; larger and smaller parts of one set count as the same. */
  private static final int MOST_IMAGES = 100;

  /** Name of every file. */
  static final String FILE = "provenance.json";

  /**
   * Checks the format.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#OTHER_DATA}
   */
  public Provenance {
    if (!FORMAT.equals(format) || images < 0) {
      throw TrainingReason.OTHER_DATA.failure(
          "format '" + format + "' with " + images + " images: only '" + FORMAT + "' can be read");
    }
  }

  /** Writes what the files of a training folder come from; recipe and encoding are there. */
  static void write(final TrainingFolder folder, final TrainingImages images) {
    final int count = Math.min(MOST_IMAGES, images.test().count());
    JsonFile.write(
        folder.provenance(),
        new Provenance(
            FORMAT,
            count,
            digest(images.training()),
            digest(images.test().slice(0, count)),
            NetworkFile.digest(folder.encoding()),
            NetworkFile.digest(folder.recipe())));
  }

  /**
   * {@return the provenance of a model; empty when there is none beside it}
   *
   * @param model file of the network
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#OTHER_DATA} when
   *     the file is broken
   */
  public static Optional<Provenance> beside(final Path model) {
    final Path file = model.resolveSibling(FILE);
    return Files.exists(file)
        ? Optional.of(JsonFile.read(file, Provenance.class, TrainingReason.OTHER_DATA))
        : Optional.empty();
  }

  /**
   * {@return whether test images are those that the model was measured with in its training}
   *
   * @param shown test images, at the size of the encoding
   */
  public boolean isOf(final LabelledImages shown) {
    return shown.count() >= images && digest(shown.slice(0, images)).equals(test);
  }

  /** Whether a run trains on and is measured with the images of this one. */
  boolean isOfTraining(final TrainingImages shown) {
    return digest(shown.training()).equals(training) && isOf(shown.test());
  }

  /**
   * {@return whether an encoding is the one that the model was trained with}
   *
   * @param file of the encoding
   */
  public boolean isOf(final Path file) {
    return NetworkFile.digest(file).equals(encoding);
  }

  private static String digest(final LabelledImages images) {
    final MessageDigest digest = Sha256.start();
    images.addTo(digest);
    return HexFormat.of().formatHex(digest.digest());
  }
}
