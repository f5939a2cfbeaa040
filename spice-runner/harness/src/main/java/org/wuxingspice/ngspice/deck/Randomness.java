package org.wuxingspice.ngspice.deck;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.netlist.source.Card;

/** When a simulator draws random numbers for a deck. */
public enum Randomness {
  /** Never. */
  NONE,
  /** When it reads the deck: {@code agauss} and its like in parameters and formulas. */
  WHEN_READ,
  /** During a transient analysis too: sources with {@code trnoise} or {@code trrandom}. */
  DURING_RUNS;

  private static final String FUNCTION =
      "(?<![\\w.])(?:agauss|gauss|aunif|unif|limit)\\s*\\((?:.*)";
  private static final Pattern ON_PARAMETER_CARD = Pattern.compile(".*" + FUNCTION);
  private static final Pattern IN_FORMULA = Pattern.compile(".*[{'].*" + FUNCTION);
  private static final Pattern SOURCE = Pattern.compile(".*(?<![\\w.])tr(?:noise|random)\\b.*");

  /** Has resistors make noise in transient analyses. */
  private static final Pattern NOISY = Pattern.compile("\\.opt.*\\benable_noisy_r\\b.*");

  private static final Pattern SEED =
      Pattern.compile("(?<![\\w.])seed\\s*=\\s*([1-9]\\d{0,17})(?![\\w.])");

  static Randomness of(final List<Card> cards) {
    Randomness found = NONE;
    for (final Card card : cards) {
      final String text = card.text().toLowerCase(Locale.ROOT);
      final char first = text.isEmpty() ? ' ' : text.charAt(0);
      final boolean source = first == 'v' || first == 'i';
      if ((source && SOURCE.matcher(text).matches()) || NOISY.matcher(text).matches()) {
        return DURING_RUNS;
      }
      final boolean parameters = text.startsWith(".par") || text.startsWith(".func");
      if ((parameters ? ON_PARAMETER_CARD : IN_FORMULA).matcher(text).matches()) {
        found = WHEN_READ;
      }
    }
    return found;
  }

  /** The last seed of any option card that says a number. */
  static OptionalLong seed(final Stream<Card> cards) {
    return cards
        .filter(card -> card.keyword().startsWith(".opt"))
        .map(card -> SEED.matcher(card.text().toLowerCase(Locale.ROOT)))
        .filter(Matcher::find)
        .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
        .reduce((first, second) -> second);
  }
}
