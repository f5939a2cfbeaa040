package org.wuxingspice.netlist.format;

import java.nio.file.Path;
import java.util.List;
import org.wuxingspice.netlist.circuit.Circuit;

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
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link FormatReason}, or the
   *     reason of the statement that a line cannot be, see {@link
   *     org.wuxingspice.netlist.circuit.CircuitReason} and {@link
   *     org.wuxingspice.netlist.expression.ExpressionReason}
   */
  public Circuit read(final Path file) {
    final SourceFiles files = new SourceFiles(settings.folders());
    final List<String> lines = files.lines(file, file.toString());
    return new DeckParser(settings, files).parse(file.toString(), file, lines);
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
    return new DeckParser(settings, new SourceFiles(settings.folders())).parse(name, null, lines);
  }
}
