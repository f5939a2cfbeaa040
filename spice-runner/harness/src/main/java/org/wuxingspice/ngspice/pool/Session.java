package org.wuxingspice.ngspice.pool;

import java.util.ArrayList;
import java.util.List;
import org.wuxingspice.ngspice.preparation.LinearSolver;
import org.wuxingspice.ngspice.simulation.Request;

/**
 * What a request leaves in ngspice beyond its deck. Options of a deck become variables of the
 * session, and some of them act on every circuit that is loaded later; which ones do depends on the
 * version. So options are compared as texts, and none of them has to be known.
 */
final class Session {

  private static final String WITH_EXPRESSION = ".*[{'].*";

  private Session() {}

  /** The lasting cards, solver and dialect; with the parameters that the cards may depend on. */
  static List<String> of(final Request request, final LinearSolver solver) {
    final List<String> cards = solver.among(request.deck().lasting());
    if (request.conditions().dialect().isEmpty()
        && (request.parameters().isEmpty()
            || cards.stream().noneMatch(card -> card.matches(WITH_EXPRESSION)))) {
      return cards;
    }
    final List<String> with = new ArrayList<>(cards);
    with.add(request.parameters().toString());
    request.conditions().dialect().ifPresent(dialect -> with.add(dialect.command()));
    return with;
  }
}
