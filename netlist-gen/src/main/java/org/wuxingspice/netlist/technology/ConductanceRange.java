package org.wuxingspice.netlist.technology;

/**
 * The conductances that a programmed memristor can have.
 *
 * @param lowest G_off, siemens, positive
 * @param highest G_on, siemens, above {@code lowest}
 * @param levels number of evenly spaced conductances from lowest to highest, at least 2; 0 when any
 *     conductance between them can be set
 */
public record ConductanceRange(double lowest, double highest, int levels) {

  /**
   * Checks the range.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TechnologyReason#BAD_PART}
   */
  public ConductanceRange {
    TechnologyReason.positive("lowest conductance", lowest);
    TechnologyReason.positive("highest conductance", highest);
    if (lowest >= highest) {
      throw TechnologyReason.BAD_PART.failure(
          "conductances "
              + lowest
              + " to "
              + highest
              + " S: the lowest must lie below the highest");
    }
    if (levels < 0 || levels == 1) {
      throw TechnologyReason.BAD_PART.failure(
          levels + " conductance levels: 0 for a continuous range, else at least 2");
    }
  }

  /**
   * The conductance that is set when another is asked for.
   *
   * @param wanted siemens, finite
   * @return the nearest one that can be set
   */
  public double nearest(final double wanted) {
    final double inside = Math.min(Math.max(wanted, lowest), highest);
    if (levels == 0) {
      return inside;
    }
    final double step = (highest - lowest) / (levels - 1);
    return lowest + step * Math.rint((inside - lowest) / step);
  }
}
