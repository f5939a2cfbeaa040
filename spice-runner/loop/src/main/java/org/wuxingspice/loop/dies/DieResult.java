package org.wuxingspice.loop.dies;

import java.util.Objects;
import java.util.Optional;

/**
 * What a die answered.
 *
 * @param die seed of its draws
 * @param accuracy fraction of the images that its equations classify right
 * @param circuit the same die in ngspice, where it was asked for
 */
public record DieResult(long die, double accuracy, Optional<Circuit> circuit) {

  /**
   * A die in ngspice.
   *
   * @param accuracy fraction of the images that the circuit classifies right
   * @param sameClass fraction of the images that circuit and equations put into the same class
   */
  public record Circuit(double accuracy, double sameClass) {}

  /** Checks the parts. */
  public DieResult {
    Objects.requireNonNull(circuit, "circuit");
  }
}
