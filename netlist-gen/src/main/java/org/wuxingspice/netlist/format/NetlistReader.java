package org.wuxingspice.netlist.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.source.FileAccess;
import org.wuxingspice.netlist.source.Limits;
import org.wuxingspice.netlist.source.SourceLine;
import org.wuxingspice.netlist.source.SourceReader;

/**
 * Reads netlists in ngspice's language into circuits. Included files and library sections are read
 * in place. Every failure names file and line.
 */
public final class NetlistReader {

  private final ReaderSettings settings;

  /**
   * Creates a reader.
   *
   * @param settings what it accepts
   */
  public NetlistReader(final ReaderSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads a file.
   *
   * @param file to read; it may lie anywhere
   * @return the circuit
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link FormatReason} or a {@link
   *     org.wuxingspice.netlist.source.SourceReason}, or the reason of the statement that a line
   *     cannot be, see {@link org.wuxingspice.netlist.circuit.CircuitReason} and {@link
   *     org.wuxingspice.netlist.expression.ExpressionReason}
   */
  public Circuit read(final Path file) {
    return new DeckParser(settings, source().read(file)).parse();
  }

  /**
   * Reads a text.
   *
   * @param name for the places of failures
   * @param lines physical lines, the title first
   * @return the circuit
   * @throws org.wuxingspice.model.failure.WuxingException as {@link #read(Path)}
   */
  public Circuit read(final String name, final List<String> lines) {
    final Optional<Path> shown = Optional.of(Path.of(name));
    return new DeckParser(
            settings, source().read(SourceLine.numbered(lines, shown), Optional.empty()))
        .parse();
  }

  private SourceReader source() {
    return new SourceReader(FileAccess.inside(settings.folders()), Limits.DEFAULT);
  }
}
