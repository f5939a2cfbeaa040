package org.wuxingspice.ngspice.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;
import org.wuxingspice.ngspice.worker.Probe;

/** Takes probes from a plot that has the vectors they are made of. */
public final class ProbedPlot {

  private ProbedPlot() {}

  /** A vector with both its parts. */
  private record Part(Quantity quantity, double[] real, double[] imaginary) {

    Part negative() {
      return new Part(quantity, zeroLess(real), zeroLess(imaginary));
    }

    private static double[] zeroLess(final double[] values) {
      return less(new double[values.length], values);
    }

    Part less(final Part other) {
      return new Part(quantity, less(real, other.real), less(imaginary, other.imaginary));
    }

    private static double[] less(final double[] from, final double[] subtracted) {
      for (int i = 0; i < from.length; i++) {
        from[i] -= subtracted[i];
      }
      return from;
    }
  }

  /**
   * {@return the scale and those probes that the plot has; nothing when it has none and no scale}
   *
   * @param plot scale first
   * @param probes may be empty for the plot as it is
   */
  public static Optional<Waveforms> of(final Waveforms plot, final List<String> probes) {
    if (probes.isEmpty()) {
      return Optional.of(plot);
    }
    final Map<String, Part> parts = new LinkedHashMap<>();
    if (PlotKind.of(plot).hasScale()) {
      parts.put(plot.scaleName(), part(plot, plot.scaleName()));
    }
    for (final Probe probe : probes.stream().map(Probe::of).toList()) {
      if (probe.isGroup()) {
        plot.variables().stream()
            .map(Waveforms.Variable::name)
            .filter(probe.members())
            .forEach(name -> parts.putIfAbsent(name, part(plot, name)));
      } else {
        part(plot, probe).ifPresent(part -> parts.put(probe.name(), part));
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(waveforms(plot, parts));
  }

  private static Waveforms waveforms(final Waveforms plot, final Map<String, Part> parts) {
    final List<Waveforms.Variable> variables = new ArrayList<>();
    parts.forEach((name, part) -> variables.add(new Waveforms.Variable(name, part.quantity())));
    return Waveforms.adopt(
        plot.plot(),
        variables,
        parts.values().stream().map(Part::real).toArray(double[][]::new),
        plot.isComplex()
            ? parts.values().stream().map(Part::imaginary).toArray(double[][]::new)
            : Waveforms.REAL);
  }

  private static Part part(final Waveforms plot, final String name) {
    final Quantity quantity =
        plot.variables().stream()
            .filter(variable -> variable.name().equals(name))
            .findFirst()
            .orElseThrow()
            .quantity();
    return new Part(quantity, plot.vector(name), plot.imaginary(name));
  }

  private static Optional<Part> part(final Waveforms plot, final Probe probe) {
    final List<Optional<Part>> parts =
        probe.vectors().stream()
            .map(
                vector ->
                    vector.find(name -> plot.has(name) ? part(plot, name) : null, Part::negative))
            .toList();
    if (!parts.stream().allMatch(Optional::isPresent)) {
      return Optional.empty();
    }
    return parts.stream().map(Optional::orElseThrow).reduce(Part::less);
  }
}
