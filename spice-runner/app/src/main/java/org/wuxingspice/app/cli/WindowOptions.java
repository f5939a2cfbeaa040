package org.wuxingspice.app.cli;

import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.training.EngineSettings;
import picocli.CommandLine;

/** The options that say how long passes are and over what part of them they integrate. */
final class WindowOptions {

  @CommandLine.Option(
      names = "--integrate-from",
      paramLabel = "T0",
      description =
          "integrate from here to the end of a pass, time units; default: the recipe's, or else 0")
  private @Nullable Double from;

  @CommandLine.Option(
      names = "--duration",
      paramLabel = "T",
      converter = PositiveNumber.class,
      description = "length of a pass, time units; default: the recipe's, or else 20")
  private @Nullable Double duration;

  /** The settings with what is given in place of what they have. */
  EngineSettings over(final EngineSettings base) {
    return new EngineSettings(
        base.name(),
        from == null ? base.from() : from,
        duration == null ? base.duration() : duration,
        base.step(),
        base.stepper(),
        base.circuit());
  }

  /** The option that was given, with its value, or else the empty string. */
  String given() {
    return duration != null
        ? "--duration " + duration
        : from != null ? "--integrate-from " + from : "";
  }
}
