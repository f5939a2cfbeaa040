package org.wuxingspice.model.learning;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.NeuronParameters;

/**
 * How the parameters of one neuron push its output signals.
 *
 * <p>Let f_i be the factor of a parameter in dE_i/dt (2.1): E_{i-1} for K1_i, −E_i for K2_i,
 * −E_i·E_{i-2} for K3_i. A parameter moves the element values by f(E) and the fixed point, against
 * which signals are measured, by f(B). At equilibrium the help it gives is therefore {@code
 * f_i(E)·D̂_i − f_i(B)·R_i}, where R is what the reversed neuron would answer to the same errors if
 * it stood at its fixed point. With A(E) the negative Jacobian, {@code A(E)ᵀD̂ = A(B)ᵀR}, and since
 * A is linear in E, {@code R = D̂ + A(B)⁻ᵀv} with {@code v_j = K3_j·D_{j-2}·D̂_j +
 * K3_{j+2}·D_{j+2}·D̂_{j+2}}: all of it inside the neuron.
 */
final class NeuronCauses {

  private final int first;
  private final double[] k3 = new double[ELEMENTS];
  private final double[] rest = new double[ELEMENTS];
  private final double[][] reversedGain;
  private final double[] d = new double[ELEMENTS];
  private final double[] effect = new double[ELEMENTS];
  private final double[] push = new double[ELEMENTS];

  /**
   * Looks up a neuron.
   *
   * @param parameters of the network
   * @param rest forward fixed point of every element
   * @param first index of the neuron's element 0
   */
  NeuronCauses(final NeuronParameters parameters, final double[] rest, final int first) {
    this.first = first;
    final double[][] transposed = new double[ELEMENTS][ELEMENTS];
    for (int i = 0; i < ELEMENTS; i++) {
      k3[i] = parameters.k3(first + i);
      this.rest[i] = rest[first + i];
    }
    for (int i = 0; i < ELEMENTS; i++) {
      final int restrainer = Direction.FORWARD.restrainer(i);
      transposed[Direction.FORWARD.generator(i)][i] -= parameters.k1(first + i);
      transposed[i][i] += parameters.k2(first + i) + k3[i] * this.rest[restrainer];
      transposed[restrainer][i] += k3[i] * this.rest[i];
    }
    reversedGain =
        new LUDecomposition(new Array2DRowRealMatrix(transposed, false))
            .getSolver()
            .getInverse()
            .getData();
  }

  /**
   * Stores the mean limited quantities of a batch.
   *
   * @param limiter applied to every sample
   * @param forward pass
   * @param reversed pass of the same samples
   * @param update K1 of all elements, then K2, then K3; this neuron's entries are overwritten
   */
  void mean(final Limiter limiter, final Pass forward, final Pass reversed, final double[] update) {
    final double time = forward.duration();
    final Signals causes = forward.integrals();
    final Signals effects = reversed.integrals();
    final int samples = causes.samples();
    final double[] k1 = new double[ELEMENTS];
    final double[] k2 = new double[ELEMENTS];
    final double[] restraint = new double[ELEMENTS];
    for (int s = 0; s < samples; s++) {
      for (int i = 0; i < ELEMENTS; i++) {
        d[i] = causes.at(first + i, s) / time;
        effect[i] = effects.at(first + i, s);
      }
      findPush();
      for (int i = 0; i < ELEMENTS; i++) {
        final int generator = Direction.FORWARD.generator(i);
        final int restrainer = Direction.FORWARD.restrainer(i);
        final double atRest = effect[i] + correction(i);
        k1[i] += limiter.limited(time * difference(d[generator], rest[generator], i, atRest));
        k2[i] -= limiter.limited(time * difference(d[i], rest[i], i, atRest));
        final double product = rest[i] * rest[restrainer];
        final double moved = (rest[i] + d[i]) * (rest[restrainer] + d[restrainer]) - product;
        restraint[i] -= limiter.limited(time * difference(moved, product, i, atRest));
      }
    }
    final int elements = causes.channels();
    for (int i = 0; i < ELEMENTS; i++) {
      update[first + i] = k1[i] / samples;
      update[elements + first + i] = k2[i] / samples;
      update[2 * elements + first + i] = restraint[i] / samples;
    }
  }

  /** f(E)·D̂ − f(B)·R for f(E) = moved + resting and f(B) = resting. */
  private double difference(
      final double moved, final double resting, final int element, final double atRest) {
    return (moved + resting) * effect[element] - resting * atRest;
  }

  /** Stores v of the present sample. */
  private void findPush() {
    for (int j = 0; j < ELEMENTS; j++) {
      final int after = Direction.REVERSED.restrainer(j);
      push[j] =
          k3[j] * d[Direction.FORWARD.restrainer(j)] * effect[j]
              + k3[after] * d[after] * effect[after];
    }
  }

  /** Entry i of A(B)⁻ᵀv. */
  private double correction(final int i) {
    double sum = 0;
    for (int j = 0; j < ELEMENTS; j++) {
      sum += reversedGain[i][j] * push[j];
    }
    return sum;
  }
}
