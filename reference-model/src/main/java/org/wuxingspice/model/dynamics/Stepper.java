package org.wuxingspice.model.dynamics;

/** The methods of the transient engine. */
public enum Stepper {
  /** Explicit Euler, order 1, fixed step. */
  EULER(1),
  /**
   * Explicit Euler in single precision, on deviations from the fixed points. At T = 20 and steps of
   * 0.2 the integrals of D differ from those of {@link #EULER} by less than 2e-6 of the largest
   * one, a thousand times less than by what the steps themselves are wrong. Waveforms are in double
   * precision.
   */
  EULER_SINGLE(1),
  /** The classical Runge-Kutta method, order 4, fixed step. */
  RK4(4),
  /**
   * The adaptive reference: Dormand and Prince's method of order 8(5,3) with error bounds of 1e-12
   * per step (Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 1993), one sample
   * at a time. For checks, not for training.
   */
  DORMAND_PRINCE_853(0);

  private final int stages;

  Stepper(final int stages) {
    this.stages = stages;
  }

  /** Evaluations of the equations per step, of a method with fixed step. */
  int stages() {
    return stages;
  }
}
