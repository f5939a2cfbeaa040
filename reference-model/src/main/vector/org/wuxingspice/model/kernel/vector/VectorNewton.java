package org.wuxingspice.model.kernel.vector;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.wuxingspice.model.kernel.NeuronRows;
import org.wuxingspice.model.kernel.Newton;

/**
 * Newton's method of {@link org.wuxingspice.model.kernel.PlainKernel} for a vector of neurons at a
 * time, with all of a neuron in registers. Written out, because vectors that are passed to methods
 * or kept in arrays become objects.
 */
final class VectorNewton {

  private static final VectorSpecies<Double> SPECIES = VectorKernel.SPECIES;

  private VectorNewton() {}

  /** Without limits; returns whether the columns from j to j + WIDTH settled inside them. */
  static boolean settle(final NeuronRows n, final int j) {
    DoubleVector e0 = DoubleVector.fromArray(SPECIES, n.start()[0], j);
    DoubleVector e1 = DoubleVector.fromArray(SPECIES, n.start()[1], j);
    DoubleVector e2 = DoubleVector.fromArray(SPECIES, n.start()[2], j);
    DoubleVector e3 = DoubleVector.fromArray(SPECIES, n.start()[3], j);
    DoubleVector e4 = DoubleVector.fromArray(SPECIES, n.start()[4], j);
    final double[][] drives = n.drives();
    final double[][] k1 = n.k1();
    final double[][] k2 = n.k2();
    final double[][] k3 = n.k3();
    DoubleVector moved = DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY);
    DoubleVector farthest = DoubleVector.zero(SPECIES);

    final DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = 0; i < Newton.ITERATIONS; i++) {
      final VectorMask<Double> active = moved.compare(GT, Newton.SMALL_MOVE);
      if (!active.anyTrue()) {
        break;
      }
      final DoubleVector a0 =
          DoubleVector.fromArray(SPECIES, k3[0], j)
              .mul(e3)
              .add(DoubleVector.fromArray(SPECIES, k2[0], j));
      final DoubleVector g0 = DoubleVector.fromArray(SPECIES, k1[0], j);
      final DoubleVector h0 = DoubleVector.fromArray(SPECIES, k3[0], j).mul(e0).neg();
      final DoubleVector f0 =
          DoubleVector.fromArray(SPECIES, drives[0], j).add(g0.mul(e4)).sub(a0.mul(e0));
      final DoubleVector a1 =
          DoubleVector.fromArray(SPECIES, k3[1], j)
              .mul(e4)
              .add(DoubleVector.fromArray(SPECIES, k2[1], j));
      final DoubleVector g1 = DoubleVector.fromArray(SPECIES, k1[1], j);
      final DoubleVector h1 = DoubleVector.fromArray(SPECIES, k3[1], j).mul(e1).neg();
      final DoubleVector f1 =
          DoubleVector.fromArray(SPECIES, drives[1], j).add(g1.mul(e0)).sub(a1.mul(e1));
      final DoubleVector a2 =
          DoubleVector.fromArray(SPECIES, k3[2], j)
              .mul(e0)
              .add(DoubleVector.fromArray(SPECIES, k2[2], j));
      final DoubleVector g2 = DoubleVector.fromArray(SPECIES, k1[2], j);
      final DoubleVector h2 = DoubleVector.fromArray(SPECIES, k3[2], j).mul(e2).neg();
      final DoubleVector f2 =
          DoubleVector.fromArray(SPECIES, drives[2], j).add(g2.mul(e1)).sub(a2.mul(e2));
      final DoubleVector a3 =
          DoubleVector.fromArray(SPECIES, k3[3], j)
              .mul(e1)
              .add(DoubleVector.fromArray(SPECIES, k2[3], j));
      final DoubleVector g3 = DoubleVector.fromArray(SPECIES, k1[3], j);
      final DoubleVector h3 = DoubleVector.fromArray(SPECIES, k3[3], j).mul(e3).neg();
      final DoubleVector f3 =
          DoubleVector.fromArray(SPECIES, drives[3], j).add(g3.mul(e2)).sub(a3.mul(e3));
      final DoubleVector a4 =
          DoubleVector.fromArray(SPECIES, k3[4], j)
              .mul(e2)
              .add(DoubleVector.fromArray(SPECIES, k2[4], j));
      final DoubleVector g4 = DoubleVector.fromArray(SPECIES, k1[4], j);
      final DoubleVector h4 = DoubleVector.fromArray(SPECIES, k3[4], j).mul(e4).neg();
      final DoubleVector f4 =
          DoubleVector.fromArray(SPECIES, drives[4], j).add(g4.mul(e3)).sub(a4.mul(e4));
      final DoubleVector i0 = one.div(a0);
      final DoubleVector p0 = f0.mul(i0);
      final DoubleVector q0 = h0.mul(i0);
      final DoubleVector r0 = g0.mul(i0);
      final DoubleVector i1 = one.div(a1);
      final DoubleVector p1 = f1.add(g1.mul(p0)).mul(i1);
      final DoubleVector q1 = g1.mul(q0).mul(i1);
      final DoubleVector r1 = h1.add(g1.mul(r0)).mul(i1);
      final DoubleVector i2 = one.div(a2);
      final DoubleVector p2 = f2.add(g2.mul(p1)).add(h2.mul(p0)).mul(i2);
      final DoubleVector q2 = g2.mul(q1).add(h2.mul(q0)).mul(i2);
      final DoubleVector r2 = g2.mul(r1).add(h2.mul(r0)).mul(i2);
      final DoubleVector p3 = f3.add(g3.mul(p2)).add(h3.mul(p1));
      final DoubleVector q3 = a3.sub(g3.mul(q2).add(h3.mul(q1)));
      final DoubleVector r3 = g3.mul(r2).add(h3.mul(r1));
      final DoubleVector p4 = f4.add(h4.mul(p2));
      final DoubleVector q4 = g4.add(h4.mul(q2));
      final DoubleVector r4 = a4.sub(h4.mul(r2));
      final DoubleVector inverse = one.div(q3.mul(r4).sub(r3.mul(q4)));
      final DoubleVector d3 = p3.mul(r4).add(r3.mul(p4)).mul(inverse);
      final DoubleVector d4 = q3.mul(p4).add(q4.mul(p3)).mul(inverse);
      final DoubleVector d0 = p0.add(q0.mul(d3)).add(r0.mul(d4));
      final DoubleVector d1 = p1.add(q1.mul(d3)).add(r1.mul(d4));
      final DoubleVector d2 = p2.add(q2.mul(d3)).add(r2.mul(d4));
      final DoubleVector n0 = e0.add(d0);
      final DoubleVector m0 = d0.abs();
      final DoubleVector n1 = e1.add(d1);
      final DoubleVector m1 = d1.abs();
      final DoubleVector n2 = e2.add(d2);
      final DoubleVector m2 = d2.abs();
      final DoubleVector n3 = e3.add(d3);
      final DoubleVector m3 = d3.abs();
      final DoubleVector n4 = e4.add(d4);
      final DoubleVector m4 = d4.abs();
      final DoubleVector most = m0.max(m1).max(m2.max(m3)).max(m4);
      e0 = e0.blend(n0, active);
      e1 = e1.blend(n1, active);
      e2 = e2.blend(n2, active);
      e3 = e3.blend(n3, active);
      e4 = e4.blend(n4, active);
      moved = moved.blend(most, active);
      farthest = farthest.blend(farthest.max(most), active);
    }
    e0.intoArray(n.values()[0], j);
    e1.intoArray(n.values()[1], j);
    e2.intoArray(n.values()[2], j);
    e3.intoArray(n.values()[3], j);
    e4.intoArray(n.values()[4], j);
    moved.intoArray(n.moved(), j);
    farthest.intoArray(n.farthest(), j);
    final double[][] low = n.low();
    final double[][] high = n.high();
    return moved
        .compare(LE, Newton.SMALL_MOVE)
        .and(farthest.compare(LE, Newton.LONGEST_MOVE))
        .and(e0.compare(GT, DoubleVector.fromArray(SPECIES, low[0], j)))
        .and(e0.compare(LT, DoubleVector.fromArray(SPECIES, high[0], j)))
        .and(e1.compare(GT, DoubleVector.fromArray(SPECIES, low[1], j)))
        .and(e1.compare(LT, DoubleVector.fromArray(SPECIES, high[1], j)))
        .and(e2.compare(GT, DoubleVector.fromArray(SPECIES, low[2], j)))
        .and(e2.compare(LT, DoubleVector.fromArray(SPECIES, high[2], j)))
        .and(e3.compare(GT, DoubleVector.fromArray(SPECIES, low[3], j)))
        .and(e3.compare(LT, DoubleVector.fromArray(SPECIES, high[3], j)))
        .and(e4.compare(GT, DoubleVector.fromArray(SPECIES, low[4], j)))
        .and(e4.compare(LT, DoubleVector.fromArray(SPECIES, high[4], j)))
        .allTrue();
  }
}
