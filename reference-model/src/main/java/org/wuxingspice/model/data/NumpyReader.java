package org.wuxingspice.model.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an array of numbers in NumPy's format NPY, versions 1 to 3, row by row: the magic string, a
 * header that is a Python dictionary of {@code descr}, {@code fortran_order} and {@code shape}, and
 * the numbers. See numpy.lib.format.
 */
final class NumpyReader {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=])([iufb])([1248])'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *False");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");
  private static final int MOST_DIMENSIONS = 4;

  private final String name;
  private final DataInputStream in;
  private final char kind;
  private final int width;
  private final ByteBuffer number;
  private final int[] shape;

  private NumpyReader(final String name, final DataInputStream in, final String header) {
    this.name = name;
    this.in = in;
    final Matcher type = TYPE.matcher(header);
    final Matcher size = SHAPE.matcher(header);
    if (!type.find() || !size.find()) {
      throw DataReason.WRONG_MAGIC.failure(
          name + ": not an array of plain numbers: save it with numpy.save(name, x.astype('f4'))");
    }
    if (!ORDER.matcher(header).find()) {
      throw DataReason.WRONG_MAGIC.failure(
          name + ": stored column by column: save numpy.ascontiguousarray(x)");
    }
    kind = type.group(2).charAt(0);
    width = Integer.parseInt(type.group(3));
    final boolean big = type.group(1).equals(">");
    number = ByteBuffer.allocate(width).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    shape = shape(name, size.group(1));
  }

  private static int[] shape(final String name, final String text) {
    final String[] sizes = text.isBlank() ? new String[0] : text.split(" *, *");
    if (sizes.length > MOST_DIMENSIONS || Arrays.stream(sizes).anyMatch(s -> s.length() > 9)) {
      throw DataReason.BAD_SIZE.failure(name + ": shape (" + text + ") is too large");
    }
    return Arrays.stream(sizes).mapToInt(Integer::parseInt).toArray();
  }

  /** Reads the header; the numbers follow one by one. */
  static NumpyReader open(final String name, final InputStream stream) throws IOException {
    final DataInputStream in = new DataInputStream(stream);
    final byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw DataReason.WRONG_MAGIC.failure(name + ", byte 0: not a NumPy array (NPY)");
    }
    final int version = in.readUnsignedByte();
    in.readUnsignedByte();
    final int length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.reverseBytes(in.readInt());
    if (version < 1 || version > 3 || length < 0 || length > LONGEST_HEADER) {
      throw DataReason.WRONG_MAGIC.failure(
          name + ", byte 6: version " + version + " with a header of " + length + " bytes");
    }
    final byte[] header = in.readNBytes(length);
    if (header.length < length) {
      throw new EOFException();
    }
    return new NumpyReader(name, in, new String(header, StandardCharsets.UTF_8));
  }

  /** Sizes of the dimensions, outermost first. */
  int[] shape() {
    return shape.clone();
  }

  /** Whether numbers are unsigned bytes. */
  boolean isBytes() {
    return kind == 'u' && width == 1;
  }

  /** The next number. */
  double next() throws IOException {
    in.readFully(number.array());
    return switch (kind) {
      case 'f' ->
          switch (width) {
            case 4 -> number.getFloat(0);
            case 8 -> number.getDouble(0);
            default ->
                throw DataReason.WRONG_MAGIC.failure(
                    name + ": numbers of " + width + " bytes: save it with x.astype('f4')");
          };
      case 'b' -> number.get(0);
      default -> kind == 'u' ? unsigned() : signed();
    };
  }

  private double unsigned() {
    return width == 8 && number.getLong(0) < 0
        ? Double.POSITIVE_INFINITY
        : signed() + (signed() < 0 ? Math.pow(2, 8.0 * width) : 0);
  }

  private double signed() {
    return switch (width) {
      case 1 -> number.get(0);
      case 2 -> number.getShort(0);
      case 4 -> number.getInt(0);
      default -> number.getLong(0);
    };
  }
}
