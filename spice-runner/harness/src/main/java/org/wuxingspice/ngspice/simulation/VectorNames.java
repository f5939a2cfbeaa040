package org.wuxingspice.ngspice.simulation;

import java.util.Locale;

/** Checks names that become words of a simulator command, so that none becomes a command. */
final class VectorNames {

  private static final String MARKS = "_.#@:+-/()[],";
  private static final int LONGEST = 512;

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
}
