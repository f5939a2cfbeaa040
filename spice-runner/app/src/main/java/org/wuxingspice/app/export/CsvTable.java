package org.wuxingspice.app.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.ngspice.simulation.ComplexPart;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * Comma-separated tables (RFC 4180 with plain line feeds): a line of names, then a line per point.
 * Numbers have as many digits as it takes to read the same double back; in complex plots a vector
 * takes two columns, {@code re(v(out))} and {@code im(v(out))}.
 */
public final class CsvTable {

  private static final Pattern FORMULA = Pattern.compile("\\s*[=+@-]");

  /** Numbers, and parameters of devices such as {@code @r1[i]}. */
  private static final Pattern HARMLESS =
      Pattern.compile("[+-]?[0-9.]+(E[+-]?[0-9]+)?|-?Infinity|@[\\w.#-]+\\[[\\w]+]");

  private CsvTable() {}

  /**
   * A line of a table.
   *
   * @param cells its texts
   * @return the line without its end
   */
  public static String line(final List<String> cells) {
    return cells.stream().map(CsvTable::cell).collect(Collectors.joining(","));
  }

  private static String cell(final String written) {
    final String text = inert(VisibleText.of(written));
    final boolean plain =
        text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A text that spreadsheets would compute gets the sign that makes it a text to them. */
  private static String inert(final String text) {
    return FORMULA.matcher(text).lookingAt() && !HARMLESS.matcher(text).matches()
        ? "'" + text
        : text;
  }

  /**
   * Writes a plot.
   *
   * @param plot the scale becomes the first column
   * @param out where to; stays open
   * @throws IOException when the stream does not take it
   */
  public static void write(final Waveforms plot, final OutputStream out) throws IOException {
    final List<String> names = new ArrayList<>();
    final List<double[]> columns = new ArrayList<>();
    for (final Waveforms.Variable variable : plot.variables()) {
      final String name = variable.name();
      final boolean scale = columns.isEmpty();
      final boolean pair = plot.isComplex() && !scale && ComplexPart.of(name).isEmpty();
      names.add(pair ? "re(" + name + ")" : name);
      columns.add(plot.vector(name));
      if (pair) {
        names.add("im(" + name + ")");
        columns.add(plot.imaginary(name));
      }
    }
    write(line(names), out);
    final StringBuilder row = new StringBuilder();
    for (int i = 0; i < plot.size(); i++) {
      row.setLength(0);
      for (final double[] column : columns) {
        row.append(row.length() == 0 ? "" : ",").append(column[i]);
      }
      write(row.toString(), out);
    }
  }

  private static void write(final String line, final OutputStream out) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
