package org.wuxingspice.model.dynamics;

import java.util.Arrays;

/**
 * Element values E over time, piecewise linear between the stored instants. Elements may have
 * instants of their own, as when a circuit is simulated in pieces; those that share them share the
 * array. The arrays are not copied.
 *
 * @param time instants of each element in time units, strictly increasing, from 0 to the duration;
 *     one row per element
 * @param values element values, one row per element of the network, one entry per instant
 */
public record Trajectory(double[][] time, double[][] values) {

  /**
   * A trajectory whose elements share their instants.
   *
   * @param time instants in time units, strictly increasing, from 0 to the duration
   * @param values element values, one row per element of the network, one column per instant
   */
  public Trajectory(final double[] time, final double[][] values) {
    this(shared(time, values.length), values);
  }

  private static double[][] shared(final double[] time, final int elements) {
    final double[][] rows = new double[elements][];
    Arrays.fill(rows, time);
    return rows;
  }

  /**
   * {@return the value of an element at any time, by linear interpolation}
   *
   * @param element index through the network
   * @param instant in time units; clipped to the stored range
   */
  public double at(final int element, final double instant) {
    final double[] instants = time[element];
    final double[] value = values[element];
    final int found = Arrays.binarySearch(instants, instant);
    if (found >= 0) {
      return value[found];
    }
    final int next = -found - 1;
    if (next == 0) {
      return value[0];
    }
    if (next == instants.length) {
      return value[instants.length - 1];
    }
    final double weight = (instant - instants[next - 1]) / (instants[next] - instants[next - 1]);
    return value[next - 1] * (1 - weight) + value[next] * weight;
  }

  /**
   * {@return the difference from another trajectory, at this one's instants}
   *
   * @param reference to subtract; interpolated
   */
  public Trajectory minus(final Trajectory reference) {
    return mapped((e, i) -> values[e][i] - reference.at(e, time[e][i]));
  }

  /**
   * {@return all values times a number, for instance to show them in another unit}
   *
   * @param factor to multiply by
   */
  public Trajectory times(final double factor) {
    return mapped((e, i) -> factor * values[e][i]);
  }

  private Trajectory mapped(final ValueAt value) {
    final double[][] results = new double[values.length][];
    for (int e = 0; e < results.length; e++) {
      results[e] = new double[values[e].length];
      for (int i = 0; i < results[e].length; i++) {
        results[e][i] = value.at(e, i);
      }
    }
    return new Trajectory(time, results);
  }

  /** A number for an element and an instant. */
  private interface ValueAt {
    double at(int element, int instant);
  }

  @Override
  public String toString() {
    return "Trajectory[" + values.length + " elements]";
  }
}
