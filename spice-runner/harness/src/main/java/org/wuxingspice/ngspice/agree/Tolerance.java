package org.wuxingspice.ngspice.agree;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Quantity;

/**
 * How exactly the solver was asked to compute.
 *
 * @param relative {@code reltol}
 * @param volts {@code vntol}
 * @param amperes {@code abstol}
 */
record Tolerance(double relative, double volts, double amperes) {

  private static final Pattern OPTION =
      Pattern.compile("\\b(reltol|vntol|abstol)\\s*=\\s*([0-9.][^\\s,)]*)");

  /** The options of a deck, with ngspice's defaults for those it does not set. */
  static Tolerance of(final Deck deck) {
    double relative = 1e-3;
    double volts = 1e-6;
    double amperes = 1e-12;
    for (final Card card : deck.cards().filter(c -> c.keyword().startsWith(".opt")).toList()) {
      final Matcher option = OPTION.matcher(card.text().toLowerCase(Locale.ROOT));
      while (option.find()) {
        if (SpiceNumber.isNumber(option.group(2))) {
          final double value = SpiceNumber.parse(option.group(2));
          switch (option.group(1)) {
            case "reltol" -> relative = value;
            case "vntol" -> volts = value;
            default -> amperes = value;
          }
        }
      }
    }
    return new Tolerance(relative, volts, amperes);
  }

  /** The tolerance of a vector, by its largest magnitude. */
  double of(final Quantity quantity, final double peak) {
    return relative * peak + (quantity == Quantity.CURRENT ? amperes : volts);
  }
}
