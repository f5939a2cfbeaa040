package org.wuxingspice.netlist.source;

import java.util.List;
import java.util.Optional;
import org.wuxingspice.model.failure.VisibleText;

/**
 * A netlist with all its files in place.
 *
 * @param lines all of them, the title first; lines that include a file stand before the file's
 * @param cards all of them in order, and the remarks that are whole lines; the title and the lines
 *     that include files are none. Each line of a control block is a card
 * @param refusal why reading ended before the end, if it did
 */
public record Source(List<SourceLine> lines, List<Card> cards, Optional<Refusal> refusal) {
  /** Keeps unmodifiable copies. */
  public Source {
    lines = List.copyOf(lines);
    cards = List.copyOf(cards);
  }

  /** {@return the first line without the mark of a remark, safe to show} */
  public String title() {
    final String first = lines.isEmpty() ? "" : Blanks.strip(lines.get(0).text());
    return VisibleText.of(Blanks.strip(first.startsWith("*") ? first.substring(1) : first));
  }

  /**
   * {@return the first line of a card}
   *
   * @param card of this source
   */
  public SourceLine line(final Card card) {
    return lines.get(card.lines().get(0));
  }
}
