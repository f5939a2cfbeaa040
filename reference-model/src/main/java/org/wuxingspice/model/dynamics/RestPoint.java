package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Optional;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.StateClamp;

/**
 * Where the elements of a pass start and what its deviations are counted from: each element's own
 * fixed point, or, around a forward operating point, the value x that {@link
 * OperatingPoint.Rebiased} gives, for every sample. Immutable.
 */
public final class RestPoint {

  /** An element this close to a limit was at it; single precision rounds by less. */
  private static final double ROUNDING = 1e-6;

  /**
   * An element that ends this close to a limit counts as clamped, in units of E; op-amps err by
   * half.
   */
  private static final double MARGIN = 0.02;

  /**
   * Distance from a limit, units of E, below which an element of real parts is held in a reversed
   * pass: their limiters are softer than the equations' clamp.
   */
  public static final double HELD_MARGIN = 0.01;

  private final ElementRates rates;
  private final Optional<Realization> realization;
  private final StateClamp clamp;
  private final Optional<Pass> forward;
  private final Optional<Signals> injected;
  private final double[] forwardFixedPoint;

  private RestPoint(
      final ElementRates rates,
      final Optional<Realization> realization,
      final StateClamp clamp,
      final Optional<Pass> forward,
      final Optional<Signals> injected) {
    this.rates = rates;
    this.realization = realization;
    this.clamp = clamp;
    this.forward = forward;
    this.injected = injected;
    forwardFixedPoint =
        forward.isPresent()
            ? FixedPoint.solve(rates.parameters(), Direction.FORWARD)
            : new double[0];
  }

  /**
   * {@return the rest of a pass}
   *
   * @param request of the pass
   */
  public static RestPoint of(final PassRequest request) {
    return of(
        request,
        new ElementRates(request.network().parameters(), request.direction()),
        Optional.empty());
  }

  static RestPoint of(final PassRequest request, final NetworkEquations equations) {
    return of(request, equations.drawn(), equations.realization());
  }

  private static RestPoint of(
      final PassRequest request,
      final ElementRates drawn,
      final Optional<Realization> realization) {
    return new RestPoint(
        drawn,
        realization,
        request.network().clamp(),
        request.point() instanceof OperatingPoint.Rebiased rebiased
            ? Optional.of(rebiased.forward())
            : Optional.empty(),
        request.point() instanceof OperatingPoint.Injected injection
            ? Optional.of(injection.currents())
            : Optional.empty());
  }

  /** {@return whether samples have constant inputs of their own} */
  public boolean isRebiased() {
    return forward.isPresent() || injected.isPresent();
  }

  /** Whether elements have constant inputs that move them from where they start. */
  boolean isInjected() {
    return injected.isPresent();
  }

  /** {@return whether elements rest undriven at their own fixed points, where they start} */
  boolean isPlain() {
    return !isRebiased() && realization.isEmpty();
  }

  /** How far an element starts above the value that its deviation is counted from. */
  double offset(final int element) {
    return realization.isPresent() ? realization.get().offset()[element] : 0;
  }

  /** All that an element gets without drive and links, per time unit. */
  double input(final int element, final int sample) {
    return realization.isPresent()
        ? realization.get().input()[element]
            + realization.get().bias()[element] * bias(element, sample)
        : bias(element, sample);
  }

  /**
   * {@return the value that the deviation of an element is counted from}
   *
   * @param element index through the network
   * @param sample of the batch
   */
  public double value(final int element, final int sample) {
    if (forward.isEmpty()) {
      return rates.fixedPoint(element);
    }
    final int own = element % ELEMENTS;
    return operating(element - own + (own + 1) % ELEMENTS, sample);
  }

  /** E* of an element: where the forward pass ended. */
  private double operating(final int element, final int sample) {
    final double value =
        forward.orElseThrow().ends().at(element, sample) + forwardFixedPoint[element];
    return realization.isEmpty() ? value : Math.min(Math.max(value, clamp.low()), clamp.high());
  }

  /**
   * {@return the constant input of an element, per time unit: what keeps it at its value, or what
   * is injected; 0 around rest}
   *
   * @param element index through the network
   * @param sample of the batch
   */
  public double bias(final int element, final int sample) {
    return forward.isEmpty()
        ? injected.map(currents -> currents.at(element, sample)).orElse(0.0)
        : -rates.slope(
            element,
            value(rates.generator(element), sample),
            value(element, sample),
            value(rates.restrainer(element), sample));
  }

  /**
   * {@return whether an element stays at its value, because the forward pass left it at the clamp}
   *
   * @param element index through the network
   * @param sample of the batch
   */
  public boolean isHeld(final int element, final int sample) {
    return forward.isPresent()
        && clamp.reaches(
            operating(element, sample),
            realization.isPresent()
                ? HELD_MARGIN
                : ROUNDING * Math.max(1, Math.abs(operating(element, sample))));
  }

  /**
   * {@return the number of element-samples of a pass that end at a limit or within 0.02 of one}
   * Those that are held at their values have not moved and do not count, nor do unknown ones.
   *
   * @param ends deviations of all elements at the end of the pass; NaN where nothing is known
   * @param from first sample to count
   * @param to sample after the last one
   */
  public long clamped(final Signals ends, final int from, final int to) {
    long count = 0;
    for (int e = 0; e < ends.channels(); e++) {
      // the room to the limits is that of the own fixed point wherever the element starts
      final double low = clamp.low() - rates.fixedPoint(e) + MARGIN;
      final double high = clamp.high() - rates.fixedPoint(e) - MARGIN;
      final int row = e * ends.samples();
      for (int s = row + from; s < row + to; s++) {
        final double deviation = ends.values()[s];
        count += deviation <= low || deviation >= high ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * {@return the lowest value of an element: the room below it is that below its own fixed point}
   *
   * @param element index through the network
   * @param sample of the batch
   */
  public double low(final int element, final int sample) {
    return clamp.low() + shift(element, sample);
  }

  /**
   * {@return the highest value of an element}
   *
   * @param element index through the network
   * @param sample of the batch
   */
  public double high(final int element, final int sample) {
    return clamp.high() + shift(element, sample);
  }

  private double shift(final int element, final int sample) {
    return value(element, sample) - rates.fixedPoint(element) + offset(element);
  }
}
