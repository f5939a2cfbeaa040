package org.wuxingspice.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** How progress can be shown on the standard error. */
enum Display {
  /** Not at all: it is no terminal. */
  NONE,
  /** As lines now and then, since the terminal cannot go back in one. */
  LINES,
  /** As one line that changes. */
  BAR;

  /** What the standard error of this process is. */
  static Display ofStandardError() {
    return of(isTerminal(Path.of("/proc/self/fd/2")), System.getenv());
  }

  /**
   * What a stream is.
   *
   * @param terminal whether it is one
   * @param environment of the process; {@code TERM=dumb} and {@code NO_COLOR} (no-color.org) ask
   *     for plain text
   */
  static Display of(final boolean terminal, final Map<String, String> environment) {
    if (!terminal) {
      return NONE;
    }
    final boolean plain =
        environment.getOrDefault("TERM", "dumb").equals("dumb")
            || !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return plain ? LINES : BAR;
  }

  private static boolean isTerminal(final Path descriptor) {
    try {
      final String device = descriptor.toRealPath().toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (final IOException e) {
      return false; // a pipe or a socket, which has no path
    }
  }
}
