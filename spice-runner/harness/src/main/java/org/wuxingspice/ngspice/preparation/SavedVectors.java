package org.wuxingspice.ngspice.preparation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Request;
import org.wuxingspice.ngspice.worker.Probe;

/** What a save command names so that ngspice keeps what a request wants to see. */
public final class SavedVectors {

  private static final String ALL = "all";

  /** Names that mean themselves in a command, whatever else they have in them. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_.#@:+\\-/()\\[\\],]+");

  private static final Pattern POLYNOMIAL = Pattern.compile("(?i)\\bpoly\\b");

  private static final Pattern ANALYSIS = Pattern.compile("\\.(?:tran|ac|dc|op)");

  private static final Pattern RESULT =
      Pattern.compile("\\.(?:noise|tf|pz|sens|disto|pss|sp|meas|four).*");

  private SavedVectors() {}

  /**
   * {@return the words of the command, none when everything is kept}
   *
   * @param request any
   */
  public static List<String> of(final Request request) {
    if (request.probes().isEmpty()
        || request.analysis().filter(Analysis.Noise.class::isInstance).isPresent()) {
      return List.of();
    }
    final Set<String> words = new LinkedHashSet<>();
    final List<Probe> probes = request.vectors().stream().map(Probe::of).toList();
    final boolean polynomials =
        request.deck().cards().anyMatch(card -> POLYNOMIAL.matcher(card.text()).find());
    final Set<String> metered = PolynomialMeters.of(request);
    final Predicate<String> present =
        name ->
            (polynomials || !name.startsWith(Probe.POLYNOMIAL))
                && Probe.metered(name).map(metered::contains).orElse(true);
    final boolean all =
        (request.analysis().isEmpty() && hasResults(request.deck()))
            || probes.stream().anyMatch(Probe::isGroup)
            || !names(probes, present).allMatch(PLAIN.asMatchPredicate());
    if (all) {
      words.add(ALL);
    }
    names(probes, present)
        .filter(PLAIN.asMatchPredicate())
        .filter(FormulaDevices.present(request.deck()))
        .filter(name -> !all || name.startsWith("@"))
        .forEach(words::add);
    return List.copyOf(words);
  }

  private static Stream<String> names(final List<Probe> probes, final Predicate<String> present) {
    return probes.stream()
        .filter(probe -> !probe.isGroup())
        .flatMap(probe -> probe.vectors().stream())
        .flatMap(vector -> vector.saved().stream())
        .filter(present);
  }

  /**
   * Whether a deck asks for results that have names of their own or are made of any vector, or for
   * several analyses: one that has none of the saved vectors would end them all.
   */
  private static boolean hasResults(final Deck deck) {
    return deck.topLevel().anyMatch(card -> RESULT.matcher(card.keyword()).matches())
        || deck.topLevel().filter(card -> ANALYSIS.matcher(card.keyword()).matches()).count() > 1;
  }
}
