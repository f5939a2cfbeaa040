package org.wuxingspice.model.dynamics;

/** An engine that follows the signals through time and can show them. */
public interface WaveformSource {

  /**
   * Runs one pass of one sample and keeps the element values over time, from the start of the pass
   * to its end.
   *
   * @param request what to run, with one sample
   * @return the values E of all elements over time
   * @throws org.wuxingspice.model.failure.WuxingException as {@link Propagator#propagate}
   */
  Trajectory trajectory(PassRequest request);
}
