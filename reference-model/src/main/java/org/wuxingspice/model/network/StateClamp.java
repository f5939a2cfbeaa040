package org.wuxingspice.model.network;

/**
 * The range that element values are held in. A circuit clamps at its rails; the numeric engines
 * need the same limits because the equations run away when all inputs of a neuron are strongly
 * negative.
 *
 * @param low lowest element value, dimensionless; finite
 * @param high highest element value, dimensionless; finite and above {@code low}
 */
public record StateClamp(double low, double high) {

  /** Range of a circuit with 1 V per unit and a 10 V multiplier scale. */
  public static final StateClamp DEFAULT = new StateClamp(0.0, 10.0);

  /**
   * Checks the range.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link NetworkReason#BAD_PARAMETER}
   */
  public StateClamp {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
      throw NetworkReason.BAD_PARAMETER.failure(
          "state clamp [" + low + ", " + high + "]: need finite limits with low < high");
    }
  }

  /**
   * {@return whether a value lies at a limit or beyond}
   *
   * @param value element value
   * @param margin distance from a limit that still counts, not negative
   */
  public boolean reaches(final double value, final double margin) {
    return value <= low + margin || value >= high - margin;
  }
}
