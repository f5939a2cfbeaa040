package org.wuxingspice.model.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.files.PlainFile;

/**
 * Images and other samples as arrays: CSV tables, NumPy arrays, or an archive of them. Numbers are
 * from 0 to 1; a set of whole numbers with some above 1 is taken for bytes, 0 to 255.
 */
final class ImageArrays {

  private static final float FULL_SCALE = 255;

  private ImageArrays() {}

  /**
   * Reads a part of a set.
   *
   * @param place folder with {@code PART.csv}, with {@code x_PART.npy} and {@code y_PART.npy}, or
   *     with one {@code .npz} file that holds these two; or that file
   * @param part {@code train} or {@code test}
   * @return nothing when there is no such file
   */
  static Optional<LabelledImages> read(final Path place, final String part) {
    final Path table = place.resolve(part + ".csv");
    final Path samples = place.resolve("x_" + part + ".npy");
    final Optional<Path> archive = archive(place);
    try {
      if (Files.exists(table)) {
        return Optional.of(csv(table));
      } else if (Files.exists(samples)) {
        final Path labels = place.resolve("y_" + part + ".npy");
        return Optional.of(
            arrays(
                samples.toString(),
                () -> PlainFile.open(samples),
                labels.toString(),
                () -> PlainFile.open(labels)));
      } else if (archive.isPresent()) {
        final String file = archive.get().toString();
        return Optional.of(
            arrays(
                file + ", x_" + part,
                () -> entry(archive.get(), "x_" + part + ".npy"),
                file + ", y_" + part,
                () -> entry(archive.get(), "y_" + part + ".npy")));
      }
      return Optional.empty();
    } catch (final IOException e) {
      throw DataReason.NO_SUCH_FILE.failure(place + ": " + UnreadableFile.describe(place, e));
    }
  }

  private static Optional<Path> archive(final Path place) {
    if (!Files.isDirectory(place)) {
      return Optional.of(place).filter(file -> file.toString().endsWith(".npz"));
    }
    try (Stream<Path> files = Files.list(place)) {
      final List<Path> found =
          files.filter(file -> file.toString().endsWith(".npz")).sorted().toList();
      return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    } catch (final IOException e) {
      throw DataReason.NO_SUCH_FILE.failure(place + ": " + UnreadableFile.describe(place, e));
    }
  }

  private static InputStream entry(final Path archive, final String name) throws IOException {
    final ZipFile zip = new ZipFile(PlainFile.checked(archive).toFile());
    final ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      zip.close();
      throw DataReason.NO_SUCH_FILE.failure(
          archive
              + ": holds no array "
              + name.replace(".npy", "")
              + "; needed are x_train, y_train,"
              + " x_test and y_test");
    }
    return new FilterInputStream(zip.getInputStream(entry)) {
      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }

  private static LabelledImages arrays(
      final String samplesName,
      final IdxReader.Source samples,
      final String labelsName,
      final IdxReader.Source labels)
      throws IOException {
    final byte[] classes = labels(labelsName, labels);
    try (InputStream in = new BufferedInputStream(samples.open())) {
      final NumpyReader reader = NumpyReader.open(samplesName, in);
      final int[] shape = reader.shape();
      if (shape.length < 2 || shape.length > 3 || shape[0] != classes.length) {
        throw DataReason.BAD_SIZE.failure(
            samplesName
                + ": shape "
                + Arrays.toString(shape)
                + " for "
                + classes.length
                + " labels: need (samples, features) or (samples, rows, columns)");
      }
      final int rows = shape.length == 2 ? 1 : shape[1];
      final int columns = shape[shape.length - 1];
      final float[] values = new float[size(samplesName, (long) shape[0] * rows * columns)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) reader.next();
      }
      scale(samplesName, values, rows * columns, reader.isBytes());
      return new LabelledImages(rows, columns, values, classes);
    } catch (final EOFException e) {
      throw DataReason.TRUNCATED.failure(samplesName + ": the file ends early");
    }
  }

  private static int size(final String name, final long total) {
    if (total < 1 || total > Integer.MAX_VALUE - 8) {
      throw DataReason.BAD_SIZE.failure(name + ": " + total + " numbers: need 1 to 2^31");
    }
    return (int) total;
  }

  private static byte[] labels(final String name, final IdxReader.Source source)
      throws IOException {
    try (InputStream in = new BufferedInputStream(source.open())) {
      final NumpyReader reader = NumpyReader.open(name, in);
      final int[] shape = reader.shape();
      if (shape.length == 0 || (shape.length == 2 && shape[1] != 1) || shape.length > 2) {
        throw DataReason.BAD_SIZE.failure(
            name + ": shape " + Arrays.toString(shape) + ": need one label per sample");
      }
      final byte[] labels = new byte[size(name, shape[0])];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = label(name + ", entry " + i, reader.next());
      }
      return labels;
    } catch (final EOFException e) {
      throw DataReason.TRUNCATED.failure(name + ": the file ends early");
    } catch (final NoSuchFileException e) {
      throw DataReason.NO_SUCH_FILE.failure(name + ": no such file; it holds the labels");
    }
  }

  private static byte label(final String place, final double value) {
    if (value != Math.rint(value) || value < 0 || value > FULL_SCALE) {
      throw DataReason.BAD_SIZE.failure(
          place + ": label " + value + ": must be a whole number from 0 to 255");
    }
    return (byte) (int) value;
  }

  /** A line per sample, its label first; a first line without numbers names the columns. */
  private static LabelledImages csv(final Path file) throws IOException {
    final List<float[]> samples = new ArrayList<>();
    final List<Byte> labels = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(PlainFile.checked(file))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        final String[] words = line.strip().split("\\s*[,;]\\s*|\\t", -1);
        final boolean names = number == 1 && !words[0].matches("[-+0-9.].*");
        if (!names && !line.isBlank()) {
          final String place = file + ", line " + number;
          final float[] values = features(place, words);
          if (!samples.isEmpty() && samples.get(0).length != values.length) {
            throw DataReason.BAD_SIZE.failure(
                String.format(
                    Locale.ROOT,
                    "%s: %d features, but the lines before have %d: each line has the label, then"
                        + " the features",
                    place,
                    values.length,
                    samples.get(0).length));
          }
          labels.add(label(place, number(place, words[0])));
          samples.add(values);
        }
      }
    }
    if (samples.isEmpty()) {
      throw DataReason.BAD_SIZE.failure(file + ": no samples in it");
    }
    final int features = samples.get(0).length;
    final float[] all = new float[size(file.toString(), (long) features * samples.size())];
    final byte[] classes = new byte[samples.size()];
    for (int s = 0; s < classes.length; s++) {
      System.arraycopy(samples.get(s), 0, all, s * features, features);
      classes[s] = labels.get(s);
    }
    scale(file.toString(), all, features, false);
    return new LabelledImages(1, features, all, classes);
  }

  private static float[] features(final String place, final String... words) {
    if (words.length < 2) {
      throw DataReason.BAD_SIZE.failure(
          place + ": 0 features: each line has the label, then the features");
    }
    final float[] values = new float[words.length - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) number(place, words[i + 1]);
    }
    return values;
  }

  private static double number(final String place, final String word) {
    try {
      return Double.parseDouble(word);
    } catch (final NumberFormatException e) {
      throw DataReason.BAD_SIZE.failure(place + ": '" + word + "' is not a number");
    }
  }

  /** Brings bytes to 0 to 1 and refuses what is neither. */
  private static void scale(
      final String name, final float[] values, final int features, final boolean bytes) {
    boolean whole = true;
    int beyond = -1;
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= FULL_SCALE)) {
        throw outOfRange(name, values[i], i, features);
      }
      whole &= values[i] == Math.rint(values[i]);
      beyond = values[i] > 1 && beyond < 0 ? i : beyond;
    }
    if (beyond >= 0 && !whole) {
      throw outOfRange(name, values[beyond], beyond, features);
    }
    for (int i = 0; (bytes || beyond >= 0) && i < values.length; i++) {
      values[i] /= FULL_SCALE;
    }
  }

  private static RuntimeException outOfRange(
      final String name, final float value, final int place, final int features) {
    return DataReason.BAD_SIZE.failure(
        String.format(
            Locale.ROOT,
            "%s: %s in sample %d, feature %d: scale features to 0 to 1, or to whole numbers from 0"
                + " to 255",
            name,
            value,
            place / features,
            place % features));
  }
}
