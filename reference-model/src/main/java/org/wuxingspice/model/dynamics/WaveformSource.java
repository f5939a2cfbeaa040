package org.wuxingspice.model.dynamics;

import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/** An engine that follows the signals through time and can show them. */
public interface WaveformSource {

  /**
   * Runs one pass of one sample and keeps the element values over time.
   *
   * @param network what to run
   * @param direction of the pass
   * @param drive constant drive, one number per channel of the direction
   * @return the values E of all elements over time
   */
  Trajectory trajectory(Network network, Direction direction, double[] drive);
}
