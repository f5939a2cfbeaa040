package org.wuxingspice.spice.study;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.spice.deck.Deck;
import org.wuxingspice.spice.deck.DeckLine;
import org.wuxingspice.spice.simulator.Settings;

/**
 * Finds the value around which a parameter varies: stated with the variation, else set by an
 * alteration, else written plainly on the device's own line of the deck's top level ({@code r1 in
 * out 1k}, {@code v1 in 0 dc 5}).
 */
public final class Nominal implements ToDoubleFunction<Variation> {

  private static final String DEVICES_WITH_VALUE = "rclvi";
  private static final int VALUE = 3;

  private final Deck deck;
  private final Settings settings;

  /**
   * Creates the search.
   *
   * @param deck where device lines are looked up
   * @param settings alterations that go before the deck
   */
  public Nominal(final Deck deck, final Settings settings) {
    this.deck = deck;
    this.settings = settings;
  }

  @Override
  public double applyAsDouble(final Variation variation) {
    if (variation.nominal().isPresent()) {
      return variation.nominal().getAsDouble();
    }
    final int altered = settings.names().indexOf(variation.name());
    return altered >= 0 ? settings.values()[altered] : written(variation.name());
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
    throw StudyReason.NO_NOMINAL.failure(
        "the deck does not say plainly what "
            + name
            + " is; state it, for example "
            + name
            + "=1k:5%");
  }
}
