package org.wuxingspice.ngspice.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Request;

/**
 * Finds the value around which a parameter varies: stated with the variation, else set by an
 * alteration, else written plainly on the device's own line of the deck's top level ({@code r1 in
 * out 1k}, {@code v1 in 0 dc 5}) or in its {@code .param} card.
 */
public final class Nominal implements ToDoubleFunction<Variation> {

  private static final String DEVICES_WITH_VALUE = "rclvi";
  private static final int VALUE = 3;

  private final Deck deck;
  private final Request base;

  /**
   * Creates the search.
   *
   * @param base its deck is where lines are looked up; its values go before the deck
   */
  public Nominal(final Request base) {
    this.deck = base.deck();
    this.base = base;
  }

  @Override
  public double applyAsDouble(final Variation variation) {
    if (variation.nominal().isPresent()) {
      return variation.nominal().getAsDouble();
    }
    final Map<String, Double> set = new HashMap<>(base.parameters());
    set.putAll(base.overrides().byName());
    final Double value = set.get(variation.name());
    return value != null ? value : written(variation.name());
  }

  private double written(final String name) {
    final List<Card> cards = deck.topLevel().filter(card -> card.keyword().equals(name)).toList();
    for (final Card card : cards) {
      final List<Card.Word> words = card.words(Card.SEPARATORS);
      final boolean dc = words.size() > VALUE && words.get(VALUE).lower().equals("dc");
      final int place = dc ? VALUE + 1 : VALUE;
      if (DEVICES_WITH_VALUE.indexOf(name.charAt(0)) >= 0
          && words.size() > place
          && SpiceNumber.isNumber(words.get(place).text())) {
        return SpiceNumber.parse(words.get(place).text());
      }
    }
    final String parameter = deck.parameters().getOrDefault(name, "");
    if (SpiceNumber.isNumber(parameter)) {
      return SpiceNumber.parse(parameter);
    }
    throw StudyReason.NO_NOMINAL.failure(
        "the deck does not say plainly what "
            + name
            + " is; state it, for example "
            + name
            + "=1k:5%");
  }
}
