package org.wuxingspice.model.device;

import java.util.Optional;

/**
 * Applies pulses to a memristor, alone or behind an access transistor, by the Rosenbrock method of
 * order 2 with an error estimate of order 3 (Shampine, Reichelt, "The MATLAB ODE suite", SIAM J.
 * Scientific Computing 18, 1997, 1-22, section 3.2), which takes thermal and saturating parts that
 * are fast in long steps. Holds one device at a time; not safe for use by several threads.
 */
public final class PulseIntegrator {

  private static final double D = 1 / (2 + Math.sqrt(2));
  private static final double E32 = 6 + Math.sqrt(2);

  /** Of the state, absolute; the range is 1. */
  private static final double STATE_TOLERANCE = 5e-5;

  /** Of the heating, kelvin and relative. */
  private static final double HEAT_TOLERANCE = 0.05;

  private static final double RELATIVE_HEAT_TOLERANCE = 2e-3;

  /** Of the node above the transistor, volt; the error after the last step is its square. */
  private static final double NODE_TOLERANCE = 1e-6;

  private static final double SHORTEST = 1e-9;

  private final Memristor memristor;
  private final Optional<AccessTransistor> access;

  private double state;
  private double heating;
  private double energy;
  private double power;
  private double speed = 1;
  private double inner;
  private double stateRate;
  private double heatRate;
  private double ramp;
  private double from;
  private double gate;
  private boolean reversed;

  /**
   * Creates an integrator.
   *
   * @param memristor equations
   * @param access transistor at the lower end, if there is one
   */
  public PulseIntegrator(final Memristor memristor, final Optional<AccessTransistor> access) {
    this.memristor = memristor;
    this.access = access;
  }

  /**
   * Applies a pulse to a device that is as warm as its surroundings, and is again before the next.
   *
   * @param before state x, 0 to 1
   * @param factor by which this device's state moves faster than the equations say, positive
   * @param pulse to apply
   * @return state x after it, 0 to 1
   */
  public double apply(final double before, final double factor, final Pulse pulse) {
    state = before;
    heating = 0;
    energy = 0;
    speed = factor;
    gate = pulse.gate();
    reversed = pulse.volts() < 0;
    inner = 0;
    final double height = Math.abs(pulse.volts());
    segment(0, height / pulse.edge(), pulse.edge());
    segment(height, 0, pulse.seconds());
    segment(height, -height / pulse.edge(), pulse.edge());
    return Math.max(0, Math.min(1, state));
  }

  /** {@return what the last pulse took from its source, joule} */
  public double energy() {
    return energy;
  }

  private void segment(final double start, final double slope, final double length) {
    from = start;
    ramp = slope;
    double time = 0;
    double step = length / 20;
    derivatives(0, state, heating);
    double x0 = stateRate;
    double h0 = heatRate;
    double p0 = power;
    while (time < length) {
      step = Math.min(step, length - time);
      final double x = state;
      final double h = heating;
      // Jacobian and derivative by time, by differences
      final double dx = x < 0.5 ? 1e-6 : -1e-6;
      derivatives(time, x + dx, h);
      final double fxx = (stateRate - x0) / dx;
      final double fhx = (heatRate - h0) / dx;
      double fxh = 0;
      double fhh = 0;
      if (memristor.thermalResistance() > 0) {
        final double dh = 1e-3 * (1 + h);
        derivatives(time, x, h + dh);
        fxh = (stateRate - x0) / dh;
        fhh = (heatRate - h0) / dh;
      }
      double fxt = 0;
      double fht = 0;
      if (ramp != 0) {
        final double dt = 1e-5 * length;
        derivatives(time + dt, x, h);
        fxt = (stateRate - x0) / dt;
        fht = (heatRate - h0) / dt;
      }
      boolean accepted = false;
      while (!accepted) {
        final double a = 1 - step * D * fxx;
        final double b = -step * D * fxh;
        final double c = -step * D * fhx;
        final double d = 1 - step * D * fhh;
        final double det = a * d - b * c;
        final double r1x = x0 + step * D * fxt;
        final double r1h = h0 + step * D * fht;
        final double k1x = (d * r1x - b * r1h) / det;
        final double k1h = (a * r1h - c * r1x) / det;
        derivatives(time + step / 2, x + step / 2 * k1x, h + step / 2 * k1h);
        final double f1x = stateRate;
        final double f1h = heatRate;
        final double r2x = f1x - k1x;
        final double r2h = f1h - k1h;
        final double k2x = (d * r2x - b * r2h) / det + k1x;
        final double k2h = (a * r2h - c * r2x) / det + k1h;
        final double newX = x + step * k2x;
        final double newH = h + step * k2h;
        derivatives(time + step, newX, newH);
        final double r3x = stateRate - E32 * (k2x - f1x) - 2 * (k1x - x0) + step * D * fxt;
        final double r3h = heatRate - E32 * (k2h - f1h) - 2 * (k1h - h0) + step * D * fht;
        final double k3x = (d * r3x - b * r3h) / det;
        final double k3h = (a * r3h - c * r3x) / det;
        final double errorX = step / 6 * Math.abs(k1x - 2 * k2x + k3x) / STATE_TOLERANCE;
        final double errorH =
            step
                / 6
                * Math.abs(k1h - 2 * k2h + k3h)
                / (HEAT_TOLERANCE + RELATIVE_HEAT_TOLERANCE * Math.max(h, newH));
        final double error = Math.max(errorX, errorH);
        if (error <= 1 || step <= SHORTEST * length) {
          accepted = true;
          time += step;
          state = newX;
          heating = Math.max(0, newH);
          energy += step * (p0 + power) / 2;
          x0 = stateRate;
          h0 = heatRate;
          p0 = power;
        }
        final double scale = error > 0 ? 0.8 * Math.cbrt(1 / error) : 5;
        step *= error >= 0 ? Math.max(0.1, Math.min(5, scale)) : 0.1;
      }
    }
  }

  /** Sets the rates and the power taken from the source. */
  private void derivatives(final double time, final double x, final double h) {
    final double applied = Math.max(0, from + ramp * time);
    final double amplitude = memristor.amplitude(x);
    final double volts = over(applied, amplitude);
    final double current = amplitude * memristor.shape(volts);
    power = applied * Math.abs(current);
    stateRate = speed * memristor.rate(volts, x, h);
    heatRate =
        memristor.thermalResistance() == 0
            ? 0
            : (memristor.thermalResistance() * volts * current - h) / memristor.thermalTime();
  }

  /** The voltage over the device; with a transistor that takes the rest, by Newton's method. */
  private double over(final double applied, final double amplitude) {
    if (access.isEmpty()) {
      return reversed ? -applied : applied;
    }
    final AccessTransistor transistor = access.get();
    // the node between device and transistor: from 0 to the applied voltage in both polarities
    double low = 0;
    double high = applied;
    double node = Math.max(low, Math.min(high, inner));
    for (int i = 0; i < 100; i++) {
      final double volts = reversed ? -node : applied - node;
      final double into = amplitude * memristor.shape(volts);
      final double out =
          reversed ? -transistor.current(gate, applied, node) : transistor.current(gate, node, 0);
      final double excess = into - out;
      if (excess > 0) {
        low = node;
      } else {
        high = node;
      }
      final double slope =
          amplitude * memristor.shapeSlope(volts) + transistor.conductance(gate, node);
      double next = node + excess / slope;
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - node) < NODE_TOLERANCE) {
        node = next;
        break;
      }
      node = next;
    }
    inner = node;
    return reversed ? -node : applied - node;
  }
}
