package org.wuxingspice.app.cli;

import java.util.regex.Pattern;

/** Words of commands that are shown to be copied. */
final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ShellWord() {}

  /**
   * {@return a text as one word of a shell's command line, quoted when it has to be}
   *
   * @param text any
   */
  static String of(final Object text) {
    final String word = text.toString();
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
