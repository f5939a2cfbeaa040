package org.wuxingspice.ngspice.rawfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the points of one plot from first to last. */
interface PointReader {

  /**
   * Reads the next point.
   *
   * @param real real parts of the wanted variables, by variable
   * @param imaginary their imaginary parts; untouched in a real plot
   */
  void read(double[] real, double[] imaginary) throws IOException;

  /** Points as text: an index, then the values. */
  final class OfText implements PointReader {

    /** Java's own reader takes hexadecimal numbers and type suffixes too. */
    private static final Pattern DECIMAL = Pattern.compile("[-+.0-9][-+.0-9eE]*+");

    private final TextCursor text;
    private final Layout layout;
    private final RawHeader header;
    private long point;

    OfText(final TextCursor text, final Layout layout, final RawHeader header) {
      this.text = text;
      this.layout = layout;
      this.header = header;
    }

    @Override
    public void read(final double[] real, final double[] imaginary) throws IOException {
      if (!word(0).equals(Long.toString(point))) {
        throw RawReason.BAD_NUMBER.failure(
            "word before byte "
                + text.position()
                + ": the index of point "
                + point
                + " of "
                + header.points()
                + " has to be here");
      }
      for (int v = 0; v < layout.variables(); v++) {
        if (layout.stored(v, point)) {
          real[v] = number(v);
          final boolean pair = text.takeComma();
          if (layout.cell(v) == Layout.Cell.COMPLEX) {
            imaginary[v] = pair ? number(v) : notNumber(v, "a real value");
          } else if (pair) {
            notNumber(v, "a comma");
          }
        }
      }
      point++;
    }

    private String word(final int variable) throws IOException {
      final String word = text.word();
      if (word.isEmpty() && !text.skipSpace()) {
        throw RawReason.ENDS_EARLY.failure(
            "byte "
                + text.position()
                + ": the file ends at point "
                + point
                + " of "
                + header.points()
                + ", before "
                + header.variables().get(variable).name());
      }
      return word;
    }

    private double number(final int variable) throws IOException {
      final String word = word(variable);
      try {
        return DECIMAL.matcher(word).matches() ? Double.parseDouble(word) : named(word);
      } catch (final NumberFormatException e) {
        return notNumber(variable, "'" + word.replaceAll("[^\\x20-\\x7e]", "?") + "'");
      }
    }

    /** The names that C and Java give to what is no finite number. */
    private static double named(final String word) {
      final String name = word.toLowerCase(Locale.ROOT);
      return switch (name) {
        case "nan", "-nan", "+nan" -> Double.NaN;
        case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        default -> throw new NumberFormatException(name);
      };
    }

    private double notNumber(final int variable, final String found) {
      throw RawReason.BAD_NUMBER.failure(
          "before byte "
              + text.position()
              + ": "
              + found
              + " at point "
              + point
              + " where "
              + (layout.cell(variable) == Layout.Cell.COMPLEX ? "a complex" : "a real")
              + " value of "
              + header.variables().get(variable).name()
              + " has to be");
    }
  }

  /** Binary points, all values of a point together. */
  final class OfRows implements PointReader {

    private final ByteCursor bytes;
    private final Layout layout;
    private final boolean[] wanted;
    private long point;

    OfRows(final ByteCursor bytes, final Layout layout, final boolean[] wanted) {
      this.bytes = bytes;
      this.layout = layout;
      this.wanted = wanted;
    }

    @Override
    public void read(final double[] real, final double[] imaginary) throws IOException {
      for (int v = 0; v < wanted.length; v++) {
        if (layout.stored(v, point)) {
          take(bytes, layout.cell(v), wanted[v], v, real, imaginary);
        }
      }
      point++;
    }
  }

  /** Binary points, all values of a variable together, which LTspice calls fast access. */
  final class OfColumns implements PointReader {

    private final ByteCursor[] columns;
    private final Layout layout;

    OfColumns(
        final FileChannel channel, final long start, final Layout layout, final boolean[] wanted) {
      this.layout = layout;
      columns = new ByteCursor[layout.variables()];
      long position = start;
      for (int v = 0; v < columns.length; v++) {
        if (wanted[v]) {
          columns[v] = new ByteCursor(channel, position);
        }
        position += layout.length(v) * layout.cell(v).bytes();
      }
    }

    @Override
    public void read(final double[] real, final double[] imaginary) throws IOException {
      for (int v = 0; v < columns.length; v++) {
        if (columns[v] != null) {
          take(columns[v], layout.cell(v), true, v, real, imaginary);
        }
      }
    }
  }

  private static void take(
      final ByteCursor bytes,
      final Layout.Cell cell,
      final boolean wanted,
      final int variable,
      final double[] real,
      final double[] imaginary)
      throws IOException {
    if (!wanted) {
      bytes.skip(cell.bytes());
      return;
    }
    if (cell == Layout.Cell.FLOAT) {
      real[variable] = bytes.takeFloat();
    } else {
      real[variable] = bytes.takeDouble();
      if (cell == Layout.Cell.COMPLEX) {
        imaginary[variable] = bytes.takeDouble();
      }
    }
  }
}
