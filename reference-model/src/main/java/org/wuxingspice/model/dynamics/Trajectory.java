package org.wuxingspice.model.dynamics;

import java.util.Arrays;

/**
 * Element values E over time, piecewise linear between the stored instants. The arrays are shared,
 * not copied.
 *
 * @param time instants in time units, strictly increasing, from 0 to the duration
 * @param values element values, one row per element of the network, one column per instant
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier by contract, compared by nobody
public record Trajectory(double[] time, double[][] values) {

  /**
   * The value of an element at any time, by linear interpolation.
   *
   * @param element index through the network
   * @param instant in time units; clipped to the stored range
   */
  public double at(final int element, final double instant) {
    final int found = Arrays.binarySearch(time, instant);
    if (found >= 0) {
      return values[element][found];
    }
    final int next = -found - 1;
    if (next == 0) {
      return values[element][0];
    }
    if (next == time.length) {
      return values[element][time.length - 1];
    }
    final double weight = (instant - time[next - 1]) / (time[next] - time[next - 1]);
    return values[element][next - 1] * (1 - weight) + values[element][next] * weight;
  }

  @Override
  public String toString() {
    return "Trajectory[" + values.length + " elements x " + time.length + " instants]";
  }
}
