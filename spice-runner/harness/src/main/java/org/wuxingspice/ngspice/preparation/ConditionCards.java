package org.wuxingspice.ngspice.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.CardText;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.Randomness;
import org.wuxingspice.ngspice.simulation.Conditions;
import org.wuxingspice.ngspice.simulation.Request;

/** Temperature and seed as cards, in place of those that the deck has of its own. */
final class ConditionCards {

  private static final Pattern SEED = assignment("seed");
  private static final Pattern TEMPERATURE = assignment("temp");

  private ConditionCards() {}

  private static Pattern assignment(final String option) {
    return Pattern.compile("(?i)(?<![\\w.])" + option + "\\s*=\\s*(\\{[^}]*\\}|[^\\s,)]+)");
  }

  private static boolean isOption(final Card card) {
    return card.keyword().startsWith(".opt");
  }

  /** What a request is simulated under: without a seed when nothing is drawn, else with one. */
  static Conditions of(final Request request) {
    final Conditions asked = request.conditions();
    if (request.deck().randomness(request.drives().keySet()) != Randomness.NONE) {
      return asked.seeded(Conditions.ofSimulator(request.seed()));
    }
    return asked.seedless();
  }

  /**
   * Takes the deck's own out.
   *
   * @param lines all of the deck's, each in its place; modified
   * @param deck any
   * @param conditions as {@link #of} gives them
   */
  static void clear(final List<String> lines, final Deck deck, final Conditions conditions) {
    if (conditions.seed().isPresent()) {
      clear(lines, deck, SEED);
    }
    if (conditions.temperature().isPresent()) {
      clear(lines, deck, TEMPERATURE);
      deck.cards()
          .filter(card -> card.keyword().equals(".temp"))
          .forEach(card -> CardText.remove(lines, card));
    }
  }

  private static void clear(final List<String> lines, final Deck deck, final Pattern option) {
    deck.cards()
        .filter(ConditionCards::isOption)
        .flatMap(card -> card.lines().stream())
        .forEach(line -> lines.set(line, option.matcher(lines.get(line)).replaceAll("")));
  }

  /** {@return cards that set them} */
  static List<String> cards(final Conditions conditions) {
    final List<String> cards = new ArrayList<>();
    conditions.seed().ifPresent(seed -> cards.add(".options seed=" + seed));
    conditions.temperature().ifPresent(celsius -> cards.add(".options temp=" + celsius));
    return cards;
  }
}
