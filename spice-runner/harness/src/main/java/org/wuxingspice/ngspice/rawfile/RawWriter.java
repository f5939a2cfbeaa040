package org.wuxingspice.ngspice.rawfile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes plots as ngspice does, point by point, so that ngspice, its relatives and {@link RawFile}
 * read them. Numbers survive to the last bit in both forms; ngspice's own text form, of 16 digits,
 * does not promise that. The stream stays its owner's.
 */
public final class RawWriter {

  /** How points are written. */
  public enum Form {
    /** Little-endian doubles. */
    BINARY,
    /** Decimal text, as many digits as a number needs. */
    ASCII
  }

  /** Header of no plot, between plots. */
  private static final RawHeader NONE =
      new RawHeader("", "", "", List.of(), 0, List.of(), Map.of());

  private final OutputStream out;
  private final Form form;
  private RawHeader header = NONE;
  private ByteBuffer row = ByteBuffer.allocate(0);
  private long written;

  /**
   * Creates a writer.
   *
   * @param out where to; best buffered
   * @param form of the points
   */
  public RawWriter(final OutputStream out, final Form form) {
    this.out = Objects.requireNonNull(out, "out");
    this.form = Objects.requireNonNull(form, "form");
  }

  /**
   * Begins a plot.
   *
   * @param plot its header; flags besides {@code real} and {@code complex} and the {@link
   *     RawHeader#others()} are left out, vectors have to be as long as the plot
   * @throws org.wuxingspice.model.failure.WuxingException {@link RawReason#BAD_CONTENT} when a text
   *     cannot stand in a header, or the plot before has too few points
   * @throws IOException when the stream does not take it
   */
  public void begin(final RawHeader plot) throws IOException {
    end();
    if (plot.variables().isEmpty() || plot.points() < 0) {
      throw RawReason.BAD_CONTENT.failure("a plot of no variables or less than no points");
    }
    final StringBuilder text = new StringBuilder();
    text.append("Title: ").append(line(plot.title()));
    text.append("\nDate: ").append(line(plot.date()));
    text.append("\nPlotname: ").append(line(plot.plotName()));
    text.append("\nFlags: ").append(plot.isComplex() ? "complex" : "real");
    text.append("\nNo. Variables: ").append(plot.variables().size());
    text.append("\nNo. Points: ").append(plot.points());
    text.append("\nVariables:\n");
    for (int v = 0; v < plot.variables().size(); v++) {
      final RawVariable variable = plot.variables().get(v);
      check(variable, plot.points());
      text.append('\t').append(v).append('\t').append(variable.line()).append('\n');
    }
    text.append(form == Form.BINARY ? "Binary:\n" : "Values:\n");
    write(text);
    header = plot;
    written = 0;
    row =
        ByteBuffer.allocate(plot.variables().size() * 2 * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String line(final String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw RawReason.BAD_CONTENT.failure("'" + text.strip() + "' has a line end");
    }
    return text;
  }

  private static void check(final RawVariable variable, final long points) {
    final boolean words =
        isWord(variable.name())
            && isWord(variable.type())
            && variable.attributes().stream().allMatch(RawWriter::isWord);
    if (!words || variable.ownLength().orElse(points) != points) {
      throw RawReason.BAD_CONTENT.failure(
          "variable '"
              + variable.name().strip()
              + "' has white space, an empty word or a length of its own");
    }
  }

  private static boolean isWord(final String text) {
    return !text.isEmpty() && text.chars().noneMatch(letter -> letter <= ' ' || letter == 0x7f);
  }

  /**
   * Writes the next point.
   *
   * @param real real parts by variable
   * @param imaginary imaginary parts by variable; not looked at in a real plot
   * @throws org.wuxingspice.model.failure.WuxingException {@link RawReason#BAD_CONTENT} when there
   *     are more points, or more or fewer values, than the header says
   * @throws IOException when the stream does not take it
   */
  public void point(final double[] real, final double[] imaginary) throws IOException {
    final int variables = header.variables().size();
    if (written >= header.points() || real.length != variables) {
      throw RawReason.BAD_CONTENT.failure(
          "point "
              + written
              + " with "
              + real.length
              + " values, where the header says "
              + header.points()
              + " points with "
              + variables);
    }
    if (form == Form.BINARY) {
      row.clear();
      for (int v = 0; v < variables; v++) {
        row.putDouble(real[v]);
        if (header.isComplex()) {
          row.putDouble(imaginary[v]);
        }
      }
      out.write(row.array(), 0, row.position());
    } else {
      final StringBuilder text = new StringBuilder().append(' ').append(written);
      for (int v = 0; v < variables; v++) {
        text.append('\t').append(real[v]);
        if (header.isComplex()) {
          text.append(',').append(imaginary[v]);
        }
        text.append('\n');
      }
      write(text.append('\n'));
    }
    written++;
  }

  private void write(final StringBuilder text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Ends the last plot. Does not close the stream.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link RawReason#BAD_CONTENT} when the
   *     plot has fewer points than its header says
   */
  public void end() {
    if (written != header.points()) {
      throw RawReason.BAD_CONTENT.failure(
          written + " points of " + header.points() + " written of plot " + header.plotName());
    }
    header = NONE;
    written = 0;
  }
}
