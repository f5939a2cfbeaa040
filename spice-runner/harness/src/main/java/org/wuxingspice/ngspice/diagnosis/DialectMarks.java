package org.wuxingspice.ngspice.diagnosis;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.source.Card;
import org.wuxingspice.ngspice.deck.RejectionReason;
import org.wuxingspice.ngspice.simulation.Outcome;
import org.wuxingspice.ngspice.simulation.Request;

/** Finds what only other simulators understand in a deck that ngspice refused. */
public final class DialectMarks {

  private static final Map<Pattern, String> MARKS = marks();

  private DialectMarks() {}

  private static Map<Pattern, String> marks() {
    final Map<String, String> marks = new LinkedHashMap<>();
    marks.put(
        "\\bidt\\s*\\(",
        "has no idt; integrate with a capacitor: a source i={...} into 1 F gives the integral as a"
            + " voltage");
    marks.put(
        "\\b(?:uplim|dnlim)\\s*\\(|\\b(?:rser|lser|rpar|cpar|ilimit|vfwd|vrev|noiseless)\\b",
        "may read it as LTspice does: --compat lt");
    marks.put(
        "\\b(?:if|stp|pwrs|limit)\\s*\\(|\\b[vi]switch\\b|\\bdev\\s*=",
        "may read it as PSPICE does: --compat ps");
    marks.put(
        "\\.(?:data|alter|prot|unprot)\\b|\\bpar\\s*\\(|\\.option\\w*\\s.*\\bpost\\b",
        "may read it as HSPICE does: --compat hs");
    final Map<Pattern, String> compiled = new LinkedHashMap<>();
    marks.forEach((mark, hint) -> compiled.put(Pattern.compile(mark), hint));
    return compiled;
  }

  /**
   * {@return what to try with a deck that was refused for what it says; nothing when it has no such
   * marks, or was read in a dialect already}
   *
   * @param request that was refused
   * @param outcome of it
   */
  public static Optional<String> hint(final Request request, final Outcome outcome) {
    if (!(outcome instanceof Outcome.Rejected rejected)
        || request.conditions().dialect().isPresent()
        || !isOfText(rejected.reason())) {
      return Optional.empty();
    }
    for (final Map.Entry<Pattern, String> mark : MARKS.entrySet()) {
      final Optional<String> found =
          request
              .deck()
              .cards()
              .map(Card::text)
              .map(text -> mark.getKey().matcher(text.toLowerCase(Locale.ROOT)))
              .filter(Matcher::find)
              .map(Matcher::group)
              .findFirst();
      if (found.isPresent()) {
        return Optional.of(
            "the deck has '" + found.get().strip() + "' in it: ngspice " + mark.getValue());
      }
    }
    return Optional.empty();
  }

  private static boolean isOfText(final RejectionReason reason) {
    return switch (reason) {
      case SYNTAX, UNKNOWN_MODEL, UNKNOWN_SUBCIRCUIT, UNDEFINED_PARAMETER, OTHER -> true;
      default -> false;
    };
  }
}
