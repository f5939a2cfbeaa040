package org.wuxingspice.ngspice.agree;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * The differences of one plot from the reference, in units of the solver's tolerance.
 *
 * @param vectors number of vectors compared
 * @param missing vectors that only the reference has
 * @param ambiguous names that several vectors of the reference share, which are not compared
 * @param worst largest difference; NaN compares as infinite
 * @param worstVector where it is, or the empty string
 */
record PlotDifference(
    int vectors, List<String> missing, Set<String> ambiguous, double worst, String worstVector) {

  /**
   * Compares two plots at the reference's points.
   *
   * @param observed is interpolated along its scale
   * @param reference of the same kind
   * @param tolerance unit of the differences: relative to the vector's peak
   */
  static PlotDifference of(
      final Waveforms observed, final Waveforms reference, final Tolerance tolerance) {
    final boolean scaled = PlotKind.of(reference).hasScale();
    final List<String> missing = new ArrayList<>();
    final List<String> names =
        reference.variables().stream().map(Waveforms.Variable::name).toList();
    final Set<String> ambiguous = new TreeSet<>();
    int vectors = 0;
    double worst = 0;
    String worstVector = "";
    for (final Waveforms.Variable variable :
        reference.variables().subList(scaled ? 1 : 0, reference.variables().size())) {
      final String name = variable.name();
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        ambiguous.add(name);
        continue;
      }
      if (!observed.has(name)) {
        missing.add(name);
        continue;
      }
      vectors++;
      final double difference =
          difference(observed, reference, name, variable.quantity(), tolerance);
      if (difference > worst) {
        worst = difference;
        worstVector = name;
      }
    }
    return new PlotDifference(vectors, missing, ambiguous, worst, worstVector);
  }

  private static double difference(
      final Waveforms observed,
      final Waveforms reference,
      final String name,
      final Quantity quantity,
      final Tolerance tolerance) {
    double peak = 0;
    for (final double size : reference.magnitude(name)) {
      peak = Math.max(peak, size);
    }
    final double[][] found = aligned(observed, reference, name);
    final double[] real = reference.vector(name);
    final double[] imaginary = reference.imaginary(name);
    double worst = 0;
    for (int i = 0; i < real.length; i++) {
      final double distance = Math.hypot(found[0][i] - real[i], found[1][i] - imaginary[i]);
      worst = Math.max(worst, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
    }
    return worst / tolerance.of(quantity, peak);
  }

  /** Values at the reference's points: as they are when the scales agree, else between them. */
  private static double[][] aligned(
      final Waveforms observed, final Waveforms reference, final String name) {
    final double[] from = observed.scale();
    final double[] to = reference.scale();
    final double[][] parts = {observed.vector(name), observed.imaginary(name)};
    if (!PlotKind.of(reference).hasScale() || sameScale(from, to)) {
      return parts[0].length == to.length ? parts : new double[][] {nothing(to), nothing(to)};
    }
    return new double[][] {between(from, parts[0], to), between(from, parts[1], to)};
  }

  private static boolean sameScale(final double[] from, final double[] to) {
    if (from.length != to.length) {
      return false;
    }
    for (int i = 0; i < to.length; i++) {
      if (Math.abs(from[i] - to[i]) > 1e-12 * Math.abs(to[i])) {
        return false;
      }
    }
    return true;
  }

  private static double[] nothing(final double[] to) {
    final double[] nothing = new double[to.length];
    java.util.Arrays.fill(nothing, Double.NaN);
    return nothing;
  }

  /** Straight lines; the scale's ends reach out by rounding errors only. */
  private static double[] between(final double[] from, final double[] values, final double[] to) {
    final double slack = 1e-9 * Math.abs(to[to.length - 1] - to[0]);
    final double[] found = nothing(to);
    int right = 0;
    for (int i = 0; i < to.length; i++) {
      right = i > 0 && to[i] < to[i - 1] ? 0 : right;
      while (right < from.length - 1 && from[right] < to[i]) {
        right++;
      }
      final int left = Math.max(0, right - 1);
      if (to[i] >= from[left] - slack && to[i] <= from[right] + slack) {
        final double width = from[right] - from[left];
        final double weight = width == 0 ? 1 : (to[i] - from[left]) / width;
        found[i] = values[left] + weight * (values[right] - values[left]);
      }
    }
    return found;
  }
}
