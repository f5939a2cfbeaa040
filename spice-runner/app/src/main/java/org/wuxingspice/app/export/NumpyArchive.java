package org.wuxingspice.app.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Arrays of numbers by name as {@code numpy.savez} writes them: a ZIP archive with a member {@code
 * NAME.npy} for each, in format NPY 1.0 (numpy.lib.format). The same arrays give the same bytes.
 */
final class NumpyArchive {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** Magic, length and header together are a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private NumpyArchive() {}

  /** Writes the arrays as double precision; the stream stays open. */
  static void write(final Map<String, double[]> arrays, final OutputStream out) throws IOException {
    final ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (final Map.Entry<String, double[]> array : arrays.entrySet()) {
      final ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      zip.write(bytes(array.getValue()));
      zip.closeEntry();
    }
    zip.finish();
  }

  private static byte[] bytes(final double... values) {
    final String header =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (" + values.length + ",), }";
    final int begin = MAGIC.length + Short.BYTES;
    final int length = (begin + header.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - begin;
    final ByteBuffer bytes =
        ByteBuffer.allocate(begin + length + Double.BYTES * values.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putShort((short) length)
            .put(
                (header + " ".repeat(length - 1 - header.length()) + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
    bytes.asDoubleBuffer().put(values);
    return bytes.array();
  }
}
