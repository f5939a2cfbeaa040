package org.wuxingspice.ngspice.deck;

import java.util.Objects;
import org.wuxingspice.netlist.source.Card;

/** Says why a line must not be simulated. */
final class Objection extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;
  private final int line;

  /**
   * An objection to what a deck would do.
   *
   * @param line position among the deck's lines
   * @param explanation one line
   */
  Objection(final int line, final String explanation) {
    this(RejectionReason.FORBIDDEN, line, explanation);
  }

  Objection(final RejectionReason reason, final int line, final String explanation) {
    super(explanation, null, false, false);
    this.reason = reason;
    this.line = line;
  }

  /** An objection to what a character of a card's text belongs to. */
  static Objection to(final Card card, final int index, final String explanation) {
    return new Objection(card.lineAt(index), explanation);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  RejectionReason reason() {
    return reason;
  }

  int line() {
    return line;
  }
}
