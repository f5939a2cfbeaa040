package org.wuxingspice.app.cli;

import picocli.CommandLine;

/** The option that says how much runs at the same time. */
final class ThreadsOption {

  @CommandLine.Option(
      names = {"--threads", "--workers"},
      paramLabel = "N",
      converter = PositiveInteger.class,
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "threads, or ngspice processes; default: all cores; results do not depend on it")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** Positive. */
  int count() {
    return threads;
  }
}
