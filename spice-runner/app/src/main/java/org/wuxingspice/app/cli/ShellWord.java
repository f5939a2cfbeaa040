package org.wuxingspice.app.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Words of commands that are shown to be copied. */
final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ShellWord() {}

  /**
   * {@return the command line that a command was given, to be copied}
   *
   * @param spec of the command
   */
  static String line(final CommandLine.Model.CommandSpec spec) {
    return Stream.concat(
            Stream.of("wuxing"),
            spec.root().commandLine().getParseResult().originalArgs().stream().map(ShellWord::of))
        .collect(Collectors.joining(" "));
  }

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
