package org.wuxingspice.model.dynamics;

/** Explicit fixed-step methods for the transient engine. */
public enum Stepper {
  /** Explicit Euler, order 1. */
  EULER,
  /** The classical Runge-Kutta method, order 4. */
  RK4
}
