package org.wuxingspice.netlist.circuit;

import java.util.List;

/** An analysis that a simulator is asked for. */
public sealed interface Analysis extends Statement {

  /** The operating point, with sources at their DC values. */
  record OperatingPoint() implements Analysis {}

  /**
   * A transient analysis.
   *
   * @param step suggested time step for output, s, positive
   * @param stop end time, s, positive
   * @param start time from which results are kept, s, from 0 to {@code stop}
   * @param maxStep largest internal time step, s; 0 leaves it to the simulator
   * @param useInitialConditions whether to start from the devices' initial conditions instead of
   *     the operating point
   */
  record Transient(
      double step, double stop, double start, double maxStep, boolean useInitialConditions)
      implements Analysis {
    /**
     * Checks the times.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public Transient {
      if (!(step > 0 && stop > 0 && start >= 0 && start <= stop && maxStep >= 0)
          || !Double.isFinite(stop)) {
        throw CircuitReason.BAD_VALUE.failure(
            "transient of step "
                + step
                + " s from "
                + start
                + " to "
                + stop
                + " s: steps and stop above 0, start from 0 to stop");
      }
    }
  }

  /**
   * Sweeps of DC values, one within the other.
   *
   * @param sweeps the innermost first; one or two
   */
  record DcSweep(List<Sweep> sweeps) implements Analysis {
    /**
     * Checks the number of sweeps.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public DcSweep {
      sweeps = List.copyOf(sweeps);
      if (sweeps.isEmpty() || sweeps.size() > 2) {
        throw CircuitReason.BAD_VALUE.failure("a DC analysis has one or two sweeps");
      }
    }
  }

  /**
   * One sweep.
   *
   * @param source name of an independent source, or {@code temp}
   * @param start first value, V or A
   * @param stop last value, V or A
   * @param increment step, V or A, not zero
   */
  record Sweep(String source, double start, double stop, double increment) {
    /**
     * Checks name and range.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME} or
     *     {@link CircuitReason#BAD_VALUE}
     */
    public Sweep {
      Names.name(source);
      if (increment == 0 || (stop - start) / increment < 0 || !Double.isFinite(start + stop)) {
        throw CircuitReason.BAD_VALUE.failure(
            "sweep of " + source + " from " + start + " to " + stop + " by " + increment);
      }
    }
  }

  /** How the frequencies of a sweep are spread. */
  enum Spacing {
    /** A number of points per decade. */
    DECADE,
    /** A number of points per octave. */
    OCTAVE,
    /** Evenly, with a total number of points. */
    LINEAR
  }

  /**
   * Frequencies.
   *
   * @param spacing how the points are spread
   * @param points points per decade or octave, or in all when linear; positive
   * @param start first frequency, Hz, positive
   * @param stop last frequency, Hz, not below {@code start}
   */
  record Frequencies(Spacing spacing, int points, double start, double stop) {
    /**
     * Checks the range.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_VALUE}
     */
    public Frequencies {
      if (points < 1 || !(start > 0 && stop >= start && Double.isFinite(stop))) {
        throw CircuitReason.BAD_VALUE.failure(
            points
                + " frequencies from "
                + start
                + " to "
                + stop
                + " Hz: start above 0, then stop");
      }
    }
  }

  /**
   * A small-signal frequency sweep.
   *
   * @param frequencies to compute
   */
  record AcSweep(Frequencies frequencies) implements Analysis {}

  /**
   * A small-signal noise analysis.
   *
   * @param output node whose noise is computed
   * @param reference node that it is measured against, {@code 0} for ground
   * @param source independent source that noise is referred to
   * @param frequencies to compute
   */
  record Noise(String output, String reference, String source, Frequencies frequencies)
      implements Analysis {
    /**
     * Checks the names.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link CircuitReason#BAD_NAME}
     */
    public Noise {
      Names.names(output, reference, source);
    }
  }
}
