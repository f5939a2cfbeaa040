package org.wuxingspice.ngspice.simulation;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Checks names. Those that become words of a simulator command must not become a command; those of
 * vectors are only looked for, and may have every character that can be seen.
 */
final class VectorNames {

  private static final String MARKS = "_.#@:+-/()[],|~^%?";
  private static final int LONGEST = 512;
  private static final Pattern BLANKS = Pattern.compile(" +");

  private VectorNames() {}

  /**
   * Checks and normalises a name.
   *
   * @return in lower case, as ngspice keeps names
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_NAME}
   */
  static String checked(final String name) {
    boolean good = !name.isEmpty() && name.length() <= LONGEST;
    boolean lower = true;
    for (int i = 0; i < name.length() && good; i++) {
      final char c = name.charAt(i);
      final boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      final boolean capital = c >= 'A' && c <= 'Z';
      good = letter || capital || MARKS.indexOf(c) >= 0;
      lower &= !capital;
    }
    if (!good) {
      throw SimulatorReason.BAD_NAME.failure(
          "'"
              + name
              + "' is no name of a vector or device: use letters, digits and any of "
              + MARKS);
    }
    return lower ? name : name.toLowerCase(Locale.ROOT);
  }

  /**
   * Checks and normalises the name of a vector, or of a group of them.
   *
   * @return in lower case without blanks
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_NAME}
   */
  static String vector(final String name) {
    final String normal = BLANKS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    if (normal.isEmpty()
        || normal.length() > LONGEST
        || normal.chars().anyMatch(Character::isISOControl)) {
      throw SimulatorReason.BAD_NAME.failure("'" + name + "' is no name of a vector");
    }
    return normal;
  }
}
