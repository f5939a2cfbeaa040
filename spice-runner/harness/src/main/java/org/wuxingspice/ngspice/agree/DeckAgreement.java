package org.wuxingspice.ngspice.agree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * What the two ways of running a deck gave.
 *
 * @param verdict in one word
 * @param plots number of plots compared
 * @param vectors number of vectors compared
 * @param worst largest difference over all vectors, in units of the solver's tolerance
 * @param worstVector where it is, or the empty string
 * @param note what else there is to say, or the empty string
 */
public record DeckAgreement(
    Verdict verdict, int plots, int vectors, double worst, String worstVector, String note) {

  /** Verdicts on a deck. */
  public enum Verdict {
    /** All vectors lie within the solver's tolerance. */
    AGREES,
    /** Some vector does not, or is missing. */
    DIFFERS,
    /** Neither gave a result. */
    BOTH_FAIL,
    /** The ngspice program gave a result alone. */
    ONLY_NGSPICE,
    /** This program gave a result alone. */
    ONLY_WUXING,
    /** The deck would act on the computer, and was not run. */
    REFUSED
  }

  private static DeckAgreement failed(final Verdict verdict, final String note) {
    return new DeckAgreement(verdict, 0, 0, Double.NaN, "", note);
  }

  /**
   * {@return a deck that was not run}
   *
   * @param why in one line
   */
  public static DeckAgreement refused(final String why) {
    return failed(Verdict.REFUSED, why);
  }

  /** Whether an outcome is a refusal before anything was run. */
  static boolean isRefusal(final Outcome outcome) {
    return outcome instanceof Outcome.Rejected rejected
        && rejected.reason() == RejectionReason.FORBIDDEN;
  }

  /**
   * Compares.
   *
   * @param deck for the solver's tolerance
   * @param outcome of this program
   * @param reference plots of the ngspice program, none when it failed
   * @return the verdict with the largest difference of any vector, or why the two cannot be
   *     compared
   */
  public static DeckAgreement of(
      final Deck deck, final Outcome outcome, final List<Waveforms> reference) {
    if (!(outcome instanceof Outcome.Completed completed)) {
      return failed(
          reference.isEmpty() ? Verdict.BOTH_FAIL : Verdict.ONLY_NGSPICE, outcome.describe());
    }
    return reference.isEmpty()
        ? failed(Verdict.ONLY_WUXING, completed.describe())
        : compared(Tolerance.of(deck), completed.plots(), reference);
  }

  private static DeckAgreement compared(
      final Tolerance tolerance, final List<Waveforms> found, final List<Waveforms> reference) {
    final List<Waveforms> left = new ArrayList<>(found);
    final List<String> missing = new ArrayList<>();
    final Set<String> ambiguous = new TreeSet<>();
    int plots = 0;
    int vectors = 0;
    double worst = 0;
    String worstVector = "";
    for (final Waveforms plot : reference) {
      final Optional<Waveforms> partner = partner(plot, left);
      if (partner.isEmpty()) {
        missing.add("plot " + plot.plot());
        continue;
      }
      left.remove(partner.get());
      final PlotDifference difference = PlotDifference.of(partner.get(), plot, tolerance);
      plots++;
      vectors += difference.vectors();
      missing.addAll(difference.missing());
      ambiguous.addAll(difference.ambiguous());
      if (difference.worst() > worst) {
        worst = difference.worst();
        worstVector = PlotKind.of(plot).word() + " " + difference.worstVector();
      }
    }
    final boolean agrees = worst <= 1 && missing.isEmpty() && vectors > 0;
    return new DeckAgreement(
        agrees ? Verdict.AGREES : Verdict.DIFFERS,
        plots,
        vectors,
        worst,
        worstVector,
        (note("missing: ", missing) + " " + note("not compared, one name for several: ", ambiguous))
            .strip());
  }

  private static String note(final String what, final Collection<String> names) {
    return names.isEmpty() ? "" : what + String.join(", ", names);
  }

  /** The plot of the same kind that shares most vectors. */
  private static Optional<Waveforms> partner(final Waveforms plot, final List<Waveforms> from) {
    Optional<Waveforms> best = Optional.empty();
    long most = 0;
    for (final Waveforms candidate : from) {
      final long shared =
          plot.variables().stream().filter(variable -> candidate.has(variable.name())).count();
      if (PlotKind.of(candidate) == PlotKind.of(plot) && shared > most) {
        most = shared;
        best = Optional.of(candidate);
      }
    }
    return best;
  }
}
