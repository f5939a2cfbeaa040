package org.wuxingspice.netlist.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Joins the continuations of lines and strips remarks: from a semicolon, from {@code //}, and from
 * a dollar sign that stands after a space, each outside quotes. Lines between {@code .control} and
 * {@code .endc} stay as they are.
 */
final class LogicalLines {

  private final String file;
  private final List<LogicalLine> lines = new ArrayList<>();

  /** Remarks since the open line began, which may still be continued. */
  private final List<LogicalLine> remarks = new ArrayList<>();

  private StringBuilder open;
  private Place openPlace;
  private boolean control;

  private LogicalLines(final String file) {
    this.file = file;
  }

  /**
   * The lines of a text.
   *
   * @param file name for places
   * @param physical lines
   * @param skip lines at the start that are no statements
   */
  static List<LogicalLine> of(final String file, final List<String> physical, final int skip) {
    final LogicalLines result = new LogicalLines(file);
    for (int i = skip; i < physical.size(); i++) {
      result.add(physical.get(i), i + 1);
    }
    result.close();
    return result.lines;
  }

  private void add(final String physical, final int number) {
    final String stripped = physical.replaceAll("\\p{Cntrl}", " ").strip();
    if (control) {
      lines.add(new LogicalLine(new Place(file, number), stripped));
      control = !stripped.toLowerCase(Locale.ROOT).startsWith(".endc");
      return;
    }
    if (stripped.startsWith("*")) {
      remarks.add(new LogicalLine(new Place(file, number), stripped));
      return;
    }
    final String text = withoutRemark(stripped);
    if (text.startsWith("+")) {
      if (open == null) {
        throw FormatReason.SYNTAX.failure(
            file + ":" + number + ": a continuation without a line before it");
      }
      open.append(' ').append(text.substring(1).strip());
    } else if (!text.isEmpty()) {
      close();
      open = new StringBuilder(text);
      openPlace = new Place(file, number);
      if (text.toLowerCase(Locale.ROOT).startsWith(".control")) {
        close();
        control = true;
      }
    }
  }

  private void close() {
    if (open != null) {
      lines.add(new LogicalLine(openPlace, open.toString().strip()));
      open = null;
    }
    lines.addAll(remarks);
    remarks.clear();
  }

  private static String withoutRemark(final String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == ';'
          || (c == '/' && text.startsWith("//", i))
          || (c == '$' && (i == 0 || Character.isWhitespace(text.charAt(i - 1))))) {
        return text.substring(0, i).strip();
      }
    }
    return text;
  }
}
