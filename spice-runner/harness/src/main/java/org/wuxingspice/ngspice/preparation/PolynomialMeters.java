package org.wuxingspice.ngspice.preparation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.CardText;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.worker.Probe;

/**
 * Ammeters of current sources that are polynomials. ngspice makes code models of such sources,
 * whose currents are no unknowns, so it cannot tell them; a source of 0 V in series can.
 */
final class PolynomialMeters {

  private static final Pattern POLYNOMIAL =
      Pattern.compile("(?is)([fg]\\S*)([\\s,]+)([^\\s,]+)([\\s,]+)([^\\s,]+[\\s,]+poly\\b.*)");

  private static final Function<Deck, Set<String>> SOURCES = PolynomialMeters::find;

  private PolynomialMeters() {}

  private static Set<String> find(final Deck deck) {
    return deck.cards()
        .filter(card -> POLYNOMIAL.matcher(card.text()).matches())
        .map(Card::keyword)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * {@return the sources, by their names within their subcircuits in lower case, whose currents a
   * request asks for}
   */
  static Set<String> of(final Request request) {
    final Set<String> sources = request.deck().answer(SOURCES);
    if (sources.isEmpty() || request.probes().isEmpty()) {
      return Set.of();
    }
    final Set<String> asked = new HashSet<>();
    for (final String probe : request.vectors()) {
      Probe.of(probe).vectors().stream()
          .flatMap(vector -> vector.saved().stream())
          .flatMap(name -> Probe.metered(name).stream())
          .forEach(asked::add);
    }
    asked.retainAll(sources);
    return new TreeSet<>(asked);
  }

  /**
   * Puts the meters in, each on a line of its own behind its source.
   *
   * @param lines all of the deck's, each in its place; modified
   * @param deck any
   * @param metered as {@link #of} gives them
   */
  static void insert(final List<String> lines, final Deck deck, final Set<String> metered) {
    if (metered.isEmpty()) {
      return;
    }
    final List<Card> cards = deck.cards().toList();
    for (int i = cards.size() - 1; i >= 0; i--) { // from the end, so that places stay true
      final Card card = cards.get(i);
      final Matcher source = POLYNOMIAL.matcher(card.text());
      final boolean present = card.lines().get(0) < lines.size();
      if (present && metered.contains(card.keyword()) && source.matches()) {
        final String inner = card.keyword() + Probe.METERED_NODE;
        CardText.put(
            lines,
            card,
            source.group(1) + source.group(2) + inner + source.group(4) + source.group(5));
        final String meter = Probe.METER + card.keyword();
        lines.add(card.lines().get(0) + 1, meter + " " + source.group(3) + " " + inner + " 0");
      }
    }
  }
}
