package org.wuxingspice.ngspice.preparation;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;

/**
 * Resistors and capacitors that ngspice replaces by a behavioural source of their name, because
 * their values depend on the circuit. To save the current of the one that is not there does no
 * harm, except where points are sent as they come: ngspice 39 then ends the process.
 */
final class FormulaDevices {

  private static final Pattern OF_THE_CIRCUIT =
      Pattern.compile("(?i)[={'\"(*/+\\-\\s](?:[vi]\\s*\\(|(?:time|temper|hertz)\\b)");

  private static final Function<Deck, Set<String>> NAMES = FormulaDevices::find;

  private FormulaDevices() {}

  private static Set<String> find(final Deck deck) {
    return deck.cards()
        .filter(card -> "rc".indexOf(card.keyword().charAt(0)) >= 0)
        .filter(card -> OF_THE_CIRCUIT.matcher(card.text()).find())
        .map(Card::keyword)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * {@return which names of currents are those of devices in the circuit, such as {@code @r1[i]}
   * and {@code @b.x1.br1[i]}; devices of the same name in different subcircuits count as one}
   *
   * @param deck any
   */
  static Predicate<String> present(final Deck deck) {
    final Set<String> formulas = deck.answer(NAMES);
    return name -> {
      final int end = name.indexOf('[');
      if (!name.startsWith("@") || end < 0) {
        return true;
      }
      final String device = name.substring(1 + name.substring(0, end).lastIndexOf('.'), end);
      final String leaf = device.startsWith("@") ? device.substring(1) : device;
      return switch (leaf.charAt(0)) {
        case 'r', 'c' -> !formulas.contains(leaf);
        case 'b' ->
            leaf.length() < 2 || "rc".indexOf(leaf.charAt(1)) < 0 || isSource(deck, leaf, formulas);
        default -> true;
      };
    };
  }

  /** A source of the deck's own may be called so, too. */
  private static boolean isSource(final Deck deck, final String leaf, final Set<String> formulas) {
    return formulas.contains(leaf.substring(1))
        || deck.cards().anyMatch(card -> card.keyword().equals(leaf));
  }
}
