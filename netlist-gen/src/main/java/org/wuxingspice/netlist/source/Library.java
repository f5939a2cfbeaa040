package org.wuxingspice.netlist.source;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sections of a library, each from {@code .lib name} to {@code .endl}. */
final class Library {

  private final Map<String, List<SourceLine>> sections = new HashMap<>();
  private String unclosed = "";

  Library(final List<SourceLine> lines) {
    int from = -1;
    for (int i = 0; i < lines.size(); i++) {
      final String text = Blanks.strip(lines.get(i).text()).toLowerCase(Locale.ROOT);
      if (from >= 0 && text.startsWith(".endl")) {
        sections.putIfAbsent(unclosed, lines.subList(from, i)); // ngspice takes the first one
        unclosed = "";
        from = -1;
      } else if (from < 0 && text.startsWith(".lib")) {
        final Reference start = new Reference(text);
        if (start.section().isEmpty()) {
          unclosed = start.file();
          from = i + 1;
        }
      }
    }
  }

  /** The lines of a section. */
  List<SourceLine> section(final String name) throws FileAccess.Denied {
    final String wanted = name.toLowerCase(Locale.ROOT);
    final List<SourceLine> lines = sections.get(wanted);
    if (lines == null) {
      throw new FileAccess.Denied(
          SourceReason.NO_SECTION,
          wanted.equals(unclosed)
              ? "section '" + name + "' of the library is not closed by .endl"
              : "the library has no section '" + name + "'");
    }
    return lines;
  }
}
