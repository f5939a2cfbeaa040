package org.wuxingspice.model.dynamics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * One sample through the adaptive reference method. The clamp is part of the equations: an element
 * at a limit has no slope beyond it. The integrals of D are further states.
 */
final class ReferenceIntegration implements OrdinaryDifferentialEquation {

  private static final double TOLERANCE = 1e-12;
  private static final double SHORTEST_STEP = 1e-15;

  private final NetworkEquations equations;
  private final double[] drive;
  private final int elements;
  private final double[] rest;
  private final double[] start;
  private final double[] input;
  private final double[] low;
  private final double[] high;
  private final boolean[] held;
  private double[] end = {};

  /**
   * Prepares a run.
   *
   * @param equations of the network in the direction to run
   * @param point where the pass starts
   * @param sample of the batch
   * @param drive of the sample, one per channel
   */
  ReferenceIntegration(
      final NetworkEquations equations,
      final RestPoint point,
      final int sample,
      final double[] drive) {
    this.equations = equations;
    this.drive = drive;
    elements = equations.elements();
    held = new boolean[elements];
    rest = IntStream.range(0, elements).mapToDouble(e -> point.value(e, sample)).toArray();
    start = IntStream.range(0, elements).mapToDouble(e -> rest[e] + point.offset(e)).toArray();
    input = IntStream.range(0, elements).mapToDouble(e -> point.input(e, sample)).toArray();
    low = IntStream.range(0, elements).mapToDouble(e -> point.low(e, sample)).toArray();
    high = IntStream.range(0, elements).mapToDouble(e -> point.high(e, sample)).toArray();
    for (int e = 0; e < elements; e++) {
      held[e] = point.isHeld(e, sample);
    }
  }

  /**
   * Runs from rest.
   *
   * @param window over which the deviations are integrated
   * @param longestStep of the method
   * @param handler sees the steps
   */
  void run(final Window window, final double longestStep, final ODEStepHandler handler) {
    final DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(SHORTEST_STEP, longestStep, TOLERANCE, TOLERANCE);
    integrator.addStepHandler(handler);
    try {
      end = Arrays.copyOf(start, 2 * elements);
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

  @Override
  public int getDimension() {
    return 2 * elements;
  }

  @Override
  public double[] computeDerivatives(final double time, final double[] y) {
    final double[] state = values(y);
    final double[] derivative = new double[2 * elements];
    final ElementRates rates = equations.rates();
    for (int e = 0; e < elements; e++) {
      final double slope =
          rates.slope(e, state[rates.generator(e)], state[e], state[rates.restrainer(e)])
              + input[e]
              + equations.drive(e, drive, state, rest);
      if (!Double.isFinite(slope)) {
        throw equations.notFinite(e, slope, time);
      }
      final boolean outward = (y[e] <= low[e] && slope < 0) || (y[e] >= high[e] && slope > 0);
      derivative[e] = held[e] || outward ? 0 : slope;
      derivative[elements + e] = state[e] - rest[e];
    }
    return derivative;
  }

  /** The element values of a state between their limits; held elements where they start. */
  double[] values(final double[] y) {
    final double[] values = Arrays.copyOf(y, elements);
    for (int e = 0; e < elements; e++) {
      values[e] = held[e] ? start[e] : Math.min(Math.max(values[e], low[e]), high[e]);
    }
    return values;
  }

  /** ∫D dt of an element over the window. */
  double integral(final int element) {
    return end[elements + element];
  }

  /** D of an element at the end. */
  double deviation(final int element) {
    return values(end)[element] - rest[element];
  }
}
