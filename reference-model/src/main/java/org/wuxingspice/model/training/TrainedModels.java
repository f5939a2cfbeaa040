package org.wuxingspice.model.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wuxingspice.model.files.AtomicFile;

/**
 * Trained networks that come with the program. Each is an archive of what its training on the
 * 60,000 images of MNIST left: network, encoding, recipe, provenance and metrics. The recipe's name
 * is the model's without {@code -trained}.
 */
public final class TrainedModels {

  private static final String SUFFIX = "-trained";

  /** Their names. */
  public static final List<String> NAMES =
      List.of(
          "model1-trained",
          "model2-trained",
          "pooled-49-trained",
          "adders-100-trained",
          "adders-300-transient-trained");

  /** A time that archives hold in any time zone alike; the very first one is stored otherwise. */
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final Map<String, Path> OPENED = new ConcurrentHashMap<>();

  private TrainedModels() {}

  /**
   * {@return the name of the recipe that a model was trained by}
   *
   * @param name one of {@link #NAMES}
   */
  public static String recipe(final String name) {
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /**
   * {@return the file of a network, with the other files of its training beside it}
   *
   * @param nameOrFile one of {@link #NAMES}, whose files can be read until the virtual machine
   *     ends, or a file
   */
  public static Path file(final String nameOrFile) {
    return NAMES.contains(nameOrFile)
        ? new TrainingFolder(OPENED.computeIfAbsent(nameOrFile, TrainedModels::open)).model()
        : Path.of(nameOrFile);
  }

  /** The archive is read from a file that has lost its name, so that nothing stays of it. */
  private static Path open(final String name) {
    try (InputStream archive = TrainedModels.class.getResourceAsStream(name + ".zip")) {
      if (archive == null) {
        throw new IllegalStateException("the program was built without " + name);
      }
      final Path copy = Files.createTempFile("wuxing-" + name, ".zip");
      try {
        Files.copy(archive, copy, StandardCopyOption.REPLACE_EXISTING);
        return FileSystems.newFileSystem(copy).getPath(name);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (final IOException e) {
      throw new UncheckedIOException(name + " cannot be unpacked into the temporary folder", e);
    }
  }

  /**
   * Writes the archive of a model. The same files give the same bytes.
   *
   * @param archive to make or replace
   * @param name of the model
   * @param trained files of its training
   * @throws org.wuxingspice.model.failure.WuxingException {@link
   *     org.wuxingspice.model.files.FileReason#NOT_WRITABLE}
   */
  public static void write(final Path archive, final String name, final TrainingFolder trained) {
    AtomicFile.write(
        archive,
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (final Path file : trained.results()) {
              final ZipEntry entry = new ZipEntry(name + "/" + file.getFileName());
              entry.setTimeLocal(EARLIEST);
              zip.putNextEntry(entry);
              Files.copy(file, zip);
            }
          }
        });
  }
}
