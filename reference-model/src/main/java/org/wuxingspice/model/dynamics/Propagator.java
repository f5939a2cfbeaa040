package org.wuxingspice.model.dynamics;

/**
 * Runs signals through a network. The numeric engines and the circuit in ngspice implement this one
 * seam, and training, evaluation and comparison are written against it alone.
 *
 * <p>A pass starts with every element at its operating point and keeps the drive constant for the
 * whole duration T.
 */
public interface Propagator extends AutoCloseable {

  /**
   * Runs one pass for a batch of samples.
   *
   * @param request what to run
   * @return the time integrals of the deviations of all elements from the operating point
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#UNSUPPORTED} when
   *     this engine cannot do what is asked; another {@link DynamicsReason}, or a reason of the
   *     engine's own, when a sample has no valid answer
   */
  Pass propagate(PassRequest request);

  /** Releases threads and processes. */
  @Override
  void close();
}
