package org.wuxingspice.notebook.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells run so far, and which snippet of JShell came from which line of which cell. */
final class Cells {

  /**
   * A place in a cell.
   *
   * @param cell execution count of the cell
   * @param line line in the cell, from 1
   */
  record Place(int cell, int line) {
    Place plus(final int lines) {
      return new Place(cell, line + lines);
    }

    @Override
    public String toString() {
      return "cell " + cell + ", line " + line;
    }
  }

  private final Map<Integer, List<String>> lines = new HashMap<>();
  private final Map<String, Place> snippets = new HashMap<>();

  void cell(final int cell, final String source) {
    lines.put(cell, source.lines().toList());
  }

  /** Notes that a snippet begins at a place. */
  void snippet(final String id, final Place begin) {
    snippets.put(id, begin);
  }

  /** The place of a snippet's beginning; code of the kernel's own has none. */
  Optional<Place> begin(final String id) {
    return Optional.ofNullable(snippets.get(id));
  }

  /** The line of code at a place, numbered. */
  String line(final Place place) {
    final List<String> source = lines.getOrDefault(place.cell(), List.of());
    final boolean exists = place.line() >= 1 && place.line() <= source.size();
    return margin(place) + (exists ? source.get(place.line() - 1) : "");
  }

  /**
   * The line of code at a place and carets under part of it.
   *
   * @param column first column, from 0
   * @param length number of carets wanted, at least one is set
   */
  List<String> line(final Place place, final int column, final int length) {
    final String code = line(place);
    final String margin = margin(place);
    final int room = Math.max(1, code.length() - margin.length() - column);
    return List.of(
        code,
        " ".repeat(margin.length() - 2)
            + "| "
            + " ".repeat(column)
            + "^".repeat(Math.max(1, Math.min(length, room))));
  }

  private static String margin(final Place place) {
    return "  " + place.line() + " | ";
  }
}
