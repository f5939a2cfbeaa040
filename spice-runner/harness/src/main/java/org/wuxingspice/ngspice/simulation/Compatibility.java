package org.wuxingspice.ngspice.simulation;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The dialect that ngspice reads a deck in: its variable {@code ngbehavior}. Included files are
 * read with the deck, so the mode always holds for all of it, which ngspice calls {@code a}.
 *
 * @param mode as ngspice takes it, such as {@code lta} or {@code psa}
 */
public record Compatibility(String mode) {

  private static final Pattern WORDS = Pattern.compile("(?:hs|ps|lt|ki|eg|mc|va|s3|ll|xs)+a?|spe");

  /** What {@link #parse} takes, for messages. */
  public static final String KNOWN =
      "lt, ps, hs, ki, eg, spe, or several in one word, such as ltps";

  /**
   * Reads {@code lt} (LTspice), {@code ps} (PSPICE), {@code hs} (HSPICE), {@code ki} (KiCad),
   * {@code eg} (EAGLE), {@code spe} (Spectre), or several of them in one word.
   *
   * @param text in any case
   * @return the mode
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_VALUE}
   */
  public static Compatibility parse(final String text) {
    final String word = text.strip().toLowerCase(Locale.ROOT);
    if (!WORDS.matcher(word).matches()) {
      throw SimulatorReason.BAD_VALUE.failure("'" + text + "' is no dialect: write " + KNOWN);
    }
    return new Compatibility(word.equals("spe") || word.endsWith("a") ? word : word + "a");
  }

  /** {@return the command of a start-up file that selects it} */
  public String command() {
    return "set ngbehavior=" + mode;
  }
}
