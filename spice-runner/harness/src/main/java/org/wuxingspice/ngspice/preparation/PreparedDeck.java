package org.wuxingspice.ngspice.preparation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.wuxingspice.ngspice.deck.CardText;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.Randomness;
import org.wuxingspice.ngspice.deck.Rejection;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.simulation.Conditions;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;

/**
 * What a simulator loads for a request: the deck with other values of its parameters, its driven
 * sources made external, its initial conditions added and its end in place. Line i is line i of the
 * deck while it has one, but for the ammeters of polynomial current sources.
 *
 * @param lines for the simulator
 * @param refusal of a deck that lacks a source or parameter that the request needs, or whose sweep
 *     never ends
 */
public record PreparedDeck(List<String> lines, Optional<Outcome> refusal) {

  /** libngspice, unlike the program, refuses a deck with an empty first line. */
  private static final String EMPTY_TITLE = "*";

  private static final Pattern BLANKS = Pattern.compile("[ \t,]+");

  /**
   * What tells the loaded circuits of one deck apart.
   *
   * @param deck by identity
   * @param parameters other values
   * @param driven names of the driven sources
   * @param initialConditions node voltages
   * @param conditions temperature, and the seed of a deck that draws
   * @param metered polynomial current sources whose currents are asked for
   */
  public record Key(
      Deck deck,
      Map<String, Double> parameters,
      Set<String> driven,
      Map<String, Double> initialConditions,
      Conditions conditions,
      Set<String> metered) {
    /**
     * {@return what a request needs loaded}
     *
     * @param request any
     */
    public static Key of(final Request request) {
      return new Key(
          request.deck(),
          request.parameters(),
          request.drives().keySet(),
          request.initialConditions(),
          ConditionCards.of(request),
          PolynomialMeters.of(request));
    }

    /**
     * {@return the process id that a simulator needs to have, because transient noise depends on
     * it}
     */
    public OptionalInt processId() {
      return deck.randomness(driven) == Randomness.DURING_RUNS
          ? OptionalInt.of((int) conditions.seed().orElseThrow())
          : OptionalInt.empty();
    }
  }

  /**
   * {@return the lines to load}
   *
   * @param key what is needed
   * @param solver of linear equations
   */
  public static PreparedDeck of(final Key key, final LinearSolver solver) {
    final List<String> lines = new ArrayList<>(key.deck().linesWith(key.parameters()));
    if (lines.isEmpty()) {
      lines.add(EMPTY_TITLE);
    } else if (lines.get(0).isBlank()) {
      lines.set(0, EMPTY_TITLE);
    }
    ConditionCards.clear(lines, key.deck(), key.conditions());
    final Set<String> absent = new HashSet<>(key.driven());
    key.deck()
        .topLevel()
        .filter(card -> absent.remove(card.keyword()))
        .forEach(card -> CardText.put(lines, card, external(card.text())));
    key.deck()
        .cards()
        .filter(card -> card.keyword().equals(".end"))
        .findFirst()
        .ifPresent(end -> lines.subList(end.lines().get(0), lines.size()).clear());
    PolynomialMeters.insert(lines, key.deck(), key.metered());
    lines.addAll(ConditionCards.cards(key.conditions()));
    solver.card().ifPresent(lines::add);
    key.initialConditions().forEach((node, volts) -> lines.add(".ic v(" + node + ")=" + volts));
    lines.add(".end");
    key.parameters().keySet().stream()
        .filter(name -> !key.deck().parameters().containsKey(name))
        .forEach(absent::add);
    return new PreparedDeck(List.copyOf(lines), refusal(key, absent));
  }

  private static Optional<Outcome> refusal(final Key key, final Set<String> absent) {
    if (key.deck().lines().isEmpty()) {
      return Optional.of(
          new Outcome.Rejected(
              Rejection.of(RejectionReason.EMPTY_RESULT, "the deck is empty", ""), List.of()));
    }
    final Optional<Rejection> rejection =
        absent.isEmpty()
            ? AnalysisSize.refusal(key.deck())
            : Optional.of(
                Rejection.of(
                    RejectionReason.NO_SUCH_DEVICE,
                    "the deck's top level has no such source to drive or parameter to change",
                    String.join(" ", new TreeSet<>(absent))));
    return rejection.map(why -> new Outcome.Rejected(why, List.of()));
  }

  /** Version 39 takes {@code external} only right after the nodes. */
  private static String external(final String text) {
    final String[] words = BLANKS.split(text.strip(), 4);
    return words[0] + " " + words[1] + " " + words[2] + " external";
  }
}
