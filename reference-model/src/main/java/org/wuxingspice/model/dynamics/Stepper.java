package org.wuxingspice.model.dynamics;

import java.util.Optional;

/** The methods of the transient engine. */
public enum Stepper {
  /** Explicit Euler, order 1, fixed step. */
  EULER,
  /**
   * Explicit Euler in single precision, on deviations from the fixed points. At T = 20 and steps of
   * 0.2 the integrals of D differ from those of {@link #EULER} by less than 2e-6 of the largest
   * one, a thousand times less than by what the steps themselves are wrong. Waveforms are in double
   * precision.
   */
  EULER_SINGLE,
  /** The classical Runge-Kutta method, order 4, fixed step. */
  RK4,
  /**
   * The adaptive reference: Dormand and Prince's method of order 8(5,3) with error bounds of 1e-12
   * per step (Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 1993), one sample
   * at a time. For checks, not for training.
   */
  DORMAND_PRINCE_853;

  /** The same method in double precision. */
  Stepper precise() {
    return this == EULER_SINGLE ? EULER : this;
  }

  /** Most samples in a block. */
  int lanes() {
    return switch (this) {
      case EULER -> Precision.DOUBLE.vector();
      case EULER_SINGLE -> Precision.SINGLE.vector();
      case RK4, DORMAND_PRINCE_853 -> SampleBlocks.LANES;
    };
  }

  /** The pass with what the method computes once for all samples. */
  TransientPass prepared(final TransientPass pass, final Signals drive) {
    return this == EULER || this == EULER_SINGLE ? pass.answering(drive) : pass;
  }

  /**
   * A block of a method with a fixed step.
   *
   * @param pass to run
   * @param samples side by side
   * @param recorder sees the values of the first one
   */
  TransientBlock block(
      final TransientPass pass,
      final int samples,
      final Optional<TransientBlock.Recorder> recorder) {
    return switch (this) {
      case EULER -> new EulerBlock<>(Precision.DOUBLE, pass, samples, recorder);
      case EULER_SINGLE -> new EulerBlock<>(Precision.SINGLE, pass, samples, recorder);
      case RK4 -> new RungeKuttaBlock(pass, samples, recorder);
      case DORMAND_PRINCE_853 -> throw new IllegalArgumentException("no fixed step: " + this);
    };
  }
}
