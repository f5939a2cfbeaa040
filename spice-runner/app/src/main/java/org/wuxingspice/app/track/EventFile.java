package org.wuxingspice.app.track;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.wuxingspice.model.files.FileReason;

/**
 * A file of events as TensorBoard reads them: records of a length, its check sum, an event in the
 * encoding of Protocol Buffers, and its check sum.
 *
 * <pre>
 *   0               8               12              12 + n          16 + n
 *   | length n      | CRC of it     | event         | CRC of it     |     little-endian
 *
 *   event: 1 wall time (double), 2 step (int64), 3 file version (text), 5 summary
 *   summary: 1 value, repeated: 1 tag (text), 2 number (float) or 5 histogram
 *   histogram: 1 min, 2 max, 3 count, 4 sum, 5 sum of squares (doubles), 6 upper limits of the
 *     buckets, 7 counts of the buckets (packed doubles)
 * </pre>
 *
 * <p>Check sums are CRC-32C, masked as TFRecord files have it: rotated right by 15 bits, plus
 * 0xa282ead8. Not safe for use by several threads.
 */
public final class EventFile implements AutoCloseable {

  private static final int MASK = 0xa282ead8;
  private static final int BUCKETS = 30;

  private final Path file;
  private final OutputStream out;

  /**
   * Makes the file.
   *
   * @param folder for it, made when missing
   * @param seconds since 1970, for the name and the first event
   * @param process number that tells runs of one second apart
   * @throws org.wuxingspice.model.failure.WuxingException {@link FileReason#NOT_WRITABLE}
   */
  public EventFile(final Path folder, final double seconds, final long process) {
    file = folder.resolve("events.out.tfevents." + (long) seconds + ".wuxing." + process);
    try {
      Files.createDirectories(folder);
      out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (final IOException e) {
      throw FileReason.notWritable(file, e);
    }
    write(new ProtocolBuffer().number(1, seconds).text(3, "brain.Event:2"));
  }

  /**
   * Adds a number.
   *
   * @param seconds since 1970
   * @param step that it belongs to
   * @param tag its name; {@code /} makes groups
   * @param value any; NaN is left out
   */
  public void scalar(final double seconds, final long step, final String tag, final double value) {
    if (!Double.isNaN(value)) {
      write(seconds, step, new ProtocolBuffer().text(1, tag).number(2, (float) value));
    }
  }

  /**
   * Adds how often values fall where.
   *
   * @param seconds since 1970
   * @param step that it belongs to
   * @param tag its name
   * @param values finite; none is left out
   */
  public void histogram(
      final double seconds, final long step, final String tag, final double... values) {
    if (values.length == 0) {
      return;
    }
    final double low = Arrays.stream(values).min().orElseThrow();
    final double high = Arrays.stream(values).max().orElseThrow();
    final double width = (high - low) / BUCKETS;
    final double[] limits = new double[BUCKETS];
    final double[] counts = new double[BUCKETS];
    Arrays.setAll(limits, b -> b == BUCKETS - 1 ? high : low + (b + 1) * width);
    for (final double value : values) {
      counts[width == 0 ? 0 : (int) Math.min(BUCKETS - 1, (value - low) / width)]++;
    }
    write(
        seconds,
        step,
        new ProtocolBuffer()
            .text(1, tag)
            .message(
                5,
                new ProtocolBuffer()
                    .number(1, low)
                    .number(2, high)
                    .number(3, (double) values.length)
                    .number(4, Arrays.stream(values).sum())
                    .number(5, Arrays.stream(values).map(v -> v * v).sum())
                    .packed(6, limits)
                    .packed(7, counts)));
  }

  private void write(final double seconds, final long step, final ProtocolBuffer value) {
    write(
        new ProtocolBuffer()
            .number(1, seconds)
            .number(2, step)
            .message(5, new ProtocolBuffer().message(1, value)));
  }

  private void write(final ProtocolBuffer event) {
    final byte[] data = event.bytes();
    final byte[] length = new byte[Long.BYTES];
    little(length).putLong(data.length);
    final byte[] record = new byte[length.length + data.length + 2 * Integer.BYTES];
    little(record).put(length).putInt(checkSum(length)).put(data).putInt(checkSum(data));
    try {
      out.write(record);
    } catch (final IOException e) {
      throw FileReason.notWritable(file, e);
    }
  }

  private static ByteBuffer little(final byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checkSum(final byte[] bytes) {
    final CRC32C sum = new CRC32C();
    sum.update(bytes);
    return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (final IOException e) {
      throw FileReason.notWritable(file, e);
    }
  }
}
