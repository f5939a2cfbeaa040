package org.wuxingspice.model.dynamics;

/**
 * One Newton step of many neurons side by side on the equilibrium equations of the clamped neuron.
 *
 * <p>Row i of the linear system has three entries: a_i = K2 + K3·E_{i−2} at i, −K1 at i − 1 and c_i
 * = K3·E_i at i − 2. Eliminating rows 0, 1 and 2 leaves two equations in the changes of elements 3
 * and 4. The pivots a_0, a_1, a_2 are at least K2 while the element values are not negative, so no
 * row is ever exchanged.
 */
final class NewtonStep {

  private NewtonStep() {}

  /**
   * Takes one step in every column of a tile.
   *
   * @param tile values E are moved, and held in the clamp; {@code moved} is set to the largest
   *     change in a column, {@code farthest} raised to it, and {@code excess} set above 0 where the
   *     clamp cut a change
   */
  static void take(final NeuronTile tile) {
    take(
        tile.columns(),
        tile.low(),
        tile.high(),
        tile.moved(),
        tile.farthest(),
        tile.excess(),
        tile.values(),
        tile.drives(),
        tile.free(),
        tile.k1(),
        tile.k2(),
        tile.k3());
  }

  // Every row is its own array, read and written at the same index in all of them: the one shape
  // of loop that the just-in-time compiler turns into vector instructions whatever the rows hold.
  private static void take(
      final int columns,
      final double[][] low,
      final double[][] high,
      final double[] moved,
      final double[] farthest,
      final double[] excess,
      final double[][] values,
      final double[][] drives,
      final double[][] free,
      final double[][] k1,
      final double[][] k2,
      final double[][] k3) {
    final double[] e0 = values[0];
    final double[] e1 = values[1];
    final double[] e2 = values[2];
    final double[] e3 = values[3];
    final double[] e4 = values[4];
    final double[] i0 = drives[0];
    final double[] i1 = drives[1];
    final double[] i2 = drives[2];
    final double[] i3 = drives[3];
    final double[] i4 = drives[4];
    final double[] m0 = free[0];
    final double[] m1 = free[1];
    final double[] m2 = free[2];
    final double[] m3 = free[3];
    final double[] m4 = free[4];
    final double[] k10 = k1[0];
    final double[] k11 = k1[1];
    final double[] k12 = k1[2];
    final double[] k13 = k1[3];
    final double[] k14 = k1[4];
    final double[] k20 = k2[0];
    final double[] k21 = k2[1];
    final double[] k22 = k2[2];
    final double[] k23 = k2[3];
    final double[] k24 = k2[4];
    final double[] k30 = k3[0];
    final double[] k31 = k3[1];
    final double[] k32 = k3[2];
    final double[] k33 = k3[3];
    final double[] k34 = k3[4];
    final double[] l0 = low[0];
    final double[] u0 = high[0];
    final double[] l1 = low[1];
    final double[] u1 = high[1];
    final double[] l2 = low[2];
    final double[] u2 = high[2];
    final double[] l3 = low[3];
    final double[] u3 = high[3];
    final double[] l4 = low[4];
    final double[] u4 = high[4];
    for (int j = 0; j < columns; j++) {
      final double x0 = e0[j];
      final double x1 = e1[j];
      final double x2 = e2[j];
      final double x3 = e3[j];
      final double x4 = e4[j];
      // The rows of elements that rest at the clamp become those of the identity.
      final double b0 = k20[j] + k30[j] * x3;
      final double b1 = k21[j] + k31[j] * x4;
      final double b2 = k22[j] + k32[j] * x0;
      final double b3 = k23[j] + k33[j] * x1;
      final double b4 = k24[j] + k34[j] * x2;
      final double g0 = m0[j] * k10[j];
      final double g1 = m1[j] * k11[j];
      final double g2 = m2[j] * k12[j];
      final double g3 = m3[j] * k13[j];
      final double g4 = m4[j] * k14[j];
      final double f0 = g0 * x4 + m0[j] * (i0[j] - b0 * x0);
      final double f1 = g1 * x0 + m1[j] * (i1[j] - b1 * x1);
      final double f2 = g2 * x1 + m2[j] * (i2[j] - b2 * x2);
      final double f3 = g3 * x2 + m3[j] * (i3[j] - b3 * x3);
      final double f4 = g4 * x3 + m4[j] * (i4[j] - b4 * x4);
      final double a0 = 1 + m0[j] * (b0 - 1);
      final double a1 = 1 + m1[j] * (b1 - 1);
      final double a2 = 1 + m2[j] * (b2 - 1);
      final double a3 = 1 + m3[j] * (b3 - 1);
      final double a4 = 1 + m4[j] * (b4 - 1);
      final double c0 = m0[j] * k30[j] * x0;
      final double c1 = m1[j] * k31[j] * x1;
      final double c2 = m2[j] * k32[j] * x2;
      final double c3 = m3[j] * k33[j] * x3;
      final double c4 = m4[j] * k34[j] * x4;
      // d_i = p_i + q_i·d3 + r_i·d4 for i = 0, 1, 2; one division serves the three pivots.
      final double inverse = 1 / (a0 * a1 * a2);
      final double v0 = inverse * a1 * a2;
      final double v1 = inverse * a0 * a2;
      final double v2 = inverse * a0 * a1;
      final double p0 = f0 * v0;
      final double q0 = -c0 * v0;
      final double r0 = g0 * v0;
      final double p1 = (f1 + g1 * p0) * v1;
      final double q1 = g1 * q0 * v1;
      final double r1 = (g1 * r0 - c1) * v1;
      final double p2 = (f2 + g2 * p1 - c2 * p0) * v2;
      final double q2 = (g2 * q1 - c2 * q0) * v2;
      final double r2 = (g2 * r1 - c2 * r0) * v2;
      final double s33 = a3 + c3 * q1 - g3 * q2;
      final double s34 = c3 * r1 - g3 * r2;
      final double t3 = f3 - c3 * p1 + g3 * p2;
      final double s43 = c4 * q2 - g4;
      final double s44 = a4 + c4 * r2;
      final double t4 = f4 - c4 * p2;
      final double determinant = 1 / (s33 * s44 - s34 * s43);
      final double d3 = (t3 * s44 - s34 * t4) * determinant;
      final double d4 = (s33 * t4 - s43 * t3) * determinant;
      final double n0 = x0 + p0 + q0 * d3 + r0 * d4;
      final double n1 = x1 + p1 + q1 * d3 + r1 * d4;
      final double n2 = x2 + p2 + q2 * d3 + r2 * d4;
      final double n3 = x3 + d3;
      final double n4 = x4 + d4;
      final double h0 = Math.min(Math.max(n0, l0[j]), u0[j]);
      final double h1 = Math.min(Math.max(n1, l1[j]), u1[j]);
      final double h2 = Math.min(Math.max(n2, l2[j]), u2[j]);
      final double h3 = Math.min(Math.max(n3, l3[j]), u3[j]);
      final double h4 = Math.min(Math.max(n4, l4[j]), u4[j]);
      e0[j] = h0;
      e1[j] = h1;
      e2[j] = h2;
      e3[j] = h3;
      e4[j] = h4;
      final double change =
          Math.max(
              Math.max(Math.max(Math.abs(h0 - x0), Math.abs(h1 - x1)), Math.abs(h2 - x2)),
              Math.max(Math.abs(h3 - x3), Math.abs(h4 - x4)));
      moved[j] = change;
      farthest[j] = Math.max(farthest[j], change);
      excess[j] =
          Math.abs(n0 - h0)
              + Math.abs(n1 - h1)
              + Math.abs(n2 - h2)
              + Math.abs(n3 - h3)
              + Math.abs(n4 - h4);
    }
  }
}
