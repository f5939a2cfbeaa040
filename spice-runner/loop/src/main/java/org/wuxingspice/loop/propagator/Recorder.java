package org.wuxingspice.loop.propagator;

import org.wuxingspice.ngspice.simulation.Waveforms;

/** Takes what the pieces of a pass give, in an order that does not depend on the workers. */
interface Recorder {

  /**
   * A piece of a sample was simulated.
   *
   * @param sample in the batch
   * @param piece that was simulated
   * @param result its probes
   * @param start what the sample started from
   */
  void simulated(int sample, Piece piece, Waveforms result, StartingPoint.State start);

  /**
   * A piece of a sample was interpolated.
   *
   * @param sample in the batch
   * @param piece that was not simulated
   * @param deviations of its elements
   */
  default void interpolated(final int sample, final Piece piece, final Deviations deviations) {
    throw new IllegalStateException("waveforms are not interpolated");
  }
}
