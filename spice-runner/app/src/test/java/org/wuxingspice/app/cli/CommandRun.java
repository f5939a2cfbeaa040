package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A command as a user runs it.
 *
 * @param code it ended with
 * @param output on standard output
 * @param errors that it reported
 */
record CommandRun(int code, String output, String errors) {

  static CommandRun of(final Object... words) {
    final PrintStream usual = System.out;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final StringWriter errors = new StringWriter();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      final int code =
          Wuxing.commandLine()
              .setErr(new PrintWriter(errors, true))
              .execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
      return new CommandRun(code, bytes.toString(StandardCharsets.UTF_8), errors.toString());
    } finally {
      System.setOut(usual);
    }
  }

  /** What a command printed that ended well. */
  static String good(final Object... words) {
    final CommandRun run = of(words);
    assertThat(run.code()).as(run.errors()).isZero();
    return run.output();
  }
}
