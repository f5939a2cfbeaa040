package org.wuxingspice.model.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.files.PlainFile;
import org.wuxingspice.model.learning.Evaluation;
import org.wuxingspice.model.network.Network;

/**
 * The classes that an engine gives, kept in a file as they come, so that a slow evaluation that is
 * killed goes on where it was. The first line says what was evaluated; one line follows per image.
 */
public final class PredictionLog {

  private final Path file;
  private final String subject;

  /**
   * Creates a record.
   *
   * @param file to make or go on with
   * @param details model, engine, images and, when it is one, the shard; a file with others is
   *     refused
   */
  public PredictionLog(final Path file, final String details) {
    this.file = Objects.requireNonNull(file, "file");
    this.subject = ShardFile.Work.CLASSES.subject(details);
  }

  /**
   * Classifies the images that have no class yet.
   *
   * @param propagator runs the forward passes
   * @param window over which they integrate
   * @param network to evaluate
   * @param encoding of the images
   * @param images of the encoding's size
   * @param batch images between two writes of the file, positive
   * @param progress told how far it is
   * @return class of every image; {@link Evaluation#NO_CLASS} where the engine had no answer
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_FIT} when the
   *     file belongs to another evaluation, {@link org.wuxingspice.model.files.FileReason#IN_USE}
   *     when another one is writing it
   */
  public int[] complete(
      final Propagator propagator,
      final Window window,
      final Network network,
      final InputEncoding encoding,
      final LabelledImages images,
      final int batch,
      final Progress progress) {
    final FolderLock lock = FolderLock.ofFile(file);
    try {
      return complete(
          new Classification(propagator, window, network, encoding, images, progress),
          images,
          batch,
          progress);
    } finally {
      lock.close();
    }
  }

  private int[] complete(
      final Classification classification,
      final LabelledImages images,
      final int batch,
      final Progress progress) {
    final List<String> lines = read();
    final int[] classes = Arrays.copyOf(classes(file, lines), images.count());
    final int done = Math.min(lines.size() - 1, images.count());
    progress.advance(done, "");
    for (int from = done; from < classes.length; from += batch) {
      final int[] chosen = IntStream.range(from, Math.min(from + batch, classes.length)).toArray();
      final int[] answers = classification.classes(chosen);
      for (int s = 0; s < chosen.length; s++) {
        classes[chosen[s]] = answers[s];
        lines.add(
            String.format(Locale.ROOT, "%d,%d,%d", chosen[s], images.label(chosen[s]), answers[s]));
      }
      AtomicFile.write(file, lines);
    }
    return classes;
  }

  private List<String> read() {
    if (!Files.exists(file)) {
      return new ArrayList<>(List.of(subject));
    }
    final List<String> lines = lines(file);
    if (lines.isEmpty() || !lines.get(0).equals(subject)) {
      throw TrainingReason.BAD_FIT.failure(
          file + ", line 1: belongs to another evaluation; choose another file or remove it");
    }
    return lines;
  }

  static List<String> lines(final Path file) {
    try {
      return new ArrayList<>(Files.readAllLines(PlainFile.checked(file), StandardCharsets.UTF_8));
    } catch (final IOException e) {
      throw TrainingReason.BAD_FIT.failure(file + ": " + UnreadableFile.describe(file, e));
    }
  }

  private static int[] classes(final Path file, final List<String> lines) {
    final int[] classes = new int[lines.size() - 1];
    for (int i = 0; i < classes.length; i++) {
      final String[] words = lines.get(i + 1).split(",", -1);
      if (words.length != 3
          || !words[0].equals(Integer.toString(i))
          || !words[2].matches("-?\\d{1,9}")) {
        throw TrainingReason.BAD_FIT.failure(
            file + ", line " + (i + 2) + ": '" + lines.get(i + 1) + "' is not image,label,class");
      }
      classes[i] = Integer.parseInt(words[2]);
    }
    return classes;
  }
}
