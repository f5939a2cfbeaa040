package org.wuxingspice.model.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.wuxingspice.model.files.PlainFile;

/**
 * Reads the IDX files of the MNIST family: a big-endian header of magic number and sizes, then one
 * byte per entry. Compressed files are recognised by their first two bytes.
 */
final class IdxReader {

  private static final int IMAGES_MAGIC = 2051;
  private static final int LABELS_MAGIC = 2049;
  private static final int LARGEST_COUNT = 10_000_000;
  private static final int LARGEST_SIDE = 4096;
  private static final int CHUNK = 1 << 20;

  private IdxReader() {}

  /** Opens a file or resource. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  static LabelledImages read(
      final String imagesName, final Source images, final String labelsName, final Source labels) {
    final byte[] classes = labels(labelsName, labels);
    return within(imagesName, images, data -> images(imagesName, data, classes));
  }

  static LabelledImages read(final Path images, final Path labels) {
    return read(
        images.toString(),
        () -> PlainFile.open(images),
        labels.toString(),
        () -> PlainFile.open(labels));
  }

  private static byte[] labels(final String name, final Source source) {
    return within(
        name,
        source,
        data -> {
          requireMagic(name, data.readInt(), LABELS_MAGIC, "labels");
          return bytes(name, data, size(name, 4, data.readInt(), LARGEST_COUNT));
        });
  }

  private static LabelledImages images(
      final String name, final DataInputStream data, final byte[] labels) throws IOException {
    requireMagic(name, data.readInt(), IMAGES_MAGIC, "images");
    final int count = size(name, 4, data.readInt(), LARGEST_COUNT);
    final int rows = size(name, 8, data.readInt(), LARGEST_SIDE);
    final int columns = size(name, 12, data.readInt(), LARGEST_SIDE);
    if (count != labels.length) {
      throw DataReason.BAD_SIZE.failure(
          name + ", byte 4: " + count + " images, but the labels file has " + labels.length);
    }
    final long total = (long) count * rows * columns;
    if (total > Integer.MAX_VALUE - 8) {
      throw DataReason.BAD_SIZE.failure(
          name + ", byte 4: " + count + " images of " + rows + " x " + columns + " are too many");
    }
    final byte[] raw = bytes(name, data, (int) total);
    final float[] pixels = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      pixels[i] = Byte.toUnsignedInt(raw[i]) / 255f;
    }
    return new LabelledImages(rows, columns, pixels, labels);
  }

  /**
   * Reads piece by piece, so that a header that lies costs no memory, and to the end, so that a
   * compressed file is checked as a whole.
   */
  private static byte[] bytes(final String name, final DataInputStream data, final int length)
      throws IOException {
    final java.io.ByteArrayOutputStream read = new java.io.ByteArrayOutputStream();
    while (read.size() < length) {
      final byte[] piece = data.readNBytes(Math.min(CHUNK, length - read.size()));
      if (piece.length == 0) {
        throw new EOFException();
      }
      read.write(piece, 0, piece.length);
    }
    if (data.read() >= 0) {
      throw DataReason.BAD_SIZE.failure(
          name + ": the file goes on behind its " + length + " entries; get it again");
    }
    return read.toByteArray();
  }

  private static void requireMagic(
      final String name, final int found, final int expected, final String kind) {
    if (found != expected) {
      throw DataReason.WRONG_MAGIC.failure(
          name
              + ", byte 0: magic number "
              + found
              + ", but IDX "
              + kind
              + " begin with "
              + expected);
    }
  }

  private static int size(final String name, final int place, final int found, final int most) {
    if (found < 1 || found > most) {
      throw DataReason.BAD_SIZE.failure(
          name + ", byte " + place + ": size " + found + ", must be 1 to " + most);
    }
    return found;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(DataInputStream data) throws IOException;
  }

  private static <T> T within(final String name, final Source source, final Reading<T> reading) {
    final Progress progress = new Progress();
    try (InputStream raw = new BufferedInputStream(source.open(), CHUNK)) {
      raw.mark(2);
      final boolean compressed = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return reading.from(
          new DataInputStream(progress.of(compressed ? new GZIPInputStream(raw) : raw)));
    } catch (final NoSuchFileException | FileNotFoundException e) {
      throw DataReason.NO_SUCH_FILE.failure(
          name + ": no such file; 'wuxing data mnist' brings the digits");
    } catch (final EOFException e) {
      throw DataReason.TRUNCATED.failure(
          name + ", byte " + progress.bytes + ": the file ends early; get it again");
    } catch (final IOException e) {
      throw DataReason.NO_SUCH_FILE.failure(
          name + ", byte " + progress.bytes + ": cannot be read: " + e.getMessage());
    }
  }

  /** How many bytes have been read, unpacked. */
  private static final class Progress {

    private long bytes;

    InputStream of(final InputStream stream) {
      return new FilterInputStream(stream) {
        @Override
        public int read() throws IOException {
          final int value = super.read();
          bytes += value < 0 ? 0 : 1;
          return value;
        }

        @Override
        public int read(final byte[] target, final int offset, final int length)
            throws IOException {
          final int count = super.read(target, offset, length);
          bytes += Math.max(count, 0);
          return count;
        }
      };
    }
  }
}
