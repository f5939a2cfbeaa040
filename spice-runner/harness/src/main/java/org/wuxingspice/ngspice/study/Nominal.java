package org.wuxingspice.ngspice.study;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Request;

/**
 * Finds the value around which a parameter varies: stated with the variation, else set by an
 * alteration, else written plainly on the device's own line of the deck's top level ({@code r1 in
 * out 1k}, {@code v1 in 0 dc 5}), in its {@code .param} card, or for {@code @dm[is]} on the line of
 * the device or model.
 */
public final class Nominal implements ToDoubleFunction<Variation> {

  private static final String DEVICES_WITH_VALUE = "rclvi";
  private static final int VALUE = 3;
  private static final String TEMPERATURE = "temp";
  private static final double USUAL_TEMPERATURE = 27;
  private static final Pattern TEMPERATURE_CARD =
      Pattern.compile("(?<![\\w.])temp\\s*[= ]\\s*(-?[0-9.]+)");
  private static final Pattern PARAMETER = Pattern.compile("@([^\\[\\]]+)\\[([^\\[\\]]+)\\]");

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
    if (name.equals(TEMPERATURE) && !deck.parameters().containsKey(name)) {
      return temperature();
    }
    final Matcher parameter = PARAMETER.matcher(name);
    final OptionalDouble value =
        parameter.matches() ? parameter(parameter.group(1), parameter.group(2)) : ofDevice(name);
    final String defined = deck.parameters().getOrDefault(name, "");
    if (value.isPresent()) {
      return value.getAsDouble();
    } else if (SpiceNumber.isNumber(defined)) {
      return SpiceNumber.parse(defined);
    }
    throw StudyReason.NO_NOMINAL.failure(
        "the deck does not say plainly what "
            + name
            + " is; state it, for example "
            + name
            + "=1k:5%");
  }

  private OptionalDouble ofDevice(final String name) {
    for (final Card card : deck.topLevel().filter(c -> c.keyword().equals(name)).toList()) {
      final List<Card.Word> words = card.words(Card.SEPARATORS);
      final boolean dc = words.size() > VALUE && words.get(VALUE).lower().equals("dc");
      final int place = dc ? VALUE + 1 : VALUE;
      if (DEVICES_WITH_VALUE.indexOf(name.charAt(0)) >= 0
          && words.size() > place
          && SpiceNumber.isNumber(words.get(place).text())) {
        return OptionalDouble.of(SpiceNumber.parse(words.get(place).text()));
      }
    }
    return OptionalDouble.empty();
  }

  /** The number behind a parameter's name on the line of a device or of a model. */
  private OptionalDouble parameter(final String owner, final String parameter) {
    final String model = owner.substring(owner.lastIndexOf(':') + 1);
    return deck.cards()
        .map(card -> card.words(Card.SEPARATORS))
        .filter(words -> isOf(words, owner, model))
        .flatMapToDouble(
            words ->
                IntStream.range(1, words.size() - 1)
                    .filter(i -> words.get(i).lower().equals(parameter))
                    .filter(i -> SpiceNumber.isNumber(words.get(i + 1).text()))
                    .mapToDouble(i -> SpiceNumber.parse(words.get(i + 1).text())))
        .findFirst();
  }

  private static boolean isOf(
      final List<Card.Word> words, final String device, final String model) {
    final String first = words.isEmpty() ? "" : words.get(0).lower();
    return first.equals(device)
        || (first.equals(".model") && words.size() > 1 && words.get(1).lower().equals(model));
  }

  private double temperature() {
    if (base.conditions().temperature().isPresent()) {
      return base.conditions().temperature().getAsDouble();
    }
    return deck.cards()
        .filter(card -> card.keyword().matches("\\.(temp|opt.*)"))
        .map(card -> TEMPERATURE_CARD.matcher(card.text().toLowerCase(Locale.ROOT)))
        .filter(Matcher::find)
        .mapToDouble(matcher -> Double.parseDouble(matcher.group(1)))
        .findFirst()
        .orElse(USUAL_TEMPERATURE);
  }
}
