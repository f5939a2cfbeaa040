package org.wuxingspice.ngspice.preparation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Request;

/**
 * What solves ngspice's linear equations. KLU gains in large circuits and loses in small ones
 * ({@code docs/performance.md}); not every analysis and device of ngspice works with it.
 */
public enum LinearSolver {
  /** SPARSE 1.3, ngspice's own choice. */
  SPARSE,
  /** KLU of SuiteSparse, from ngspice 42 on where it was built with it. */
  KLU;

  /** Devices, those in instances counted, from which on KLU gains. */
  static final int LARGE = 7_500;

  private static final Pattern CHOSEN = Pattern.compile("\\b(?:klu|sparse)\\b");
  private static final Pattern OTHER_ANALYSIS =
      Pattern.compile("\\.(?:noise|tf|pz|sens|disto|pss|sp)");

  private static final Pattern NUMERICAL = Pattern.compile("(?i)\\b(?:numd|nbjt|numos)\\b");

  private static final Function<Deck, Boolean> GAINS = LinearSolver::gains;

  /**
   * {@return the solver for a request}
   *
   * @param request any
   * @param klu whether ngspice has KLU
   */
  public static LinearSolver of(final Request request, final boolean klu) {
    final boolean plain =
        request
            .analysis()
            .map(
                analysis ->
                    analysis instanceof Analysis.Transient
                        || analysis instanceof Analysis.OperatingPoint
                        || analysis instanceof Analysis.AcSweep
                        || analysis instanceof Analysis.DcSweep)
            .orElse(true);
    return klu && plain && request.deck().answer(GAINS) ? KLU : SPARSE;
  }

  /** A trusted deck, or one that names a solver, chooses for itself. */
  private static boolean gains(final Deck deck) {
    return !deck.isTrusted()
        && deck.lasting().stream().noneMatch(card -> CHOSEN.matcher(card).find())
        && deck.cards().noneMatch(LinearSolver::needsSparse)
        && deck.devices().size() >= LARGE;
  }

  /** Code models, numerical devices, and analyses that were written for SPARSE. */
  private static boolean needsSparse(final Card card) {
    final String keyword = card.keyword();
    return keyword.startsWith("a")
        || OTHER_ANALYSIS.matcher(keyword).matches()
        || (keyword.equals(".model") && NUMERICAL.matcher(card.text()).find());
  }

  /** {@return the card that a deck needs for it, if any} */
  public Optional<String> card() {
    return this == KLU ? Optional.of(".options klu") : Optional.empty();
  }

  /**
   * {@return the lasting cards of a deck with those of this choice}
   *
   * @param lasting of the deck itself
   */
  public List<String> among(final List<String> lasting) {
    return this == SPARSE ? lasting : Stream.concat(lasting.stream(), card().stream()).toList();
  }
}
