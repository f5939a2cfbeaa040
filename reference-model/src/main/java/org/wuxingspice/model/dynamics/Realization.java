package org.wuxingspice.model.dynamics;

import java.util.Objects;

/**
 * The equations that a network's parts obey in one direction where they differ from what was drawn:
 *
 * <p>dE_e/dt = k1_e·E_g − k2_e·E_e − k3_e·E_e·E_r + Σ c_l·D + drive_e·I_e + bias_e·B_e + input_e
 *
 * <p>with the element's generator g and restrainer r. Deviations D are counted from where the drawn
 * network rests; an element starts {@code offset} above that, and its limits lie as far above the
 * clamp's. Arrays are shared, not copied.
 *
 * @param k1 rate of generation, by element, per time unit
 * @param k2 rate of decay, by element, per time unit
 * @param k3 rate of restraint, by element, per time unit and unit of E
 * @param coefficients by link, what its receiver gets per unit of D
 * @param drive by element, what it gets per unit of external drive
 * @param bias by element, what it gets per unit of constant current into it
 * @param input constant input, by element, units of E per time unit
 * @param offset of starts and limits, by element, units of E
 */
public record Realization(
    double[] k1,
    double[] k2,
    double[] k3,
    double[] coefficients,
    double[] drive,
    double[] bias,
    double[] input,
    double[] offset) {

  /** Checks that no array is missing. */
  public Realization {
    Objects.requireNonNull(k1, "k1");
    Objects.requireNonNull(k2, "k2");
    Objects.requireNonNull(k3, "k3");
    Objects.requireNonNull(coefficients, "coefficients");
    Objects.requireNonNull(drive, "drive");
    Objects.requireNonNull(bias, "bias");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(offset, "offset");
  }
}
