package org.wuxingspice.ngspice.preparation;

import java.util.Locale;
import org.wuxingspice.netlist.circuit.Analysis;

/** Analyses as commands of the simulator. */
public final class AnalysisCommand {

  private AnalysisCommand() {}

  /**
   * The command.
   *
   * @param analysis what to compute
   * @return such as {@code tran 1.0E-6 1.0E-3 0.0 1.0E-6 uic}
   */
  public static String of(final Analysis analysis) {
    if (analysis instanceof Analysis.Transient a) {
      return "tran"
          + words(a.step(), a.stop(), a.start())
          + (a.maxStep() > 0 ? words(a.maxStep()) : "")
          + (a.useInitialConditions() ? " uic" : "");
    } else if (analysis instanceof Analysis.DcSweep a) {
      final StringBuilder command = new StringBuilder("dc");
      a.sweeps()
          .forEach(
              s ->
                  command
                      .append(' ')
                      .append(s.source().toLowerCase(Locale.ROOT))
                      .append(words(s.start(), s.stop(), s.increment())));
      return command.toString();
    } else if (analysis instanceof Analysis.AcSweep a) {
      return "ac" + frequencies(a.frequencies());
    } else if (analysis instanceof Analysis.Noise a) {
      final String output =
          a.reference().equals("0") ? a.output() : a.output() + "," + a.reference();
      return "noise v(" + output + ") " + a.source() + frequencies(a.frequencies());
    }
    return "op";
  }

  private static String frequencies(final Analysis.Frequencies frequencies) {
    final String spacing =
        switch (frequencies.spacing()) {
          case DECADE -> " dec ";
          case OCTAVE -> " oct ";
          case LINEAR -> " lin ";
        };
    return spacing + frequencies.points() + words(frequencies.start(), frequencies.stop());
  }

  private static String words(final double... values) {
    final StringBuilder words = new StringBuilder();
    for (final double value : values) {
      words.append(' ').append(value);
    }
    return words.toString();
  }
}
