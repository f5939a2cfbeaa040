package org.wuxingspice.model.network;

/** The two directions in which signals run through a network (equations 3.1 and 3.2). */
public enum Direction {
  /** From the external inputs to the external outputs, equation 3.1. */
  FORWARD,
  /** From the external outputs back to the external inputs, equation 3.2. */
  REVERSED;

  /** {@return the other one} */
  public Direction opposite() {
    return this == FORWARD ? REVERSED : FORWARD;
  }

  /**
   * The element that generates element {@code element} in this direction.
   *
   * @param element element of a neuron, 0 to 4
   * @return element − 1 forward, element + 1 reversed, modulo 5
   */
  public int generator(final int element) {
    return Math.floorMod(element + (this == FORWARD ? -1 : 1), Neuron.ELEMENTS);
  }

  /**
   * The element that restrains element {@code element} in this direction.
   *
   * @param element element of a neuron, 0 to 4
   * @return element − 2 forward, element + 2 reversed, modulo 5
   */
  public int restrainer(final int element) {
    return Math.floorMod(element + (this == FORWARD ? -2 : 2), Neuron.ELEMENTS);
  }

  /**
   * The element whose K1 multiplies the generation of {@code element}: the parameter belongs to the
   * effect in the forward equation (2.1), and stays where it is when cause and effect change places
   * (2.5).
   *
   * @param element element of a neuron, 0 to 4
   * @return element forward, element + 1 reversed, modulo 5
   */
  public int generationParameter(final int element) {
    return this == FORWARD ? element : generator(element);
  }

  /**
   * The element whose K3 multiplies the restraint of {@code element}.
   *
   * @param element element of a neuron, 0 to 4
   * @return element forward, element + 2 reversed, modulo 5
   */
  public int restraintParameter(final int element) {
    return this == FORWARD ? element : restrainer(element);
  }
}
