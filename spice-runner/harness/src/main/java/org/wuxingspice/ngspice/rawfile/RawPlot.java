package org.wuxingspice.ngspice.rawfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Locale;

/**
 * One plot of an open raw file. Values are read from the file at each call and kept nowhere, so a
 * plot larger than the memory can be looked at vector by vector or point by point. Usable by
 * several threads, until the file is closed.
 */
public final class RawPlot {

  /** Takes the points of a plot in order. */
  @FunctionalInterface
  public interface PointConsumer {
    /**
     * Takes one point. The arrays are used again for the next point; past the end of a vector that
     * is shorter than its plot they hold whatever the file holds there.
     *
     * @param real real parts by variable
     * @param imaginary imaginary parts by variable; zeros in a real plot
     */
    void point(double[] real, double[] imaginary);
  }

  private final FileChannel channel;
  private final RawHeader header;
  private final Producer producer;
  private final Layout layout;
  private final boolean binary;
  private final boolean wide;
  private final long start;

  RawPlot(
      final FileChannel channel,
      final HeaderReader.Heading heading,
      final Producer producer,
      final Layout layout,
      final boolean wide,
      final long start) {
    this.channel = channel;
    this.header = heading.header();
    this.binary = heading.binary();
    this.producer = producer;
    this.layout = layout;
    this.wide = wide;
    this.start = start;
  }

  /** {@return what the file says about the plot} */
  public RawHeader header() {
    return header;
  }

  /** {@return who wrote it} */
  public Producer producer() {
    return producer;
  }

  /** {@return whether the points are in binary form} */
  public boolean isBinary() {
    return binary;
  }

  /**
   * The place of a variable.
   *
   * @param name in any case
   * @return its index, or -1 when there is none
   */
  public int indexOf(final String name) {
    for (int v = 0; v < layout.variables(); v++) {
      if (header.variables().get(v).name().equalsIgnoreCase(name)) {
        return v;
      }
    }
    return -1;
  }

  /**
   * Reads the real part of a vector.
   *
   * @param variable index, 0 for the scale
   * @return as many values as the vector has of its own, at most {@link RawHeader#points()}
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link RawReason}
   */
  public double[] real(final int variable) {
    return column(variable, false);
  }

  /**
   * Reads the imaginary part of a vector.
   *
   * @param variable index, 0 for the scale
   * @return as many values as {@link #real}; zeros when the plot is real
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link RawReason}
   */
  public double[] imaginary(final int variable) {
    return column(variable, true);
  }

  private double[] column(final int variable, final boolean imaginary) {
    final long length = layout.length(variable);
    if (length > Integer.MAX_VALUE - 8) {
      throw RawReason.BAD_COUNT.failure(
          header.variables().get(variable).name()
              + " has "
              + length
              + " values, more than an array takes; read it point by point");
    }
    final double[] column = new double[(int) length];
    final boolean[] wanted = new boolean[layout.variables()];
    wanted[variable] = true;
    final double[][] parts = new double[2][layout.variables()];
    try {
      final PointReader reader = reader(wanted);
      for (int i = 0; i < column.length; i++) {
        reader.read(parts[0], parts[1]);
        column[i] = imaginary ? parts[1][variable] : unmarked(variable, parts[0][variable]);
      }
    } catch (final IOException e) {
      throw RawFile.notReadable("the raw file", e);
    }
    return column;
  }

  /**
   * Reads all points in order.
   *
   * @param consumer gets them
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link RawReason}
   */
  public void forEachPoint(final PointConsumer consumer) {
    final boolean[] wanted = new boolean[layout.variables()];
    Arrays.fill(wanted, true);
    final double[][] parts = new double[2][layout.variables()];
    try {
      final PointReader reader = reader(wanted);
      for (long i = 0; i < header.points(); i++) {
        reader.read(parts[0], parts[1]);
        parts[0][0] = unmarked(0, parts[0][0]);
        consumer.point(parts[0], parts[1]);
      }
    } catch (final IOException e) {
      throw RawFile.notReadable("the raw file", e);
    }
  }

  /** LTspice's compression marks the points it made up by the sign of their time. */
  private double unmarked(final int variable, final double value) {
    final boolean time =
        variable == 0
            && producer == Producer.LTSPICE
            && header.variables().get(0).type().toLowerCase(Locale.ROOT).equals("time");
    return time ? Math.abs(value) : value;
  }

  private PointReader reader(final boolean[] wanted) {
    if (!binary) {
      return new PointReader.OfText(
          new TextCursor(new ByteCursor(channel, start), wide), layout, header);
    } else if (header.hasFlag("fastaccess")) {
      return new PointReader.OfColumns(channel, start, layout, wanted);
    }
    return new PointReader.OfRows(new ByteCursor(channel, start), layout, wanted);
  }
}
