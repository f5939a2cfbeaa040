package org.wuxingspice.netlist.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Device;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Statement;

/**
 * Writes circuits statement by statement, holding no more than one at a time. Numbers are written
 * in full and lines longer than {@value #WIDTH} characters continue on the next one.
 */
public final class NetlistWriter {

  private static final int WIDTH = 100;

  private final Dialect dialect;
  private final DeviceText devices;
  private final DirectiveText directives;

  /**
   * Creates a writer.
   *
   * @param dialect language to write in
   */
  public NetlistWriter(final Dialect dialect) {
    this.dialect = dialect;
    this.devices = new DeviceText(dialect);
    this.directives = new DirectiveText(dialect, devices);
  }

  /**
   * The lines of a netlist for ngspice.
   *
   * @param circuit to write
   * @return the title first, {@code .end} last
   */
  public static List<String> lines(final Circuit circuit) {
    final StringBuilder text = new StringBuilder();
    try {
      new NetlistWriter(Dialect.NGSPICE)
          .write(circuit.title(), circuit.statements().stream(), text);
    } catch (final IOException e) {
      throw new AssertionError("a string builder takes all text", e);
    }
    return text.toString().lines().toList();
  }

  /**
   * Writes a netlist as its statements come.
   *
   * @param title first line, without line breaks
   * @param statements in order
   * @param out takes the text; lines end with a line feed
   * @throws IOException when {@code out} does not take it
   * @throws org.wuxingspice.model.failure.WuxingException {@link FormatReason#NOT_IN_DIALECT}
   */
  public void write(
      final String title, final Stream<? extends Statement> statements, final Appendable out)
      throws IOException {
    line(new Circuit("* " + title, List.of()).title(), "", out);
    final Iterator<? extends Statement> all = statements.iterator();
    while (all.hasNext()) {
      statement(all.next(), "", out);
    }
    line(".end", "", out);
  }

  private void statement(final Statement statement, final String indent, final Appendable out)
      throws IOException {
    if (statement instanceof Device device) {
      wrapped(devices.text(device), indent, out);
    } else if (statement instanceof Directive directive) {
      for (final String line : directives.directive(directive)) {
        line(line, directive instanceof Directive.Control ? "" : indent, out);
      }
    } else if (statement instanceof Definition.Subcircuit cell) {
      wrapped(directives.opening(cell), indent, out);
      for (final Statement inner : cell.body()) {
        statement(inner, indent + dialect.indent(), out);
      }
      line(".ends " + cell.name(), indent, out);
    } else if (statement instanceof Definition definition) {
      wrapped(directives.definition(definition), indent, out);
    } else if (statement instanceof Output output) {
      wrapped(directives.output(output), indent, out);
    } else {
      line(directives.analysis((Analysis) statement), indent, out);
    }
  }

  private static void wrapped(final String text, final String indent, final Appendable out)
      throws IOException {
    String lead = "";
    for (final String part : parts(text, WIDTH - indent.length())) {
      line(lead + part, indent, out);
      lead = "+ ";
    }
  }

  /** Cuts at spaces, so that no word is longer than before. */
  private static List<String> parts(final String text, final int width) {
    final List<String> parts = new ArrayList<>(1);
    int from = 0;
    while (text.length() - from > width) {
      int cut = text.lastIndexOf(' ', from + width);
      if (cut <= from) {
        cut = text.indexOf(' ', from + width);
      }
      if (cut < 0) {
        break;
      }
      parts.add(text.substring(from, cut));
      from = cut + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static void line(final String text, final String indent, final Appendable out)
      throws IOException {
    out.append(indent).append(text).append('\n');
  }
}
