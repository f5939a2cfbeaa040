package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.NetworkReason;
import org.wuxingspice.model.network.NeuronParameters;

/**
 * The element values at which an undriven neuron rests. With equal parameters in all elements it is
 * B0 = (K1 − K2)/K3 (equation 2.2); otherwise the five equations are solved by Newton's method,
 * from 1 or, where that goes astray, from where the neuron comes to by itself, and the two
 * directions differ.
 */
public final class FixedPoint {

  private static final int ITERATIONS = 50;
  private static final double TOLERANCE = 1e-14;
  private static final double SETTLING_STEP = 0.02;
  private static final int SETTLING_STEPS = 20_000;

  private FixedPoint() {}

  /**
   * Solves for the fixed points of all neurons.
   *
   * @param parameters K1, K2, K3 of every element
   * @param direction whose equations to solve
   * @return one value per element of the network, positive
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#NO_FIXED_POINT} when
   *     a neuron has no positive fixed point
   */
  public static double[] solve(final NeuronParameters parameters, final Direction direction) {
    final double[] result = new double[parameters.elementCount()];
    for (int first = 0; first < result.length; first += ELEMENTS) {
      final double[] neuron =
          isUniform(parameters, first)
              ? uniform(parameters, first)
              : newton(parameters, direction, first);
      System.arraycopy(neuron, 0, result, first, ELEMENTS);
    }
    return result;
  }

  private static boolean isUniform(final NeuronParameters p, final int first) {
    for (int e = first + 1; e < first + ELEMENTS; e++) {
      if (p.k1(e) != p.k1(first) || p.k2(e) != p.k2(first) || p.k3(e) != p.k3(first)) {
        return false;
      }
    }
    return true;
  }

  private static double[] uniform(final NeuronParameters p, final int first) {
    final double value = (p.k1(first) - p.k2(first)) / p.k3(first);
    if (!(value > 0)) {
      throw none(first / ELEMENTS);
    }
    final double[] neuron = new double[ELEMENTS];
    Arrays.fill(neuron, value);
    return neuron;
  }

  private static double[] newton(
      final NeuronParameters p, final Direction direction, final int first) {
    final double[] ones = new double[ELEMENTS];
    Arrays.fill(ones, 1);
    return newton(p, direction, first, ones)
        .or(() -> newton(p, direction, first, settled(p, direction, first, ones)))
        .orElseThrow(() -> none(first / ELEMENTS));
  }

  /** Over the logarithms of the values, so that they stay positive; no step beyond a factor e. */
  private static Optional<double[]> newton(
      final NeuronParameters p, final Direction direction, final int first, final double[] start) {
    final double[] e = start.clone();
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      final double[][] jacobian = new double[ELEMENTS][ELEMENTS];
      final double[] residual = new double[ELEMENTS];
      for (int i = 0; i < ELEMENTS; i++) {
        final int generator = direction.generator(i);
        final int restrainer = direction.restrainer(i);
        final double generation =
            p.k1(first + direction.generationParameter(i)) * e[generator] / e[i];
        final double restraint = p.k3(first + direction.restraintParameter(i)) * e[restrainer];
        residual[i] = generation - p.k2(first + i) - restraint;
        jacobian[i][generator] -= generation;
        jacobian[i][i] += generation;
        jacobian[i][restrainer] += restraint;
      }
      if (Arrays.stream(residual).allMatch(r -> Math.abs(r) < TOLERANCE)) {
        return Optional.of(e);
      }
      final double[] change;
      try {
        change = solve(jacobian, residual);
      } catch (final MathRuntimeException singular) {
        return Optional.empty();
      }
      final double largest = Arrays.stream(change).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < ELEMENTS; i++) {
        e[i] *= Math.exp(change[i] / Math.max(1, largest));
      }
      if (largest < TOLERANCE) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  /** Explicit Euler over 400 time units; in the end close to the fixed point if that is stable. */
  private static double[] settled(
      final NeuronParameters p, final Direction direction, final int first, final double[] start) {
    double[] e = start.clone();
    for (int step = 0; step < SETTLING_STEPS; step++) {
      final double[] next = new double[ELEMENTS];
      for (int i = 0; i < ELEMENTS; i++) {
        final double rate =
            p.k1(first + direction.generationParameter(i)) * e[direction.generator(i)]
                - p.k2(first + i) * e[i]
                - p.k3(first + direction.restraintParameter(i)) * e[i] * e[direction.restrainer(i)];
        next[i] = e[i] + SETTLING_STEP * rate;
      }
      e = next;
    }
    return e;
  }

  private static double[] solve(final double[][] jacobian, final double[] residual) {
    return new LUDecomposition(new Array2DRowRealMatrix(jacobian, false))
        .getSolver()
        .solve(new ArrayRealVector(residual, false))
        .toArray();
  }

  private static RuntimeException none(final int neuron) {
    return NetworkReason.NO_FIXED_POINT.failure(
        "neuron "
            + neuron
            + " (counted through the network) has no positive fixed point: raise K1 or lower K2");
  }
}
