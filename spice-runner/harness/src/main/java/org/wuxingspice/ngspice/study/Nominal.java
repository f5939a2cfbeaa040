package org.wuxingspice.ngspice.study;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.DeckLine;
import org.wuxingspice.ngspice.simulator.Request;

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
    set.putAll(base.settings().byName());
    final Double value = set.get(variation.name());
    return value != null ? value : written(variation.name());
  }

  private double written(final String name) {
    final List<DeckLine> lines = deck.lines();
    int depth = 0;
    for (int i = 1; i < lines.size(); i++) {
      final String line = lines.get(i).text().strip().toLowerCase(Locale.ROOT);
      depth += line.startsWith(".subckt") ? 1 : 0;
      depth -= line.startsWith(".ends") ? 1 : 0;
      final String[] words = line.split("[\\s=]+");
      if (depth == 0 && words[0].equals(name)) {
        final int place = words.length > VALUE && words[VALUE].equals("dc") ? VALUE + 1 : VALUE;
        if (DEVICES_WITH_VALUE.indexOf(name.charAt(0)) >= 0
            && words.length > place
            && SpiceNumber.isNumber(words[place])) {
          return SpiceNumber.parse(words[place]);
        }
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
