package org.wuxingspice.ngspice.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * Results that ngspice prints as text, as plots: those of {@code .meas} cards and the distortions
 * of {@code .four} cards as one plot of one point, the harmonics of each vector as a plot over
 * frequency.
 */
final class Measurements {

  private static final String HEADER = "Measurements for";
  private static final Pattern RESULT =
      Pattern.compile("\\s*([\\w.#]+)\\s*=\\s*([-+]?[0-9.]+(?:[eE][-+]?\\d+)?)(?:\\s.*)?");

  private static final Pattern FOURIER =
      Pattern.compile("(?i)\\s*fourier analysis for (\\S+):\\s*");
  private static final Pattern DISTORTION = Pattern.compile("(?i).*\\bTHD:\\s*(\\S+)\\s*%.*");

  /** Number, frequency, magnitude, phase in degrees, and the last two relative to the first. */
  private static final Pattern HARMONIC =
      Pattern.compile("\\s*\\d+\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+\\S+\\s+\\S+\\s*");

  private final List<Waveforms.Variable> names = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<Waveforms> harmonics = new ArrayList<>();

  private Measurements() {}

  static List<Waveforms> of(final List<String> messages) {
    final Measurements found = new Measurements();
    boolean inside = false;
    for (int i = 0; i < messages.size(); i++) {
      final String message = messages.get(i);
      if (!inside && !message.contains(HEADER) && !message.contains("ourier")) {
        continue; // most runs have neither, and there are many of them
      }
      final Matcher fourier = FOURIER.matcher(message);
      if (fourier.matches()) {
        inside = false;
        found.fourier(
            fourier.group(1).toLowerCase(Locale.ROOT), messages.subList(i + 1, messages.size()));
        continue;
      }
      final Matcher result = RESULT.matcher(message);
      inside |= message.strip().startsWith(HEADER);
      if (inside && result.matches()) {
        found.add(result.group(1).toLowerCase(Locale.ROOT), Quantity.NONE, result.group(2));
      }
    }
    return found.plots();
  }

  private void add(final String name, final Quantity quantity, final String value) {
    names.add(new Waveforms.Variable(name, quantity));
    values.add(new double[] {Double.parseDouble(value)});
  }

  private void fourier(final String vector, final List<String> messages) {
    final List<double[]> rows = new ArrayList<>();
    for (final String message : messages) {
      final Matcher distortion = DISTORTION.matcher(message);
      final Matcher harmonic = HARMONIC.matcher(message);
      if (FOURIER.matcher(message).matches()) {
        break;
      } else if (distortion.matches()) {
        add("thd(" + vector + ")", Quantity.PERCENT, distortion.group(1));
      } else if (harmonic.matches()) {
        rows.add(
            new double[] {
              Double.parseDouble(harmonic.group(1)),
              Double.parseDouble(harmonic.group(2)),
              Math.toRadians(Double.parseDouble(harmonic.group(3)))
            });
      }
    }
    if (!rows.isEmpty()) {
      harmonics.add(harmonics(vector, rows));
    }
  }

  private static Waveforms harmonics(final String vector, final List<double[]> rows) {
    final double[][] real = new double[2][rows.size()];
    final double[][] imaginary = new double[2][rows.size()];
    for (int h = 0; h < rows.size(); h++) {
      final double[] row = rows.get(h);
      real[0][h] = row[0];
      real[1][h] = row[1] * Math.cos(row[2]);
      imaginary[1][h] = row[1] * Math.sin(row[2]);
    }
    final Quantity quantity = vector.startsWith("i(") ? Quantity.CURRENT : Quantity.VOLTAGE;
    return Waveforms.adopt(
        PlotKind.FOURIER,
        List.of(
            new Waveforms.Variable("frequency", Quantity.FREQUENCY),
            new Waveforms.Variable("four(" + vector + ")", quantity)),
        real,
        imaginary);
  }

  private List<Waveforms> plots() {
    final List<Waveforms> plots = new ArrayList<>(harmonics);
    if (!names.isEmpty()) {
      plots.add(
          Waveforms.adopt(
              PlotKind.MEASUREMENTS, names, values.toArray(double[][]::new), Waveforms.REAL));
    }
    return plots;
  }
}
