package org.wuxingspice.netlist.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the lines of included files and library sections where they are included. */
final class IncludedLines {

  private static final int DEEPEST = 20;
  private static final int MOST_LINES = 20_000_000;

  private static final Pattern PATH =
      Pattern.compile("(?:\"([^\"]+)\"|'([^']+)'|(\\S+))(?:\\s+(\\S+))?");

  private final SourceFiles files;
  private final List<LogicalLine> result = new ArrayList<>();

  IncludedLines(final SourceFiles files) {
    this.files = files;
  }

  /**
   * All lines.
   *
   * @param file that the lines are from, or null
   * @param lines of it
   */
  List<LogicalLine> expand(final Path file, final List<LogicalLine> lines) {
    include(file, lines, 0);
    return result;
  }

  private void include(final Path file, final List<LogicalLine> lines, final int depth) {
    boolean control = false;
    for (final LogicalLine line : lines) {
      final String keyword = line.keyword();
      control = keyword.equals(".control") || (control && !keyword.startsWith(".endc"));
      if (depth > 0 && keyword.equals(".end")) {
        return;
      }
      final boolean include =
          keyword.equals(".include") || keyword.equals(".inc") || keyword.equals(".lib");
      if (control || !include) {
        result.add(line);
        if (result.size() > MOST_LINES) {
          throw FormatReason.TOO_LARGE.failure(line.place() + ": more lines than " + MOST_LINES);
        }
      } else {
        included(file, line, depth);
      }
    }
  }

  private void included(final Path from, final LogicalLine line, final int depth) {
    if (depth == DEEPEST) {
      throw FormatReason.INCLUDE_TOO_DEEP.failure(
          line.place() + ": files include each other more than " + DEEPEST + " deep");
    }
    final Matcher matcher = PATH.matcher(line.rest());
    if (!matcher.matches()) {
      throw FormatReason.SYNTAX.failure(line.place() + ": " + line.keyword() + " needs a path");
    }
    final String path =
        matcher.group(1) != null
            ? matcher.group(1)
            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    final Path file = files.find(path, from, line.place());
    final List<LogicalLine> lines =
        LogicalLines.of(file.toString(), files.lines(file, line.place().toString()), 0);
    final String section = matcher.group(4);
    include(file, section == null ? lines : section(lines, section, line.place()), depth + 1);
  }

  private static List<LogicalLine> section(
      final List<LogicalLine> lines, final String name, final Place place) {
    final String wanted = name.toLowerCase(Locale.ROOT);
    int from = -1;
    for (int i = 0; i < lines.size(); i++) {
      final LogicalLine line = lines.get(i);
      if (from < 0
          && line.keyword().equals(".lib")
          && line.rest().toLowerCase(Locale.ROOT).equals(wanted)) {
        from = i + 1;
      } else if (from >= 0 && line.keyword().equals(".endl")) {
        return lines.subList(from, i);
      }
    }
    throw FormatReason.NO_SECTION.failure(place + ": the library has no section '" + name + "'");
  }
}
