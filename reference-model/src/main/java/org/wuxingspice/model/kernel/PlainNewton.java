package org.wuxingspice.model.kernel;

/**
 * Newton's method for one neuron.
 *
 * <p>Row i of the linear system has three entries: a_i = K2 + K3·E_{i−2} at i, −g_i = −K1 at i − 1
 * and −h_i = K3·E_i at i − 2; rows of elements that are held are those of the identity. The first
 * three rows give the changes d_i = p_i + q_i·d_3 + r_i·d_4, which leaves two equations in d_3 and
 * d_4. The pivots a_0, a_1, a_2 are at least K2 while the element values are not negative, so no
 * rows are ever exchanged.
 */
final class PlainNewton {

  private PlainNewton() {}

  /** See {@link Kernel#settle}. */
  static boolean settle(final NeuronRows neurons, final int column, final boolean limits) {
    if (!limits) {
      iterate(neurons, column, false);
      if (neurons.settled(column) && neurons.inside(column)) {
        return true;
      }
    }
    iterate(neurons, column, true);
    return false;
  }

  private static void iterate(final NeuronRows n, final int j, final boolean limits) {
    final double[][] drives = n.drives();
    final double[][] k1 = n.k1();
    final double[][] k2 = n.k2();
    final double[][] k3 = n.k3();
    double e0 = n.start()[0][j];
    double e1 = n.start()[1][j];
    double e2 = n.start()[2][j];
    double e3 = n.start()[3][j];
    double e4 = n.start()[4][j];
    double moved = Double.POSITIVE_INFINITY;
    double farthest = 0;
    for (int i = 0;
        i < Newton.ITERATIONS
            && moved > Newton.SMALL_MOVE
            && (!limits || farthest <= Newton.LONGEST_MOVE);
        i++) {
      double a0 = k3[0][j] * e3 + k2[0][j];
      double g0 = k1[0][j];
      double h0 = -(k3[0][j] * e0);
      double f0 = drives[0][j] + g0 * e4 - a0 * e0;
      double a1 = k3[1][j] * e4 + k2[1][j];
      double g1 = k1[1][j];
      double h1 = -(k3[1][j] * e1);
      double f1 = drives[1][j] + g1 * e0 - a1 * e1;
      double a2 = k3[2][j] * e0 + k2[2][j];
      double g2 = k1[2][j];
      double h2 = -(k3[2][j] * e2);
      double f2 = drives[2][j] + g2 * e1 - a2 * e2;
      double a3 = k3[3][j] * e1 + k2[3][j];
      double g3 = k1[3][j];
      double h3 = -(k3[3][j] * e3);
      double f3 = drives[3][j] + g3 * e2 - a3 * e3;
      double a4 = k3[4][j] * e2 + k2[4][j];
      double g4 = k1[4][j];
      double h4 = -(k3[4][j] * e4);
      double f4 = drives[4][j] + g4 * e3 - a4 * e4;
      if (limits) {
        if (held(n, 0, j, e0, f0)) {
          a0 = 1;
          g0 = 0;
          h0 = 0;
          f0 = 0;
        }
        if (held(n, 1, j, e1, f1)) {
          a1 = 1;
          g1 = 0;
          h1 = 0;
          f1 = 0;
        }
        if (held(n, 2, j, e2, f2)) {
          a2 = 1;
          g2 = 0;
          h2 = 0;
          f2 = 0;
        }
        if (held(n, 3, j, e3, f3)) {
          a3 = 1;
          g3 = 0;
          h3 = 0;
          f3 = 0;
        }
        if (held(n, 4, j, e4, f4)) {
          a4 = 1;
          g4 = 0;
          h4 = 0;
          f4 = 0;
        }
      }
      final double i0 = 1 / a0;
      final double p0 = f0 * i0;
      final double q0 = h0 * i0;
      final double r0 = g0 * i0;
      final double i1 = 1 / a1;
      final double p1 = (f1 + g1 * p0) * i1;
      final double q1 = g1 * q0 * i1;
      final double r1 = (h1 + g1 * r0) * i1;
      final double i2 = 1 / a2;
      final double p2 = (f2 + g2 * p1 + h2 * p0) * i2;
      final double q2 = (g2 * q1 + h2 * q0) * i2;
      final double r2 = (g2 * r1 + h2 * r0) * i2;
      final double p3 = f3 + g3 * p2 + h3 * p1;
      final double q3 = a3 - (g3 * q2 + h3 * q1);
      final double r3 = g3 * r2 + h3 * r1;
      final double p4 = f4 + h4 * p2;
      final double q4 = g4 + h4 * q2;
      final double r4 = a4 - h4 * r2;
      final double inverse = 1 / (q3 * r4 - r3 * q4);
      final double d3 = (p3 * r4 + r3 * p4) * inverse;
      final double d4 = (q3 * p4 + q4 * p3) * inverse;
      final double d0 = p0 + q0 * d3 + r0 * d4;
      final double d1 = p1 + q1 * d3 + r1 * d4;
      final double d2 = p2 + q2 * d3 + r2 * d4;
      final double n0 = limits ? within(n, 0, j, e0 + d0) : e0 + d0;
      final double n1 = limits ? within(n, 1, j, e1 + d1) : e1 + d1;
      final double n2 = limits ? within(n, 2, j, e2 + d2) : e2 + d2;
      final double n3 = limits ? within(n, 3, j, e3 + d3) : e3 + d3;
      final double n4 = limits ? within(n, 4, j, e4 + d4) : e4 + d4;
      final double m0 = Math.abs(limits ? n0 - e0 : d0);
      final double m1 = Math.abs(limits ? n1 - e1 : d1);
      final double m2 = Math.abs(limits ? n2 - e2 : d2);
      final double m3 = Math.abs(limits ? n3 - e3 : d3);
      final double m4 = Math.abs(limits ? n4 - e4 : d4);
      moved = Math.max(Math.max(Math.max(m0, m1), Math.max(m2, m3)), m4);
      farthest = Math.max(farthest, moved);
      e0 = n0;
      e1 = n1;
      e2 = n2;
      e3 = n3;
      e4 = n4;
    }
    n.values()[0][j] = e0;
    n.values()[1][j] = e1;
    n.values()[2][j] = e2;
    n.values()[3][j] = e3;
    n.values()[4][j] = e4;
    n.moved()[j] = moved;
    n.farthest()[j] = farthest;
  }

  private static double within(final NeuronRows n, final int r, final int j, final double value) {
    return Math.min(Math.max(value, n.low()[r][j]), n.high()[r][j]);
  }

  private static boolean held(
      final NeuronRows n, final int r, final int j, final double value, final double slope) {
    return n.mobile()[r][j] == 0
        || (value <= n.low()[r][j] && slope <= 0)
        || (value >= n.high()[r][j] && slope >= 0);
  }
}
