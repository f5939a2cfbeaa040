package org.wuxingspice.loop.propagator;

import org.wuxingspice.netlist.compile.LinkSums;

/**
 * The current that all links into a port carry together, over the instants of the grid: a row of
 * conductances times the matrix of line voltages.
 *
 * @param lines numbers of the lines, as {@link LineVoltages#number} gives them; shared
 * @param port conductances in the same order
 */
record PortCurrent(int[] lines, LinkSums.Port port) {

  /** Instants that are summed together: what stays in the first-level cache with four lines. */
  private static final int BLOCK = 256;

  /**
   * The sum.
   *
   * @param voltages of the sample
   * @param resting current of the resting lines, which does not count, A
   * @param instants of the grid
   * @return A, one per instant
   */
  double[] sum(final LineVoltages voltages, final double resting, final int instants) {
    final double[] sum = new double[instants];
    for (int t = 0; t < instants; t++) {
      sum[t] = -resting;
    }
    for (int from = 0; from < instants; from += BLOCK) {
      add(voltages, sum, from, Math.min(from + BLOCK, instants));
    }
    return sum;
  }

  /** Four lines at a time, so that a sum is loaded and stored a quarter as often. */
  private void add(final LineVoltages voltages, final double[] sum, final int from, final int to) {
    final double[] siemens = port.conductances();
    int k = 0;
    for (; k + 3 < lines.length; k += 4) {
      addFour(
          sum,
          from,
          to,
          siemens[k],
          voltages.get(lines[k]),
          siemens[k + 1],
          voltages.get(lines[k + 1]),
          siemens[k + 2],
          voltages.get(lines[k + 2]),
          siemens[k + 3],
          voltages.get(lines[k + 3]));
    }
    for (; k < lines.length; k++) {
      final double g = siemens[k];
      final double[] line = voltages.get(lines[k]);
      for (int t = from; t < to; t++) {
        sum[t] += g * line[t];
      }
    }
  }

  private static void addFour(
      final double[] sum,
      final int from,
      final int to,
      final double g0,
      final double[] v0,
      final double g1,
      final double[] v1,
      final double g2,
      final double[] v2,
      final double g3,
      final double[] v3) {
    for (int t = from; t < to; t++) {
      sum[t] += g0 * v0[t] + g1 * v1[t] + (g2 * v2[t] + g3 * v3[t]);
    }
  }
}
