package org.wuxingspice.ngspice.rawfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.model.failure.UnreadableFile;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.PlainFile;

/**
 * A raw file, open until it is closed. Opening reads the headers, checks all lengths, steps over
 * binary points and checks points that are text; it takes memory for the headers only.
 */
public final class RawFile implements AutoCloseable {

  private final FileChannel channel;
  private final List<RawPlot> plots;

  private RawFile(final FileChannel channel, final List<RawPlot> plots) {
    this.channel = channel;
    this.plots = List.copyOf(plots);
  }

  /**
   * Opens a file.
   *
   * @param file to read
   * @return the open file, to be closed by the caller
   * @throws WuxingException with a {@link RawReason}; the message names the file and the byte
   */
  public static RawFile open(final Path file) {
    try {
      return of(FileChannel.open(PlainFile.checked(file), StandardOpenOption.READ));
    } catch (final WuxingException e) {
      throw new WuxingException(e.reason(), file + ", " + e.getMessage(), e);
    } catch (final IOException e) {
      throw notReadable(file.toString(), e);
    }
  }

  private static RawFile of(final FileChannel channel) throws IOException {
    try {
      return new RawFile(channel, plots(channel));
    } catch (final IOException | RuntimeException | Error e) {
      close(channel);
      throw e;
    }
  }

  static WuxingException notReadable(final String file, final IOException e) {
    return new WuxingException(
        RawReason.NOT_READABLE,
        file + ": " + UnreadableFile.describe(Path.of(file), e) + "; name a raw file",
        e);
  }

  private static void close(final FileChannel channel) {
    try {
      channel.close();
    } catch (final IOException e) {
      // nothing was written, so nothing can be lost
    }
  }

  private static List<RawPlot> plots(final FileChannel channel) throws IOException {
    final long size = channel.size();
    final ByteCursor bytes = new ByteCursor(channel, 0);
    bytes.skip(1);
    final boolean wide = bytes.peek() == 0;
    bytes.seek(0);
    final TextCursor text = new TextCursor(bytes, wide);
    final List<RawPlot> plots = new ArrayList<>();
    while (plots.isEmpty() || (text.skipSpace() && !isTrailer(bytes, plots, wide))) {
      final HeaderReader.Heading heading = heading(text, plots, size);
      final Producer producer = Producer.of(heading.header(), wide);
      final long start = bytes.position();
      final Layout layout = layout(heading, producer, size, start);
      plots.add(new RawPlot(channel, heading, producer, layout, wide, start));
      if (heading.binary()) {
        bytes.seek(start + layout.bytes());
      } else {
        check(text, layout, heading.header());
      }
    }
    return plots;
  }

  private static HeaderReader.Heading heading(
      final TextCursor text, final List<RawPlot> plots, final long size) throws IOException {
    try {
      return HeaderReader.read(text, size);
    } catch (final WuxingException e) {
      final boolean unfinished =
          !plots.isEmpty() && plots.get(plots.size() - 1).header().points() == 0;
      if (unfinished && e.reason() == RawReason.NOT_A_HEADER) {
        throw RawReason.NOT_FINISHED.failure(
            "byte "
                + text.position()
                + ": data follows though the header counts 0 points; the simulator was ended"
                + " before it could write their number: run it again");
      }
      throw e;
    }
  }

  private static Layout layout(
      final HeaderReader.Heading heading, final Producer producer, final long size, final long at) {
    final RawHeader header = heading.header();
    final long needed;
    final Layout layout;
    try {
      layout = new Layout(header, producer);
      // a value as text has at least a digit and a space
      needed = heading.binary() ? layout.bytes() : Math.multiplyExact(2L, layout.values());
    } catch (final ArithmeticException | NumberFormatException e) {
      throw RawReason.BAD_COUNT.failure(
          "byte "
              + at
              + ": "
              + header.points()
              + " points of "
              + header.variables().size()
              + " variables, or a variable's dims, cannot be");
    }
    if (needed > size - at) {
      throw RawReason.ENDS_EARLY.failure(
          "byte "
              + size
              + ": the file ends here, but "
              + header.points()
              + " points of "
              + header.variables().size()
              + " variables need "
              + needed
              + " bytes from byte "
              + at);
    }
    if (layout.values() == 0 && header.points() > 0) {
      throw RawReason.BAD_COUNT.failure(
          "byte " + at + ": " + header.points() + " points, but every variable is empty");
    }
    return layout;
  }

  private static void check(final TextCursor text, final Layout layout, final RawHeader header)
      throws IOException {
    final PointReader reader = new PointReader.OfText(text, layout, header);
    final double[][] parts = new double[2][layout.variables()];
    for (long i = 0; i < header.points(); i++) {
      reader.read(parts[0], parts[1]);
    }
  }

  /** Whether text that is no header follows a binary plot of Xyce. */
  private static boolean isTrailer(
      final ByteCursor bytes, final List<RawPlot> plots, final boolean wide) throws IOException {
    final RawPlot last = plots.get(plots.size() - 1);
    if (wide || !last.isBinary() || last.producer() != Producer.XYCE) {
      return false;
    }
    final int letter = bytes.peek();
    return letter != 'T' && letter != 't' && letter >= ' ' && letter < 0x7f;
  }

  /**
   * {@return the plots in the order of the file; at least one} They are unusable after {@link
   * #close}.
   */
  public List<RawPlot> plots() {
    return plots;
  }

  @Override
  public void close() {
    close(channel);
  }
}
