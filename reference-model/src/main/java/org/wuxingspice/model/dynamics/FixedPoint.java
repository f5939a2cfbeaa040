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
        residual[i] = k1 * e[generator] - k2 * e[i] - k3 * e[i] * e[restrainer];
        jacobian[i][generator] -= k1;
        jacobian[i][i] += k2 + k3 * e[restrainer];
        jacobian[i][restrainer] += k3 * e[i];
      }
      final double[] change = solve(jacobian, residual, first / ELEMENTS);
      double largest = 0;
      for (int i = 0; i < ELEMENTS; i++) {
        e[i] += change[i];
        largest = Math.max(largest, Math.abs(change[i]) / Math.max(1, Math.abs(e[i])));
      }
      if (largest < TOLERANCE) {
        return positive(e, first / ELEMENTS);
      }
    }
    return positive(new double[ELEMENTS], first / ELEMENTS);
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

  private static double[] positive(final double[] values, final int neuron) {
    for (final double value : values) {
      if (!(value > 0)) {
        throw none(neuron);
      }
    }
    return values;
  }

  private static RuntimeException none(final int neuron) {
    return NetworkReason.NO_FIXED_POINT.failure(
        "neuron "
            + neuron
            + " (counted through the network) has no positive fixed point: raise K1 or lower K2");
  }
}
