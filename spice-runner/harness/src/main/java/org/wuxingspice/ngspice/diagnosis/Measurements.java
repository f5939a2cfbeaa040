package org.wuxingspice.ngspice.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** The results of {@code .meas} cards, which ngspice prints as text, as a plot of one point. */
final class Measurements {

  private static final String HEADER = "Measurements for";
  private static final Pattern RESULT =
      Pattern.compile("\\s*([\\w.#]+)\\s*=\\s*([-+]?[0-9.]+(?:[eE][-+]?\\d+)?)(?:\\s.*)?");

  private Measurements() {}

  static Optional<Waveforms> of(final List<String> messages) {
    final List<Waveforms.Variable> names = new ArrayList<>();
    final List<double[]> values = new ArrayList<>();
    boolean inside = false;
    for (final String message : messages) {
      final Matcher result = RESULT.matcher(message);
      inside |= message.strip().startsWith(HEADER);
      if (inside && result.matches()) {
        names.add(new Waveforms.Variable(result.group(1).toLowerCase(Locale.ROOT), Quantity.NONE));
        values.add(new double[] {Double.parseDouble(result.group(2))});
      }
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Waveforms.adopt(PlotKind.MEASUREMENTS, names, values.toArray(double[][]::new), null));
  }
}
