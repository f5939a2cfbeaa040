package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import org.wuxingspice.model.kernel.NeuronRows;

/**
 * The slow and sure way to the equilibrium of one neuron: it follows the clamped neuron from its
 * rest with linearised implicit Euler steps, short enough that no element moves far in one of them,
 * and ever longer as the motion fades (pseudo-transient continuation; Kelley and Keyes, SIAM J.
 * Numer. Anal. 35, 1998, 508). So where the neuron has several equilibria it finds the one that the
 * transient ends in, which Newton's method from the same start may miss.
 *
 * <p>An element that would cross its limit is held there and the others are solved for again. A
 * neuron that never settles gets its mean over time.
 */
final class NeuronRelaxation {

  private static final double FIRST_STEP = 0.1;
  private static final double LONGEST_STEP = 1e9;
  private static final double STEADY_STEP = 1e3;
  private static final double STEADY_MOVE = 1e-9;
  private static final double RESIDUAL = 1e-10;
  private static final double AVERAGE_STEP = 0.02;
  private static final int AVERAGE_STEPS = 50_000;

  private final double[] low = new double[ELEMENTS];
  private final double[] high = new double[ELEMENTS];
  private final boolean[] mobile = new boolean[ELEMENTS];
  private final double[] k1 = new double[ELEMENTS];
  private final double[] k2 = new double[ELEMENTS];
  private final double[] k3 = new double[ELEMENTS];
  private final double[] drive = new double[ELEMENTS];
  private final double[] rest = new double[ELEMENTS];
  private final double[] value = new double[ELEMENTS];
  private final double[] slope = new double[ELEMENTS];
  private final boolean[] held = new boolean[ELEMENTS];
  private final double[] change = new double[ELEMENTS];
  private final double[][] matrix = new double[ELEMENTS][ELEMENTS + 1];

  /**
   * Solves one column, from where it starts.
   *
   * @return whether the equilibrium, or the mean over time, is finite; it is stored in the rows
   */
  boolean solve(final NeuronRows rows, final int column) {
    for (int r = 0; r < ELEMENTS; r++) {
      k1[r] = rows.k1()[r][column];
      k2[r] = rows.k2()[r][column];
      k3[r] = rows.k3()[r][column];
      drive[r] = rows.drives()[r][column];
      rest[r] = rows.start()[r][column];
      low[r] = rows.low()[r][column];
      high[r] = rows.high()[r][column];
      mobile[r] = rows.mobile()[r][column] != 0;
    }
    // Of 128,000 random drives of up to 30 the coarse path failed for seven.
    if (!follow(0.5, 400) && !follow(0.05, 20_000)) {
      average();
    }
    boolean finite = true;
    for (int r = 0; r < ELEMENTS; r++) {
      rows.values()[r][column] = value[r];
      finite &= Double.isFinite(value[r]);
    }
    return finite;
  }

  /**
   * For a neuron that circles for ever, or crawls for thousands of time units past where two
   * equilibria have vanished: its mean from 500 to 1,000 time units, longer than any pass lasts.
   */
  private void average() {
    System.arraycopy(rest, 0, value, 0, ELEMENTS);
    final double[] sum = new double[ELEMENTS];
    for (int i = 0; i < AVERAGE_STEPS; i++) {
      step(1 / AVERAGE_STEP);
      for (int r = 0; r < ELEMENTS; r++) {
        value[r] = Math.min(Math.max(value[r] + change[r], low[r]), high[r]);
        sum[r] += i < AVERAGE_STEPS / 2 ? 0 : value[r];
      }
    }
    for (int r = 0; r < ELEMENTS; r++) {
      value[r] = sum[r] / (AVERAGE_STEPS - AVERAGE_STEPS / 2);
    }
  }

  private boolean follow(final double longestMove, final int steps) {
    System.arraycopy(rest, 0, value, 0, ELEMENTS);
    double step = FIRST_STEP;
    for (int i = 0; i < steps; i++) {
      final double move = step(1 / step);
      if (!(move <= longestMove)) {
        step /= 2;
        continue;
      }
      for (int r = 0; r < ELEMENTS; r++) {
        value[r] = Math.min(Math.max(value[r] + change[r], low[r]), high[r]);
      }
      final double residual = residual();
      if (step >= STEADY_STEP && move <= STEADY_MOVE && residual <= RESIDUAL) {
        return true;
      }
      step = Math.min(move <= longestMove / 2 ? 2 * step : step, longest(residual));
    }
    return false;
  }

  /**
   * Where two equilibria have just met and vanished the neuron crawls past with a speed of about
   * residual + move²; steps beyond 1/√residual would not follow it but jump to and fro.
   */
  private static double longest(final double residual) {
    return Math.min(LONGEST_STEP, 1 / Math.sqrt(residual));
  }

  /** Computes the change of a step of the given inverse length; returns the largest entry. */
  private double step(final double inverseLength) {
    computeSlopes();
    for (int r = 0; r < ELEMENTS; r++) {
      held[r] = outward(r);
      change[r] = 0;
    }
    boolean crossed = true;
    while (crossed) {
      solveLinear(inverseLength);
      crossed = holdCrossing();
    }
    double largest = 0;
    for (final double c : change) {
      largest = Math.max(largest, Math.abs(c));
    }
    return largest;
  }

  private boolean outward(final int r) {
    return !mobile[r]
        || (value[r] <= low[r] && slope[r] <= 0)
        || (value[r] >= high[r] && slope[r] >= 0);
  }

  private boolean holdCrossing() {
    boolean crossed = false;
    for (int r = 0; r < ELEMENTS; r++) {
      final double next = value[r] + change[r];
      if (!held[r] && (next < low[r] || next > high[r])) {
        held[r] = true;
        change[r] = (next < low[r] ? low[r] : high[r]) - value[r];
        crossed = true;
      }
    }
    return crossed;
  }

  private void computeSlopes() {
    for (int r = 0; r < ELEMENTS; r++) {
      slope[r] =
          k1[r] * value[generator(r)]
              - (k2[r] + k3[r] * value[restrainer(r)]) * value[r]
              + drive[r];
    }
  }

  private double residual() {
    computeSlopes();
    double largest = 0;
    for (int r = 0; r < ELEMENTS; r++) {
      largest = outward(r) ? largest : Math.max(largest, Math.abs(slope[r]));
    }
    return largest;
  }

  /** Gauss without exchange of rows: the diagonal is positive, and large for short steps. */
  private void solveLinear(final double inverseLength) {
    for (int r = 0; r < ELEMENTS; r++) {
      final double[] row = matrix[r];
      Arrays.fill(row, 0);
      if (held[r]) {
        row[r] = 1;
        row[ELEMENTS] = change[r];
      } else {
        row[r] = k2[r] + k3[r] * value[restrainer(r)] + inverseLength;
        row[generator(r)] = -k1[r];
        row[restrainer(r)] = k3[r] * value[r];
        row[ELEMENTS] = slope[r];
      }
    }
    for (int p = 0; p < ELEMENTS; p++) {
      for (int r = p + 1; r < ELEMENTS; r++) {
        final double factor = matrix[r][p] / matrix[p][p];
        for (int c = p + 1; c <= ELEMENTS; c++) {
          matrix[r][c] -= factor * matrix[p][c];
        }
      }
    }
    for (int r = ELEMENTS - 1; r >= 0; r--) {
      double sum = matrix[r][ELEMENTS];
      for (int c = r + 1; c < ELEMENTS; c++) {
        sum -= matrix[r][c] * change[c];
      }
      change[r] = sum / matrix[r][r];
    }
  }

  private static int generator(final int row) {
    return (row + ELEMENTS - 1) % ELEMENTS;
  }

  private static int restrainer(final int row) {
    return (row + ELEMENTS - 2) % ELEMENTS;
  }
}
