package org.wuxingspice.ngspice.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs of a study gave.
 *
 * @param plan the runs
 * @param measures in the order they were given
 * @param units one per measure, or the empty string
 * @param runs one per run of the plan, in its order
 */
public record StudyResult(Plan plan, List<Measure> measures, List<String> units, List<Run> runs) {

  /**
   * One run.
   *
   * @param values one per measure, SI units; NaN where there is none
   * @param failure why the run or one of its measures failed
   */
  public record Run(List<Double> values, Optional<String> failure) {
    /** Keeps unmodifiable copies of lists and maps. */
    public Run {
      values = List.copyOf(values);
    }
  }

  /** Keeps unmodifiable copies of lists and maps. */
  public StudyResult {
    measures = List.copyOf(measures);
    units = List.copyOf(units);
    runs = List.copyOf(runs);
  }

  /** {@return the number of failed runs} */
  public int failures() {
    return (int) runs.stream().filter(run -> run.failure().isPresent()).count();
  }

  /**
   * {@return the values that a measure took, without those it did not}
   *
   * @param measure its position
   */
  public double[] values(final int measure) {
    return runs.stream()
        .mapToDouble(run -> run.values().get(measure))
        .filter(Double::isFinite)
        .toArray();
  }

  /**
   * {@return the fraction of all runs, failed ones included, that keep all limits}
   *
   * @param limits on measures by name; others are ignored
   */
  public double goodFraction(final List<Limits> limits) {
    final long good =
        runs.stream()
            .filter(run -> run.failure().isEmpty())
            .filter(run -> limits.stream().allMatch(limit -> keeps(run, limit)))
            .count();
    return (double) good / runs.size();
  }

  private boolean keeps(final Run run, final Limits limit) {
    for (int m = 0; m < measures.size(); m++) {
      if (measures.get(m).name().equals(limit.measure()) && !limit.contain(run.values().get(m))) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return a run's values by parameter}
   *
   * @param run its position from 0
   */
  public Map<String, Double> parameters(final int run) {
    return plan.values(run);
  }
}
