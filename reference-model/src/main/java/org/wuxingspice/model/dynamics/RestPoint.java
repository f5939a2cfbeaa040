package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.Optional;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/** Looks up, per element and sample, where a re-biased pass rests; see {@link OperatingPoint}. */
final class RestPoint {

  /** Room for the rounding of T·D back to E when asking whether an element was at the clamp. */
  private static final double ROUNDING = 1e-12;

  private final Network network;
  private final Pass forward;
  private final double[] fixedPoint;

  private RestPoint(final Network network, final Pass forward) {
    this.network = network;
    this.forward = forward;
    this.fixedPoint = FixedPoint.solve(network.parameters(), Direction.FORWARD);
  }

  /** The bias of a pass around a forward operating point; none around rest. */
  static Optional<RestPoint> of(final PassRequest request) {
    return request.point() instanceof OperatingPoint.Rebiased rebiased
        ? Optional.of(new RestPoint(request.network(), rebiased.forward()))
        : Optional.empty();
  }

  /** E* of an element. */
  private double value(final int element, final int sample) {
    return forward.mean(element, sample) + fixedPoint[element];
  }

  /** x of an element: E* of the next element of the neuron. */
  double rest(final int element, final int sample) {
    final int own = element % ELEMENTS;
    return value(element - own + (own + 1) % ELEMENTS, sample);
  }

  /** Whether the forward pass left the element at the clamp. */
  boolean held(final int element, final int sample) {
    final double value = value(element, sample);
    final double room = ROUNDING * Math.max(1, Math.abs(value));
    return value <= network.clamp().low() + room || value >= network.clamp().high() - room;
  }
}
