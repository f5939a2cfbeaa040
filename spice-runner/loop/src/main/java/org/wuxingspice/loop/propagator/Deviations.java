package org.wuxingspice.loop.propagator;

import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * What the elements of a piece did in a pass.
 *
 * @param integrals ∫D dt over the window, time units, by position in the piece
 * @param ends D at the end of the pass, units of E, by position in the piece
 * @param clamped number of elements that their limiters held at any time
 */
record Deviations(double[] integrals, double[] ends, int clamped) {

  /**
   * The integrals by the trapezoidal rule over the node voltages, or as integrators in the circuit
   * give them.
   *
   * @param piece that was simulated
   * @param result of the simulation
   * @param window to integrate over
   * @param start of the sample
   * @param circuitIntegrals whether the circuit integrates
   */
  static Deviations of(
      final Piece piece,
      final Waveforms result,
      final Window window,
      final StartingPoint.State start,
      final boolean circuitIntegrals) {
    final double[] time = piece.time(result);
    final double[] rest = start.rest();
    final int[] elements = piece.elements();
    final double[] integrals = new double[elements.length];
    final double[] ends = new double[elements.length];
    int clamped = 0;
    for (int position = 0; position < elements.length; position++) {
      final double[] value = piece.values(result, position);
      integrals[position] =
          circuitIntegrals
              ? piece.circuitIntegral(result, position)
              : integral(time, value, window.begin()) - rest[elements[position]] * window.length();
      ends[position] = value[value.length - 1] - rest[elements[position]];
      clamped += piece.isClamped(result, position, start.shift()[elements[position]]) ? 1 : 0;
    }
    return new Deviations(integrals, ends, clamped);
  }

  /** The integral from an instant to the end; the first value counts before the first instant. */
  private static double integral(final double[] time, final double[] value, final double from) {
    final int last = time.length - 1;
    double sum = from < time[0] ? (time[0] - from) * value[0] : 0;
    for (int i = last; i > 0 && time[i] > from; i--) {
      final double step = time[i] - time[i - 1];
      final double part = Math.min(step, time[i] - from);
      final double start = value[i] + (value[i - 1] - value[i]) * (part / step);
      sum += part * (value[i] + start) / 2;
    }
    return sum;
  }
}
