package org.wuxingspice.ngspice.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wuxingspice.ngspice.simulation.Waveforms;
import org.wuxingspice.ngspice.worker.Probe;

/** Takes probes from a plot that has the vectors they are made of. */
public final class ProbedPlot {

  private ProbedPlot() {}

  /**
   * {@return the scale and those probes that the plot has}
   *
   * @param plot scale first
   * @param probes may be empty for the plot as it is
   */
  public static Waveforms of(final Waveforms plot, final List<String> probes) {
    if (probes.isEmpty()) {
      return plot;
    }
    final List<Waveforms.Variable> variables = new ArrayList<>(List.of(plot.variables().get(0)));
    final List<double[]> real = new ArrayList<>(List.of(plot.scale()));
    final List<double[]> imaginary = new ArrayList<>(List.of(plot.imaginary(plot.scaleName())));
    for (final String name : probes) {
      final List<Optional<String>> vectors =
          Probe.of(name).vectors().stream().map(vector -> find(plot, vector)).toList();
      if (vectors.stream().allMatch(Optional::isPresent)) {
        final String first = vectors.get(0).orElseThrow();
        variables.add(
            new Waveforms.Variable(name, plot.variables().get(index(plot, first)).quantity()));
        final Optional<String> second = vectors.size() > 1 ? vectors.get(1) : Optional.empty();
        real.add(difference(plot.vector(first), second.map(plot::vector)));
        imaginary.add(difference(plot.imaginary(first), second.map(plot::imaginary)));
      }
    }
    return Waveforms.adopt(
        plot.plot(),
        variables,
        real.toArray(double[][]::new),
        plot.isComplex() ? imaginary.toArray(double[][]::new) : null);
  }

  private static Optional<String> find(final Waveforms plot, final Probe.Vector vector) {
    return vector.names().stream().filter(plot::has).findFirst();
  }

  private static int index(final Waveforms plot, final String name) {
    return plot.variables().stream().map(Waveforms.Variable::name).toList().indexOf(name);
  }

  private static double[] difference(final double[] from, final Optional<double[]> subtracted) {
    subtracted.ifPresent(
        values -> {
          for (int i = 0; i < from.length; i++) {
            from[i] -= values[i];
          }
        });
    return from;
  }
}
