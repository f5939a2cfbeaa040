package org.wuxingspice.loop.propagator;

import org.wuxingspice.ngspice.simulation.Waveforms;

/** Takes what the pieces of a pass give, in an order that does not depend on the workers. */
interface Recorder {

  /**
   * A piece of a sample is done.
   *
   * @param sample in the batch
   * @param piece that was simulated
   * @param result its probes
   */
  void record(int sample, Piece piece, Waveforms result);
}
