package org.wuxingspice.ngspice.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wuxingspice.ngspice.simulation.Waveforms;
import org.wuxingspice.ngspice.simulation.Waveforms.Variable;

/** Makes one table of the vectors of a plot. */
public final class PlotShape {

  private PlotShape() {}

  /**
   * A table of all vectors that are as long as the first, which is the scale. Vectors of another
   * length are constants that ngspice keeps in the plot, such as results of measurements.
   *
   * @param plot kind of plot
   * @param variables the scale first
   * @param real one row per variable, not used by anybody else
   * @param imaginary rows of the same lengths; empty for real plots
   * @return empty when there is no vector
   */
  public static Optional<Waveforms> waveforms(
      final String plot,
      final List<Variable> variables,
      final List<double[]> real,
      final List<double[]> imaginary) {
    if (variables.isEmpty()) {
      return Optional.empty();
    }
    final int length = real.get(0).length;
    final List<Variable> kept = new ArrayList<>();
    final List<double[]> keptReal = new ArrayList<>();
    final List<double[]> keptImaginary = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      if (real.get(v).length == length) {
        kept.add(variables.get(v));
        keptReal.add(real.get(v));
        if (!imaginary.isEmpty()) {
          keptImaginary.add(imaginary.get(v));
        }
      }
    }
    return Optional.of(
        Waveforms.adopt(
            plot, kept, keptReal.toArray(double[][]::new), keptImaginary.toArray(double[][]::new)));
  }
}
