package org.wuxingspice.ngspice.deck;

import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.netlist.source.Card;

/**
 * What draws random numbers in a deck.
 *
 * @param formulas whether parameters and formulas do when the deck is read
 * @param unnamed whether resistors or sources in subcircuits do during analyses
 * @param sources that do during analyses, lower case
 */
record RandomParts(boolean formulas, boolean unnamed, Set<String> sources) {

  private static final String FUNCTION =
      "(?<![\\w.])(?:agauss|gauss|aunif|unif|limit)\\s*\\((?:.*)";
  private static final Pattern ON_PARAMETER_CARD = Pattern.compile(".*" + FUNCTION);
  private static final Pattern IN_FORMULA = Pattern.compile(".*[{'].*" + FUNCTION);
  private static final Pattern SOURCE = Pattern.compile(".*(?<![\\w.])tr(?:noise|random)\\b.*");

  /** Has resistors make noise in transient analyses. */
  private static final Pattern NOISY = Pattern.compile("\\.opt.*\\benable_noisy_r\\b.*");

  private static final Pattern SEED =
      Pattern.compile("(?<![\\w.])seed\\s*=\\s*([1-9]\\d{0,17})(?![\\w.])");

  static RandomParts of(final Stream<Card> cards) {
    boolean formulas = false;
    boolean unnamed = false;
    final Set<String> sources = new HashSet<>();
    for (final Card card : (Iterable<Card>) cards::iterator) {
      final String text = card.text().toLowerCase(Locale.ROOT);
      final char first = text.isEmpty() ? ' ' : text.charAt(0);
      if ((first == 'v' || first == 'i') && SOURCE.matcher(text).matches()) {
        sources.add(card.keyword());
        unnamed |= card.depth() > 0;
      }
      unnamed |= NOISY.matcher(text).matches();
      final boolean parameters = text.startsWith(".par") || text.startsWith(".func");
      formulas |= (parameters ? ON_PARAMETER_CARD : IN_FORMULA).matcher(text).matches();
    }
    return new RandomParts(formulas, unnamed, Set.copyOf(sources));
  }

  /** What is left when others give some sources their values. */
  Randomness without(final Set<String> driven) {
    if (unnamed || !driven.containsAll(sources)) {
      return Randomness.DURING_RUNS;
    }
    return formulas ? Randomness.WHEN_READ : Randomness.NONE;
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
