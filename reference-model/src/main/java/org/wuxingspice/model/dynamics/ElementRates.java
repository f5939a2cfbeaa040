package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.NeuronParameters;

/**
 * The rates of every element as the equation of one direction (3.1 or 3.2) has them, and the fixed
 * points they lead to. Immutable.
 */
final class ElementRates {

  private final NeuronParameters parameters;
  private final Direction direction;
  private final double[] fixedPoint;
  private final double[] k1;
  private final double[] k2;
  private final double[] k3;
  private final boolean uniform;

  /** The rates that parts realise, around the fixed points of what was drawn. */
  ElementRates(final ElementRates drawn, final Realization realized) {
    parameters = drawn.parameters;
    direction = drawn.direction;
    fixedPoint = drawn.fixedPoint;
    k1 = realized.k1();
    k2 = realized.k2();
    k3 = realized.k3();
    uniform = false;
  }

  ElementRates(final NeuronParameters parameters, final Direction direction) {
    this.parameters = parameters;
    this.direction = direction;
    fixedPoint = FixedPoint.solve(parameters, direction);
    k1 = new double[fixedPoint.length];
    k2 = parameters.k2();
    k3 = new double[fixedPoint.length];
    boolean alike = true;
    for (int e = 0; e < k1.length; e++) {
      final int own = e % ELEMENTS;
      k1[e] = parameters.k1(e - own + direction.generationParameter(own));
      k3[e] = parameters.k3(e - own + direction.restraintParameter(own));
      alike &= k1[e] == k1[0] && k2[e] == k2[0] && k3[e] == k3[0];
    }
    uniform = alike;
  }

  /** What the rates follow from. */
  NeuronParameters parameters() {
    return parameters;
  }

  int elements() {
    return k1.length;
  }

  /** Value of an undriven element at rest. */
  double fixedPoint(final int element) {
    return fixedPoint[element];
  }

  /** Whether all neurons have the same K1, K2 and K3 in all elements. */
  boolean uniform() {
    return uniform;
  }

  /** Rate of the generation of an element. */
  double k1(final int element) {
    return k1[element];
  }

  /** Rate of the decay of an element. */
  double k2(final int element) {
    return k2[element];
  }

  /** Rate of the restraint of an element. */
  double k3(final int element) {
    return k3[element];
  }

  /** The element that generates an element. */
  int generator(final int element) {
    return element - element % ELEMENTS + direction.generator(element % ELEMENTS);
  }

  /** The element that restrains an element. */
  int restrainer(final int element) {
    return element - element % ELEMENTS + direction.restrainer(element % ELEMENTS);
  }

  /**
   * dE/dt of an undriven element.
   *
   * @param element index through the network
   * @param generator value of the element that generates it
   * @param value its own
   * @param restrainer value of the element that restrains it
   */
  double slope(
      final int element, final double generator, final double value, final double restrainer) {
    return k1[element] * generator - (k2[element] + k3[element] * restrainer) * value;
  }
}
