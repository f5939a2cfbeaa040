package org.wuxingspice.model.dynamics;

/**
 * The time over which a pass integrates deviations. The pass starts at 0 with all elements at rest
 * and ends at {@code end}; its integrals are ∫D dt from {@code begin} to {@code end}. The paper
 * integrates from 0; a later begin leaves the transient out.
 *
 * @param begin T0, time units, at least 0
 * @param end T, time units, above {@code begin} and finite
 */
public record Window(double begin, double end) {

  /**
   * Checks the limits.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public Window {
    if (!(begin >= 0 && begin < end && Double.isFinite(end))) {
      throw DynamicsReason.BAD_SETTING.failure(
          "integration from " + begin + " to " + end + ": need 0 <= from < to");
    }
  }

  /**
   * {@return the window from the start of the pass to its end}
   *
   * @param end T, time units, positive and finite
   */
  public static Window until(final double end) {
    return new Window(0, end);
  }

  /** {@return T − T0, time units} */
  public double length() {
    return end - begin;
  }
}
