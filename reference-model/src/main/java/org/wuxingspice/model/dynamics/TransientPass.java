package org.wuxingspice.model.dynamics;

import java.util.Optional;
import org.wuxingspice.model.kernel.Kernel;

/**
 * What the blocks of a pass with a fixed step share.
 *
 * @param equations of the network in the direction to run
 * @param rest where elements start
 * @param grid steps
 * @param stages number of layers to run
 * @param kernel does the numeric work
 * @param inputs response of the first layer's neurons, which Euler's method may use instead of
 *     running them
 */
record TransientPass(
    NetworkEquations equations,
    RestPoint rest,
    TimeGrid grid,
    int stages,
    Kernel kernel,
    Optional<InputResponse> inputs) {

  /** The same pass for a batch of drives. */
  TransientPass answering(final Signals drive) {
    return withInputs(InputResponse.of(this, drive));
  }

  /** The same pass with all layers run step by step. */
  TransientPass stepByStep() {
    return withInputs(Optional.empty());
  }

  private TransientPass withInputs(final Optional<InputResponse> response) {
    return new TransientPass(equations, rest, grid, stages, kernel, response);
  }
}
