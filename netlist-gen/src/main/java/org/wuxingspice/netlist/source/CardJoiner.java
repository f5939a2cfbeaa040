package org.wuxingspice.netlist.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Joins lines to cards as ngspice does: a plus sign continues the card before it, over remarks and
 * empty lines, and so does the line behind two backslashes.
 */
final class CardJoiner {

  private static final String LINE_GOES_ON = "\\\\";

  private final List<SourceLine> lines = new ArrayList<>();
  private final List<Card> cards = new ArrayList<>();

  /** Remarks since the open card began, which may still be continued. */
  private final List<Card> remarks = new ArrayList<>();

  private final StringBuilder open = new StringBuilder();
  private final List<Integer> openLines = new ArrayList<>();
  private final List<Integer> openStarts = new ArrayList<>();
  private boolean goesOn;
  private boolean control;
  private int depth;

  int size() {
    return lines.size();
  }

  boolean isInControl() {
    return control;
  }

  void title(final SourceLine line) {
    lines.add(line);
  }

  /** A line that is no card and no remark. */
  void skip(final SourceLine line) {
    lines.add(line);
  }

  /** No line of one file continues a card of another. */
  void beginFile() {
    close();
    goesOn = false;
  }

  /**
   * Whether the line could be added: a continuation needs a card before it, and two backslashes
   * need something before them.
   */
  boolean add(final SourceLine line) {
    lines.add(line);
    final String text = Blanks.strip(line.text());
    if (control) {
      cards.add(single(text));
      control = !text.toLowerCase(Locale.ROOT).startsWith(".endc");
      return true;
    }
    if (Remarks.isWhole(text)) {
      if (!text.isEmpty()) {
        remarks.add(single("*" + text.substring(1)));
      }
      return true;
    }
    final boolean continues = goesOn || text.startsWith("+");
    String part = Remarks.without(text);
    part = text.startsWith("+") ? Blanks.strip(part.substring(1)) : part;
    goesOn = part.endsWith(LINE_GOES_ON);
    part = goesOn ? Blanks.strip(part.substring(0, part.length() - 2)) : part;
    if (continues ? openLines.isEmpty() : part.isEmpty()) {
      return false;
    }
    if (!continues) {
      close();
    }
    open(part);
    return true;
  }

  private Card single(final String text) {
    return new Card(List.of(lines.size() - 1), new int[1], text, depth);
  }

  private void open(final String part) {
    if (!openLines.isEmpty()) {
      open.append(' ');
    }
    openLines.add(lines.size() - 1);
    openStarts.add(open.length());
    open.append(part);
    control = openLines.size() == 1 && part.toLowerCase(Locale.ROOT).startsWith(".control");
    if (control) {
      close();
    }
  }

  private void close() {
    if (!openLines.isEmpty()) {
      final int[] starts = openStarts.stream().mapToInt(Integer::intValue).toArray();
      final Card card = new Card(openLines, starts, open.toString(), depth);
      final String keyword = card.keyword();
      if (keyword.equals(".subckt") || keyword.equals(".macro")) {
        depth++;
      } else if (keyword.equals(".ends") || keyword.equals(".eom")) {
        depth = Math.max(0, depth - 1);
      }
      cards.add(card);
      open.setLength(0);
      openLines.clear();
      openStarts.clear();
    }
    cards.addAll(remarks);
    remarks.clear();
  }

  Source source(final Optional<Refusal> refusal) {
    close();
    return new Source(lines, cards, refusal);
  }
}
