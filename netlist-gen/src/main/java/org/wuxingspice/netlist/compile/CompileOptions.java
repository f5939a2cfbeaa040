package org.wuxingspice.netlist.compile;

import java.util.Objects;
import java.util.Optional;
import org.wuxingspice.netlist.technology.Imperfections;

/**
 * Choices in compiling a network.
 *
 * @param imperfections random differences between devices
 * @param neurons the piece of the network to compile; empty for all of it
 * @param deviationIntegrals whether the circuit integrates the deviation of every element
 * @param ownNumbers whether the parts of a piece have numbers from 0 in their names, in an order
 *     that depends on how it is built alone, instead of their indices through the network: pieces
 *     that are built alike then have the same netlist apart from values
 * @param linkSums whether the links into each port are one current source and one resistor, see
 *     {@link LinkSums}; for pieces whose links all come from elsewhere
 * @param biases whether every element has a constant input of its own, see {@link
 *     CompiledNetwork#biasTargets()}
 */
public record CompileOptions(
    Imperfections imperfections,
    Optional<Neurons> neurons,
    boolean deviationIntegrals,
    boolean ownNumbers,
    boolean linkSums,
    boolean biases) {

  /** All of the network, devices as drawn, no integrals. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(Imperfections.NONE, Optional.empty(), false, false, false, false);

  /** Checks the parts. */
  public CompileOptions {
    Objects.requireNonNull(imperfections, "imperfections");
    Objects.requireNonNull(neurons, "neurons");
  }

  /**
   * {@return the same with other differences between devices}
   *
   * @param changed differences
   */
  public CompileOptions withImperfections(final Imperfections changed) {
    return new CompileOptions(changed, neurons, deviationIntegrals, ownNumbers, linkSums, biases);
  }

  /**
   * {@return the same for a piece of the network}
   *
   * @param piece neurons of the piece
   */
  public CompileOptions withNeurons(final Neurons piece) {
    return new CompileOptions(
        imperfections, Optional.of(piece), deviationIntegrals, ownNumbers, linkSums, biases);
  }

  /**
   * {@return the same with an integrator of D for every element; node {@code q12} carries element
   * 12's}
   */
  public CompileOptions withDeviationIntegrals() {
    return new CompileOptions(imperfections, neurons, true, ownNumbers, linkSums, biases);
  }

  /** {@return the same with the numbers of a piece's own in names; see the parameter} */
  public CompileOptions withOwnNumbers() {
    return new CompileOptions(imperfections, neurons, deviationIntegrals, true, linkSums, biases);
  }

  /**
   * {@return the same with numbers of the piece's own and the links into each port as their Norton
   * equivalent}
   */
  public CompileOptions withLinkSums() {
    return new CompileOptions(imperfections, neurons, deviationIntegrals, true, true, biases);
  }

  /** {@return the same with a constant input for every element} */
  public CompileOptions withBiases() {
    return new CompileOptions(
        imperfections, neurons, deviationIntegrals, ownNumbers, linkSums, true);
  }
}
