package org.wuxingspice.model.dynamics;

import java.util.Arrays;
import org.wuxingspice.model.network.StateClamp;

/**
 * The element values of a block of samples as they are stepped through time, with the running
 * integrals of the deviations. Allocates when created and never while stepping.
 */
final class TransientState {

  private final NetworkEquations equations;
  private final StateClamp clamp;
  private final double[] drive;
  private final int lanes;
  private final double[] values;
  private final double[] integrals;
  private final boolean[] clamped;
  private final double[] stage;
  private final double[] slope;
  private final double[] slopes;
  private final double[] deviations;

  TransientState(
      final NetworkEquations equations,
      final StateClamp clamp,
      final double[] drive,
      final int lanes) {
    this.equations = equations;
    this.clamp = clamp;
    this.drive = drive;
    this.lanes = lanes;
    final int size = equations.elements() * lanes;
    values = new double[size];
    integrals = new double[size];
    clamped = new boolean[size];
    stage = new double[size];
    slope = new double[size];
    slopes = new double[size];
    deviations = new double[size];
    for (int e = 0; e < equations.elements(); e++) {
      Arrays.fill(values, e * lanes, (e + 1) * lanes, equations.fixedPoint(e));
    }
  }

  double[] values() {
    return values;
  }

  double[] integrals() {
    return integrals;
  }

  long clampedCount() {
    long count = 0;
    for (final boolean reached : clamped) {
      count += reached ? 1 : 0;
    }
    return count;
  }

  void step(final Stepper stepper, final double step) {
    if (stepper == Stepper.EULER) {
      euler(step);
    } else {
      rungeKutta(step);
    }
    clamp();
  }

  private void euler(final double step) {
    equations.derivative(values, drive, lanes, slope);
    for (int e = 0; e < equations.elements(); e++) {
      final double rest = equations.fixedPoint(e);
      for (int i = e * lanes; i < (e + 1) * lanes; i++) {
        integrals[i] += step * (values[i] - rest);
        values[i] += step * slope[i];
      }
    }
  }

  /** The integral of D is one more state; its slopes are the deviations at the four stages. */
  private void rungeKutta(final double step) {
    Arrays.fill(slopes, 0);
    Arrays.fill(deviations, 0);
    System.arraycopy(values, 0, stage, 0, values.length);
    accumulate(1, step / 2);
    accumulate(2, step / 2);
    accumulate(2, step);
    accumulate(1, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] += step / 6 * slopes[i];
      integrals[i] += step / 6 * deviations[i];
    }
  }

  private void accumulate(final double weight, final double toNextStage) {
    equations.derivative(stage, drive, lanes, slope);
    for (int e = 0; e < equations.elements(); e++) {
      final double rest = equations.fixedPoint(e);
      for (int i = e * lanes; i < (e + 1) * lanes; i++) {
        slopes[i] += weight * slope[i];
        deviations[i] += weight * (stage[i] - rest);
        stage[i] = values[i] + toNextStage * slope[i];
      }
    }
  }

  private void clamp() {
    final double low = clamp.low();
    final double high = clamp.high();
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= low || values[i] >= high) {
        values[i] = Math.min(Math.max(values[i], low), high);
        clamped[i] = true;
      }
    }
  }

  /** Index of an element-lane whose value is not a number, or −1. */
  int notFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
