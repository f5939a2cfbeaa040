package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.NetworkReason;
import org.wuxingspice.model.network.NeuronParameters;

/**
 * The element values at which an undriven neuron rests. With equal parameters in all elements it is
 * B0 = (K1 − K2)/K3 (equation 2.2); otherwise the five equations are solved by Newton's method, and
 * the two directions differ.
 */
public final class FixedPoint {

  private static final int ITERATIONS = 50;
  private static final double TOLERANCE = 1e-14;

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

  /** Over the logarithms of the values, so that they stay positive; no step beyond a factor e. */
  private static double[] newton(
      final NeuronParameters p, final Direction direction, final int first) {
    final double[] e = new double[ELEMENTS];
    Arrays.fill(e, 1);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      final double[][] jacobian = new double[ELEMENTS][ELEMENTS];
      final double[] residual = new double[ELEMENTS];
      for (int i = 0; i < ELEMENTS; i++) {
        final int generator = direction.generator(i);
        final int restrainer = direction.restrainer(i);
        final double k1 = p.k1(first + direction.generationParameter(i));
        final double k2 = p.k2(first + i);
        final double k3 = p.k3(first + direction.restraintParameter(i));
        final double generation = k1 * e[generator] / e[i];
        residual[i] = generation - k2 - k3 * e[restrainer];
        jacobian[i][generator] -= generation;
        jacobian[i][i] += generation;
        jacobian[i][restrainer] += k3 * e[restrainer];
      }
      if (Arrays.stream(residual).allMatch(r -> Math.abs(r) < TOLERANCE)) {
        return e;
      }
      final double[] change = solve(jacobian, residual, first / ELEMENTS);
      final double largest = Arrays.stream(change).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < ELEMENTS; i++) {
        e[i] *= Math.exp(change[i] / Math.max(1, largest));
      }
      if (largest < TOLERANCE) {
        return e;
      }
    }
    throw none(first / ELEMENTS);
  }

  private static double[] solve(
      final double[][] jacobian, final double[] residual, final int neuron) {
    try {
      return new LUDecomposition(new Array2DRowRealMatrix(jacobian, false))
          .getSolver()
          .solve(new ArrayRealVector(residual, false))
          .toArray();
    } catch (final MathRuntimeException singular) {
      throw none(neuron);
    }
  }

  private static RuntimeException none(final int neuron) {
    return NetworkReason.NO_FIXED_POINT.failure(
        "neuron "
            + neuron
            + " (counted through the network) has no positive fixed point: raise K1 or lower K2");
  }
}
