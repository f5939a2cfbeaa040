package org.wuxingspice.model.network;

import java.util.Arrays;

/**
 * The parameters K1, K2, K3 of every element (equation 2.1), each an array over elements.
 * Immutable.
 */
public final class NeuronParameters {

  private final double[] k1;
  private final double[] k2;
  private final double[] k3;

  /**
   * Creates parameters.
   *
   * @param k1 generation rates, one per element, per time unit, positive
   * @param k2 decay rates, one per element, per time unit, positive
   * @param k3 restraint rates, one per element, per time unit, positive
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#BAD_PARAMETER}
   */
  public NeuronParameters(final double[] k1, final double[] k2, final double[] k3) {
    if (k1.length != k2.length || k1.length != k3.length || k1.length % Neuron.ELEMENTS != 0) {
      throw NetworkReason.BAD_PARAMETER.failure(
          "K1, K2, K3 have "
              + k1.length
              + ", "
              + k2.length
              + ", "
              + k3.length
              + " entries: need five per neuron in each");
    }
    this.k1 = checked("K1", k1);
    this.k2 = checked("K2", k2);
    this.k3 = checked("K3", k3);
  }

  /**
   * {@return the same parameters for every element}
   *
   * @param elements number of elements in the network
   * @param k1 generation rate
   * @param k2 decay rate
   * @param k3 restraint rate
   */
  public static NeuronParameters uniform(
      final int elements, final double k1, final double k2, final double k3) {
    return new NeuronParameters(filled(elements, k1), filled(elements, k2), filled(elements, k3));
  }

  private static double[] filled(final int length, final double value) {
    final double[] array = new double[length];
    Arrays.fill(array, value);
    return array;
  }

  private static double[] checked(final String name, final double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0 && Double.isFinite(values[i]))) {
        throw NetworkReason.BAD_PARAMETER.failure(
            name + " of element " + i + " is " + values[i] + ": must be positive and finite");
      }
    }
    return values.clone();
  }

  /** {@return the number of elements} */
  public int elementCount() {
    return k1.length;
  }

  /**
   * {@return the generation rate of an element}
   *
   * @param element index through the network
   */
  public double k1(final int element) {
    return k1[element];
  }

  /**
   * {@return the decay rate of an element}
   *
   * @param element index through the network
   */
  public double k2(final int element) {
    return k2[element];
  }

  /**
   * {@return the restraint rate of an element}
   *
   * @param element index through the network
   */
  public double k3(final int element) {
    return k3[element];
  }

  /** {@return a copy of the generation rates, one per element} */
  public double[] k1() {
    return k1.clone();
  }

  /** {@return a copy of the decay rates, one per element} */
  public double[] k2() {
    return k2.clone();
  }

  /** {@return a copy of the restraint rates, one per element} */
  public double[] k3() {
    return k3.clone();
  }
}
