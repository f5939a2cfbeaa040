package org.wuxingspice.ngspice.preparation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.ngspice.deck.Deck;
import org.wuxingspice.ngspice.simulation.Request;

/** Analyses as commands of the simulator. */
public final class AnalysisCommand {

  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_.#@:+\\-/()\\[\\], \t]+");

  private static final Function<Deck, String> OF_CARDS = AnalysisCommand::ofCards;

  private AnalysisCommand() {}

  /**
   * The command.
   *
   * @param analysis what to compute
   * @return such as {@code tran 1.0E-6 1.0E-3 0.0 1.0E-6 uic}
   */
  public static String of(final Analysis analysis) {
    if (analysis instanceof Analysis.Transient a) {
      return "tran"
          + words(a.step(), a.stop(), a.start())
          + (a.maxStep() > 0 ? words(a.maxStep()) : "")
          + (a.useInitialConditions() ? " uic" : "");
    } else if (analysis instanceof Analysis.DcSweep a) {
      final StringBuilder command = new StringBuilder("dc");
      a.sweeps()
          .forEach(
              s ->
                  command
                      .append(' ')
                      .append(s.source().toLowerCase(Locale.ROOT))
                      .append(words(s.start(), s.stop(), s.increment())));
      return command.toString();
    } else if (analysis instanceof Analysis.AcSweep a) {
      return "ac" + frequencies(a.frequencies());
    } else if (analysis instanceof Analysis.Noise a) {
      final String output =
          a.reference().equals("0") ? a.output() : a.output() + "," + a.reference();
      return "noise v(" + output + ") " + a.source() + frequencies(a.frequencies());
    }
    return "op";
  }

  /**
   * {@return the commands for a request, one a line: the analysis, then what is to be computed of
   * the transient}
   *
   * @param request any
   */
  public static String of(final Request request) {
    if (request.analysis().isPresent()) {
      return of(request.analysis().get());
    }
    return request.deck().answer(OF_CARDS);
  }

  private static String ofCards(final Deck deck) {
    return String.join("\n", Stream.concat(Stream.of("run"), fourier(deck).stream()).toList());
  }

  /** ngspice's library, unlike its program, computes no {@code .four} cards by itself. */
  static List<String> fourier(final Deck deck) {
    return deck.topLevel()
        .filter(card -> card.keyword().startsWith(".four"))
        .map(card -> "fourier " + card.rest())
        .filter(WORDS.asMatchPredicate())
        .toList();
  }

  private static String frequencies(final Analysis.Frequencies frequencies) {
    final String spacing =
        switch (frequencies.spacing()) {
          case DECADE -> " dec ";
          case OCTAVE -> " oct ";
          case LINEAR -> " lin ";
        };
    return spacing + frequencies.points() + words(frequencies.start(), frequencies.stop());
  }

  private static String words(final double... values) {
    final StringBuilder words = new StringBuilder();
    for (final double value : values) {
      words.append(' ').append(value);
    }
    return words.toString();
  }
}
