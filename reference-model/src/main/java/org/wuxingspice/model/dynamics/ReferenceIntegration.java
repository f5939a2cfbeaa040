package org.wuxingspice.model.dynamics;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import org.wuxingspice.model.network.StateClamp;

/**
 * One sample through the adaptive reference method. The clamp is part of the equations: an element
 * at a limit has no slope beyond it. The integrals of D are further states.
 */
final class ReferenceIntegration implements OrdinaryDifferentialEquation {

  private static final double TOLERANCE = 1e-12;
  private static final double SHORTEST_STEP = 1e-15;

  private final NetworkEquations equations;
  private final StateClamp clamp;
  private final double[] drive;
  private final int elements;
  private final boolean[] clamped;
  private double[] end;

  ReferenceIntegration(
      final NetworkEquations equations, final StateClamp clamp, final double[] drive) {
    this.equations = equations;
    this.clamp = clamp;
    this.drive = drive;
    elements = equations.elements();
    clamped = new boolean[elements];
  }

  /**
   * Runs from rest.
   *
   * @param window over which the deviations are integrated
   * @param longestStep of the method
   * @param handler sees the steps
   */
  void run(final Window window, final double longestStep, final ODEStepHandler handler) {
    final double[] start = new double[2 * elements];
    for (int e = 0; e < elements; e++) {
      start[e] = equations.fixedPoint(e);
    }
    final DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(SHORTEST_STEP, longestStep, TOLERANCE, TOLERANCE);
    integrator.addStepHandler(this::markClamped);
    integrator.addStepHandler(handler);
    try {
      end = start;
      if (window.begin() > 0) {
        end = integrator.integrate(this, new ODEState(0, end), window.begin()).getPrimaryState();
        Arrays.fill(end, elements, 2 * elements, 0);
      }
      end =
          integrator
              .integrate(this, new ODEState(window.begin(), end), window.end())
              .getPrimaryState();
    } catch (final MathRuntimeException e) {
      throw DynamicsReason.NOT_FINITE.failure(
          "the adaptive method gave up: " + e.getMessage() + "; use a fixed step");
    }
  }

  private void markClamped(final ODEStateInterpolator step) {
    final double[] state = step.getCurrentState().getPrimaryState();
    for (int e = 0; e < elements; e++) {
      clamped[e] |= state[e] <= clamp.low() || state[e] >= clamp.high();
    }
  }

  @Override
  public int getDimension() {
    return 2 * elements;
  }

  @Override
  public double[] computeDerivatives(final double time, final double[] y) {
    final double[] state = values(y);
    final double[] slope = new double[elements];
    equations.derivative(state, drive, slope);
    final double[] derivative = new double[2 * elements];
    for (int e = 0; e < elements; e++) {
      if (!Double.isFinite(slope[e])) {
        throw equations.notFinite(e, slope[e], time);
      }
      final boolean outward =
          (y[e] <= clamp.low() && slope[e] < 0) || (y[e] >= clamp.high() && slope[e] > 0);
      derivative[e] = outward ? 0 : slope[e];
      derivative[elements + e] = state[e] - equations.fixedPoint(e);
    }
    return derivative;
  }

  /** The element values of a state, held in the clamp. */
  double[] values(final double[] y) {
    final double[] values = Arrays.copyOf(y, elements);
    for (int e = 0; e < elements; e++) {
      values[e] = Math.min(Math.max(values[e], clamp.low()), clamp.high());
    }
    return values;
  }

  /** ∫D dt of an element at the end. */
  double integral(final int element) {
    return end[elements + element];
  }

  /** Number of elements that reached the clamp. */
  long clampedCount() {
    long count = 0;
    for (final boolean reached : clamped) {
      count += reached ? 1 : 0;
    }
    return count;
  }
}
