package org.wuxingspice.spice.simulator;

import java.util.stream.DoubleStream;
import org.wuxingspice.netlist.circuit.Analysis;

/** Analyses in the simulator's words. */
final class AnalysisCommand {

  private AnalysisCommand() {}

  /**
   * The command; without a leading point it is a command, with one it is a card of a deck.
   *
   * @return such as {@code tran 1.0E-6 1.0E-3 0.0 1.0E-6 uic}; {@code run} for the deck's own
   */
  static String of(final Analysis analysis) {
    if (analysis instanceof Analysis.Transient a) {
      return words("tran", a.step(), a.stop(), a.start(), a.maxStep())
          + (a.useInitialConditions() ? " uic" : "");
    } else if (analysis instanceof Analysis.DcSweep a) {
      return words("dc " + a.source(), a.start(), a.stop(), a.increment());
    } else if (analysis instanceof Analysis.AcSweep a) {
      return words("ac " + word(a.spacing()) + " " + a.points(), a.start(), a.stop());
    } else if (analysis instanceof Analysis.Noise a) {
      return words(
          "noise " + a.output() + " " + a.source() + " " + word(a.spacing()) + " " + a.points(),
          a.start(),
          a.stop());
    } else if (analysis instanceof Analysis.OperatingPoint) {
      return "op";
    }
    return "run";
  }

  /**
   * Checks what could not be written as one command.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link SimulatorReason#BAD_NAME} or
   *     {@link SimulatorReason#BAD_VALUE}
   */
  static void check(final Analysis analysis) {
    if (analysis instanceof Analysis.Transient a) {
      require(
          a.step() > 0
              && a.stop() > 0
              && a.maxStep() > 0
              && a.start() >= 0
              && a.start() < a.stop()
              && finite(a.step(), a.stop(), a.maxStep()),
          a);
    } else if (analysis instanceof Analysis.DcSweep a) {
      VectorNames.checked(a.source());
      require(
          finite(a.start(), a.stop(), a.increment())
              && a.increment() != 0
              && (a.stop() - a.start()) / a.increment() >= 0,
          a);
    } else if (analysis instanceof Analysis.AcSweep a) {
      require(a.points() > 0 && a.start() > 0 && a.stop() >= a.start() && finite(a.stop()), a);
    } else if (analysis instanceof Analysis.Noise a) {
      VectorNames.checked(a.output());
      VectorNames.checked(a.source());
      require(a.points() > 0 && a.start() > 0 && a.stop() >= a.start() && finite(a.stop()), a);
    }
  }

  private static boolean finite(final double... values) {
    return DoubleStream.of(values).allMatch(Double::isFinite);
  }

  private static void require(final boolean good, final Analysis analysis) {
    if (!good) {
      throw SimulatorReason.BAD_VALUE.failure(
          analysis + ": needs finite, positive steps and points, and an end after the start");
    }
  }

  private static String word(final Analysis.AcSweep.Spacing spacing) {
    return switch (spacing) {
      case DECADE -> "dec";
      case OCTAVE -> "oct";
      case LINEAR -> "lin";
    };
  }

  private static String words(final String first, final double... values) {
    final StringBuilder command = new StringBuilder(first);
    for (final double value : values) {
      command.append(' ').append(value);
    }
    return command.toString();
  }
}
