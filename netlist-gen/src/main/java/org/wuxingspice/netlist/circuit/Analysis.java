package org.wuxingspice.netlist.circuit;

/** An analysis that a simulator is asked for. */
public sealed interface Analysis {

  /** The operating point, with sources at their DC values. */
  record OperatingPoint() implements Analysis {}

  /**
   * A transient analysis.
   *
   * @param step suggested time step for output, s, positive
   * @param stop end time, s, positive
   * @param start time from which results are kept, s, from 0 to {@code stop}
   * @param maxStep largest internal time step, s, positive
   * @param useInitialConditions whether to start from the devices' initial conditions instead of
   *     the operating point
   */
  record Transient(
      double step, double stop, double start, double maxStep, boolean useInitialConditions)
      implements Analysis {}

  /**
   * A sweep of a source's DC value.
   *
   * @param source name of an independent source
   * @param start first value, V or A
   * @param stop last value, V or A
   * @param increment step, V or A, not zero
   */
  record DcSweep(String source, double start, double stop, double increment) implements Analysis {}

  /**
   * A small-signal frequency sweep.
   *
   * @param spacing how the points are spread
   * @param points points per decade or octave, or in all when linear; positive
   * @param start first frequency, Hz, positive
   * @param stop last frequency, Hz, not below {@code start}
   */
  record AcSweep(Spacing spacing, int points, double start, double stop) implements Analysis {

    /** How the frequencies of a sweep are spread. */
    public enum Spacing {
      /** A number of points per decade. */
      DECADE,
      /** A number of points per octave. */
      OCTAVE,
      /** Evenly, with a total number of points. */
      LINEAR
    }
  }
}
