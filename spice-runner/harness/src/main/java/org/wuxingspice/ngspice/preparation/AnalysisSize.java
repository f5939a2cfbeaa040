package org.wuxingspice.ngspice.preparation;

import java.util.List;
import java.util.Optional;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.deck.RejectionReason;

/**
 * Finds analyses of a deck that never end, or that have more points than any memory holds. Values
 * that are formulas are not looked at.
 */
final class AnalysisSize {

  private static final double MOST_POINTS = 1e9;
  private static final int WORDS_OF_SWEEP = 4;

  /** ngspice makes at least so many steps of a transient that names no largest one. */
  private static final int LEAST_STEPS = 50;

  private AnalysisSize() {}

  /** The refusal of the first such card. */
  static Optional<Rejection> refusal(final Deck deck) {
    return deck.topLevel()
        .filter(card -> card.text().startsWith("."))
        .flatMap(card -> reason(deck, card).map(why -> refusal(deck, card, why)).stream())
        .findFirst();
  }

  private static Rejection refusal(final Deck deck, final Card card, final String why) {
    return Rejection.of(RejectionReason.TOO_LARGE, why, deck.lines().get(card.lines().get(0)));
  }

  private static Optional<String> reason(final Deck deck, final Card card) {
    final List<String> words = card.words(Card.SEPARATORS).stream().map(Card.Word::lower).toList();
    return switch (card.keyword()) {
      case ".dc" -> sweep(deck, words);
      case ".tran" -> transientAnalysis(deck, words);
      case ".ac" -> frequencies(deck, words.subList(1, words.size()));
      case ".noise", ".disto", ".sp" -> frequencies(deck, fromSpacing(words));
      default -> Optional.empty();
    };
  }

  /** A number, also one that a parameter of the top level stands for; NaN for everything else. */
  private static double number(final Deck deck, final List<String> words, final int index) {
    final String word = index < words.size() ? words.get(index) : "";
    final String name =
        word.matches("\\{\\w+\\}|'\\w+'") ? word.substring(1, word.length() - 1) : word;
    final String value = deck.parameters().getOrDefault(name, name);
    return SpiceNumber.isNumber(value) ? SpiceNumber.parse(value) : Double.NaN;
  }

  private static Optional<String> sweep(final Deck deck, final List<String> words) {
    double points = 1;
    for (int s = 1; s + WORDS_OF_SWEEP <= words.size(); s += WORDS_OF_SWEEP) {
      final double step = number(deck, words, s + 3);
      if (step == 0) {
        return Optional.of("the sweep never ends, its step is 0");
      }
      points *= Math.abs((number(deck, words, s + 2) - number(deck, words, s + 1)) / step) + 1;
    }
    return tooMany("sweep", points, "step");
  }

  private static Optional<String> transientAnalysis(final Deck deck, final List<String> words) {
    final double step = number(deck, words, 1);
    final double stop = number(deck, words, 2);
    final double start = number(deck, words, 3);
    final double largest = number(deck, words, 4);
    if (step == 0 || largest < 0) {
      return Optional.of("the transient never ends, its step has to be positive");
    }
    final double length = Double.isNaN(start) ? stop : stop - start;
    final double usual = Math.min(step, length / LEAST_STEPS);
    return tooMany("transient", stop / (largest > 0 ? largest : usual), "step");
  }

  private static List<String> fromSpacing(final List<String> words) {
    for (int w = 1; w < words.size(); w++) {
      if (words.get(w).matches("dec|oct|lin")) {
        return words.subList(w, words.size());
      }
    }
    return List.of();
  }

  private static Optional<String> frequencies(final Deck deck, final List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    final double points = number(deck, words, 1);
    final double ratio = number(deck, words, 3) / number(deck, words, 2);
    final double all =
        switch (words.get(0)) {
          case "dec" -> points * Math.log10(ratio);
          case "oct" -> points * Math.log(ratio) / Math.log(2);
          default -> points;
        };
    return Double.isInfinite(all)
        ? Optional.of("the frequencies begin at 0, which has no logarithm; begin above it")
        : tooMany("analysis", all, "number of points", "smaller");
  }

  private static Optional<String> tooMany(
      final String what, final double points, final String cause) {
    return tooMany(what, points, cause, "larger");
  }

  private static Optional<String> tooMany(
      final String what, final double points, final String cause, final String remedy) {
    return points > MOST_POINTS
        ? Optional.of("the " + what + " has " + points + " points; give a " + remedy + " " + cause)
        : Optional.empty();
  }
}
