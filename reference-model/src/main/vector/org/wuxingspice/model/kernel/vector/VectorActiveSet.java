package org.wuxingspice.model.kernel.vector;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.wuxingspice.model.kernel.NeuronRows;
import org.wuxingspice.model.kernel.Newton;

/**
 * Newton's method with limits of {@link org.wuxingspice.model.kernel.PlainKernel} for a vector of
 * neurons at a time. In parts, because the compilers give up on longer methods; between the parts
 * the neurons lie in their rows, since vectors that are passed on or kept in arrays become objects.
 */
final class VectorActiveSet {

  private static final VectorSpecies<Double> SPECIES = VectorKernel.SPECIES;
  private static final int WIDTH = SPECIES.length();

  private VectorActiveSet() {}

  /**
   * Settles the columns from j to j + WIDTH.
   *
   * @param n neurons
   * @param j first column
   * @param again whether columns that have settled inside the limits may stay
   */
  static void settle(final NeuronRows n, final int j, final boolean again) {
    for (int column = j; column < j + WIDTH; column++) {
      if (!(again && n.settled(column) && n.inside(column))) {
        begin(n, column);
      }
    }
    boolean underWay = true;
    for (int i = 0; i < Newton.ITERATIONS && underWay; i++) {
      linearise(n, j);
      solve(n, j);
      underWay = move(n, j);
    }
  }

  private static void begin(final NeuronRows n, final int column) {
    n.moved()[column] = Double.POSITIVE_INFINITY;
    n.farthest()[column] = 0;
    for (int r = 0; r < 5; r++) {
      n.values()[r][column] = n.start()[r][column];
    }
  }

  private static void linearise(final NeuronRows n, final int j) {
    for (int r = 0; r < 5; r++) {
      final DoubleVector value = row(n.values(), r, j);
      final DoubleVector decay =
          row(n.k3(), r, j).mul(row(n.values(), (r + 3) % 5, j)).add(row(n.k2(), r, j));
      final DoubleVector generation = row(n.k1(), r, j);
      final DoubleVector restraint = row(n.k3(), r, j).mul(value).neg();
      final DoubleVector slope =
          row(n.drives(), r, j)
              .add(generation.mul(row(n.values(), (r + 4) % 5, j)))
              .sub(decay.mul(value));
      final VectorMask<Double> held =
          value
              .compare(LE, row(n.low(), r, j))
              .and(slope.compare(LE, 0))
              .or(value.compare(GE, row(n.high(), r, j)).and(slope.compare(GE, 0)))
              .or(row(n.mobile(), r, j).compare(LE, 0));
      decay.blend(1, held).intoArray(n.decay()[r], j);
      generation.blend(0, held).intoArray(n.generation()[r], j);
      restraint.blend(0, held).intoArray(n.restraint()[r], j);
      slope.blend(0, held).intoArray(n.slope()[r], j);
    }
  }

  private static void solve(final NeuronRows n, final int j) {
    final DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    final DoubleVector a0 = row(n.decay(), 0, j);
    final DoubleVector g0 = row(n.generation(), 0, j);
    final DoubleVector h0 = row(n.restraint(), 0, j);
    final DoubleVector f0 = row(n.slope(), 0, j);
    final DoubleVector a1 = row(n.decay(), 1, j);
    final DoubleVector g1 = row(n.generation(), 1, j);
    final DoubleVector h1 = row(n.restraint(), 1, j);
    final DoubleVector f1 = row(n.slope(), 1, j);
    final DoubleVector a2 = row(n.decay(), 2, j);
    final DoubleVector g2 = row(n.generation(), 2, j);
    final DoubleVector h2 = row(n.restraint(), 2, j);
    final DoubleVector f2 = row(n.slope(), 2, j);
    final DoubleVector a3 = row(n.decay(), 3, j);
    final DoubleVector g3 = row(n.generation(), 3, j);
    final DoubleVector h3 = row(n.restraint(), 3, j);
    final DoubleVector f3 = row(n.slope(), 3, j);
    final DoubleVector a4 = row(n.decay(), 4, j);
    final DoubleVector g4 = row(n.generation(), 4, j);
    final DoubleVector h4 = row(n.restraint(), 4, j);
    final DoubleVector f4 = row(n.slope(), 4, j);
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
    p0.add(q0.mul(d3)).add(r0.mul(d4)).intoArray(n.change()[0], j);
    p1.add(q1.mul(d3)).add(r1.mul(d4)).intoArray(n.change()[1], j);
    p2.add(q2.mul(d3)).add(r2.mul(d4)).intoArray(n.change()[2], j);
    d3.intoArray(n.change()[3], j);
    d4.intoArray(n.change()[4], j);
  }

  /** Moves the columns that are under way; returns whether any still is. */
  private static boolean move(final NeuronRows n, final int j) {
    final DoubleVector moved = DoubleVector.fromArray(SPECIES, n.moved(), j);
    final DoubleVector farthest = DoubleVector.fromArray(SPECIES, n.farthest(), j);
    final VectorMask<Double> active = underWay(moved, farthest);
    DoubleVector most = DoubleVector.zero(SPECIES);
    for (int r = 0; r < 5; r++) {
      final DoubleVector value = row(n.values(), r, j);
      final DoubleVector next =
          value.add(row(n.change(), r, j)).max(row(n.low(), r, j)).min(row(n.high(), r, j));
      most = most.max(next.sub(value).abs());
      value.blend(next, active).intoArray(n.values()[r], j);
    }
    final DoubleVector last = moved.blend(most, active);
    final DoubleVector longest = farthest.blend(farthest.max(most), active);
    last.intoArray(n.moved(), j);
    longest.intoArray(n.farthest(), j);
    return underWay(last, longest).anyTrue();
  }

  private static VectorMask<Double> underWay(
      final DoubleVector moved, final DoubleVector farthest) {
    return moved.compare(GT, Newton.SMALL_MOVE).and(farthest.compare(LE, Newton.LONGEST_MOVE));
  }

  private static DoubleVector row(final double[][] rows, final int r, final int j) {
    return DoubleVector.fromArray(SPECIES, rows[r], j);
  }
}
