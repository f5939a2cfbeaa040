package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;

/**
 * Newton steps of many neurons side by side on the equilibrium equations of the clamped neuron.
 *
 * <p>Row i of the linear system has three entries: a_i = K2 + K3·E_{i−2} at i, −g_i = −K1 at i − 1
 * and −h_i = K3·E_i at i − 2; rows of elements that rest at the clamp are those of the identity.
 * The first three rows give the changes d_i = p_i + q_i·d_3 + r_i·d_4, which leaves two equations
 * in d_3 and d_4. The pivots a_0, a_1, a_2 are at least K2 while the element values are not
 * negative, so no rows are ever exchanged.
 *
 * <p>Each formula is a short loop over rows that are arrays of their own, read and written at the
 * same index: such loops become vector instructions, one loop with all the formulas does not.
 * Allocates when created only.
 */
final class NewtonStep {

  private final double[][] a = rows();
  private final double[][] g = rows();
  private final double[][] h = rows();
  private final double[][] f = rows();
  private final double[][] p = rows();
  private final double[][] q = rows();
  private final double[][] r = rows();
  private final double[][] change = rows();
  private final double[] pivot = new double[NeuronTile.COLUMNS];
  private final double[] zero = new double[NeuronTile.COLUMNS];
  private final double[] one = new double[NeuronTile.COLUMNS];

  NewtonStep() {
    Arrays.fill(one, 1);
  }

  private static double[][] rows() {
    return new double[ELEMENTS][NeuronTile.COLUMNS];
  }

  /**
   * The changes of a neuron for a unit drive, at the values of the first columns of a tile.
   *
   * @param tile its first five columns are the same neuron; their drives are overwritten
   * @return change of element i for a drive on element c at {@code [i][c]}
   */
  double[][] response(final NeuronTile tile) {
    for (int i = 0; i < ELEMENTS; i++) {
      Arrays.fill(tile.drives()[i], 0);
      tile.drives()[i][i] = 1;
    }
    linearise(tile);
    solve(ELEMENTS);
    final double[][] response = new double[ELEMENTS][];
    for (int i = 0; i < ELEMENTS; i++) {
      response[i] = Arrays.copyOf(change[i], ELEMENTS);
    }
    return response;
  }

  /**
   * Takes the first step from rest, where all neurons of a uniform network have the same equations.
   *
   * @param tile at rest
   * @param response as above
   */
  void takeFirst(final NeuronTile tile, final double[][] response) {
    for (int i = 0; i < ELEMENTS; i++) {
      respond(tile.columns(), change[i], response[i], tile.drives());
    }
    move(tile);
  }

  /**
   * Takes one step in every column of a tile whose elements may all move anywhere.
   *
   * @param tile values E are moved; {@code moved} is set to the largest change in a column, {@code
   *     farthest} raised to it
   */
  void takeFree(final NeuronTile tile) {
    linearise(tile);
    solve(tile.columns());
    move(tile);
  }

  private void move(final NeuronTile tile) {
    final int n = tile.columns();
    Arrays.fill(tile.moved(), 0, n, 0);
    for (int i = 0; i < ELEMENTS; i++) {
      add(n, tile.values()[i], change[i]);
      raise(n, tile.moved(), change[i]);
    }
    raise(n, tile.farthest(), tile.moved());
  }

  /**
   * Takes one step in every column of a tile. Elements marked as not free stay, all others are
   * stopped at the clamp.
   *
   * @param tile as above
   */
  void takeHeld(final NeuronTile tile) {
    linearise(tile);
    final int n = tile.columns();
    for (int i = 0; i < ELEMENTS; i++) {
      final double[] free = tile.free()[i];
      hold(n, free, a[i]);
      multiply(n, g[i], free);
      multiply(n, h[i], free);
      multiply(n, f[i], free);
    }
    solve(n);
    Arrays.fill(tile.moved(), 0, n, 0);
    for (int i = 0; i < ELEMENTS; i++) {
      addWithin(n, tile.values()[i], change[i], tile.low()[i], tile.high()[i]);
      raise(n, tile.moved(), change[i]);
    }
    raise(n, tile.farthest(), tile.moved());
  }

  private void linearise(final NeuronTile tile) {
    final int n = tile.columns();
    for (int i = 0; i < ELEMENTS; i++) {
      final double[] value = tile.values()[i];
      final double[] generator = tile.values()[(i + ELEMENTS - 1) % ELEMENTS];
      final double[] restrainer = tile.values()[(i + ELEMENTS - 2) % ELEMENTS];
      System.arraycopy(tile.k1()[i], 0, g[i], 0, n);
      decay(n, a[i], tile.k2()[i], tile.k3()[i], restrainer);
      negated(n, h[i], tile.k3()[i], value);
      slope(n, f[i], tile.drives()[i], g[i], generator, a[i], value);
    }
  }

  private void solve(final int n) {
    invert(n, pivot, a[0]);
    product(n, p[0], f[0], pivot);
    product(n, q[0], h[0], pivot);
    product(n, r[0], g[0], pivot);
    invert(n, pivot, a[1]);
    combine(n, p[1], f[1], g[1], p[0], zero, zero, pivot);
    combine(n, q[1], zero, g[1], q[0], zero, zero, pivot);
    combine(n, r[1], h[1], g[1], r[0], zero, zero, pivot);
    invert(n, pivot, a[2]);
    combine(n, p[2], f[2], g[2], p[1], h[2], p[0], pivot);
    combine(n, q[2], zero, g[2], q[1], h[2], q[0], pivot);
    combine(n, r[2], zero, g[2], r[1], h[2], r[0], pivot);
    // Rows 3 and 4 as (a − q)·d_3 − r·d_4 = p and −q·d_3 + (a − r)·d_4 = p.
    combine(n, p[3], f[3], g[3], p[2], h[3], p[1], one);
    combine(n, q[3], zero, g[3], q[2], h[3], q[1], one);
    combine(n, r[3], zero, g[3], r[2], h[3], r[1], one);
    combine(n, p[4], f[4], h[4], p[2], zero, zero, one);
    combine(n, q[4], g[4], h[4], q[2], zero, zero, one);
    product(n, r[4], h[4], r[2]);
    subtractFrom(n, q[3], a[3]);
    subtractFrom(n, r[4], a[4]);
    determinant(n, pivot, q[3], r[4], r[3], q[4]);
    combine(n, change[3], zero, p[3], r[4], r[3], p[4], pivot);
    combine(n, change[4], zero, q[3], p[4], q[4], p[3], pivot);
    for (int i = 0; i < 3; i++) {
      combine(n, change[i], p[i], q[i], change[3], r[i], change[4], one);
    }
  }

  private static void decay(
      final int n, final double[] a, final double[] k2, final double[] k3, final double[] value) {
    for (int j = 0; j < n; j++) {
      a[j] = k2[j] + k3[j] * value[j];
    }
  }

  private static void negated(
      final int n, final double[] h, final double[] k3, final double[] value) {
    for (int j = 0; j < n; j++) {
      h[j] = -k3[j] * value[j];
    }
  }

  private static void slope(
      final int n,
      final double[] f,
      final double[] drive,
      final double[] k1,
      final double[] generator,
      final double[] decay,
      final double[] value) {
    for (int j = 0; j < n; j++) {
      f[j] = drive[j] + k1[j] * generator[j] - decay[j] * value[j];
    }
  }

  private static void hold(final int n, final double[] free, final double[] a) {
    for (int j = 0; j < n; j++) {
      a[j] = 1 + free[j] * (a[j] - 1);
    }
  }

  private static void multiply(final int n, final double[] x, final double[] factor) {
    for (int j = 0; j < n; j++) {
      x[j] *= factor[j];
    }
  }

  private static void invert(final int n, final double[] inverse, final double[] x) {
    for (int j = 0; j < n; j++) {
      inverse[j] = 1 / x[j];
    }
  }

  private static void product(
      final int n, final double[] result, final double[] x, final double[] y) {
    for (int j = 0; j < n; j++) {
      result[j] = x[j] * y[j];
    }
  }

  /** (b + x·y + z·w)·factor. */
  private static void combine(
      final int n,
      final double[] result,
      final double[] b,
      final double[] x,
      final double[] y,
      final double[] z,
      final double[] w,
      final double[] factor) {
    for (int j = 0; j < n; j++) {
      result[j] = (b[j] + x[j] * y[j] + z[j] * w[j]) * factor[j];
    }
  }

  private static void subtractFrom(final int n, final double[] x, final double[] minuend) {
    for (int j = 0; j < n; j++) {
      x[j] = minuend[j] - x[j];
    }
  }

  /** 1/(x·y − z·w). */
  private static void determinant(
      final int n,
      final double[] inverse,
      final double[] x,
      final double[] y,
      final double[] z,
      final double[] w) {
    for (int j = 0; j < n; j++) {
      inverse[j] = 1 / (x[j] * y[j] - z[j] * w[j]);
    }
  }

  private static void add(final int n, final double[] x, final double[] change) {
    for (int j = 0; j < n; j++) {
      x[j] += change[j];
    }
  }

  /** Adds as far as the clamp allows; the change becomes what was added. */
  private static void addWithin(
      final int n,
      final double[] x,
      final double[] change,
      final double[] low,
      final double[] high) {
    for (int j = 0; j < n; j++) {
      change[j] = Math.min(Math.max(x[j] + change[j], low[j]), high[j]) - x[j];
    }
    for (int j = 0; j < n; j++) {
      x[j] = Math.min(Math.max(x[j] + change[j], low[j]), high[j]);
    }
  }

  private static void raise(final int n, final double[] largest, final double[] change) {
    for (int j = 0; j < n; j++) {
      largest[j] = Math.max(largest[j], Math.abs(change[j]));
    }
  }

  private static void respond(
      final int n, final double[] change, final double[] response, final double[][] drives) {
    final double[] d0 = drives[0];
    final double[] d1 = drives[1];
    final double[] d2 = drives[2];
    final double[] d3 = drives[3];
    final double[] d4 = drives[4];
    final double r0 = response[0];
    final double r1 = response[1];
    final double r2 = response[2];
    final double r3 = response[3];
    final double r4 = response[4];
    for (int j = 0; j < n; j++) {
      change[j] = r0 * d0[j] + r1 * d1[j] + r2 * d2[j] + r3 * d3[j] + r4 * d4[j];
    }
  }
}
