package org.wuxingspice.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the program says when a signal ends it (SIGINT, SIGTERM, SIGHUP): how far it was and how to
 * go on. The Java runtime ends it with the exit code that shells give to the signal.
 */
final class Interruption {

  private static volatile Supplier<String> position = () -> "";
  private static volatile boolean ended;

  private Interruption() {}

  /** Begins to watch a command. */
  static void install(final String... arguments) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!ended) {
                    System.err.println(message(position.get(), arguments));
                  }
                },
                "interruption"));
  }

  /** The command has ended by itself. */
  static void end() {
    ended = true;
  }

  /** Says how far the present work is. */
  static void watch(final Supplier<String> present) {
    position = present;
  }

  /** Whether the program is being ended, so that what fails by it is not reported. */
  static boolean isUnderway() {
    final Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (final IllegalStateException e) {
      return true;
    }
  }

  /**
   * The message.
   *
   * @param where how far the work was; empty when it had not begun
   * @param arguments of the command line
   */
  static String message(final String where, final String... arguments) {
    final List<String> words = new ArrayList<>(List.of(arguments));
    final String command = words.isEmpty() ? "" : words.get(0);
    if (command.equals("train") && !words.contains("--resume")) {
      words.add("--resume");
    }
    final String again =
        words.stream().map(ShellWord::of).collect(Collectors.joining(" ", "wuxing ", ""));
    final boolean goesOn =
        List.of("train", "demo", "reproduce").contains(command) || words.contains("--record");
    return "wuxing: stopped"
        + (where.isEmpty() ? "" : " in " + where)
        + (goesOn ? "; go on with: " + again : "; nothing is kept; run it again: " + again);
  }
}
