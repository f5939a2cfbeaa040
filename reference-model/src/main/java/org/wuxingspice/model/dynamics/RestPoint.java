package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

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

  /** The bias of an operating point, or null for a pass around rest. */
  static RestPoint of(
      final Network network,
      final Direction direction,
      final int samples,
      final OperatingPoint point) {
    if (!(point instanceof OperatingPoint.Rebiased rebiased)) {
      return null;
    }
    if (direction != Direction.REVERSED) {
      throw DynamicsReason.UNSUPPORTED.failure("a forward pass always runs around rest");
    }
    final Signals integrals = rebiased.forward().integrals();
    if (integrals.channels() != network.topology().elementCount()
        || integrals.samples() != samples) {
      throw DynamicsReason.BAD_DRIVE.failure(
          "operating point of "
              + integrals.channels()
              + " elements and "
              + integrals.samples()
              + " samples for a network of "
              + network.topology().elementCount()
              + " elements and a drive of "
              + samples
              + " samples");
    }
    return new RestPoint(network, rebiased.forward());
  }

  /** E* of an element. */
  private double value(final int element, final int sample) {
    return forward.integrals().at(element, sample) / forward.duration() + fixedPoint[element];
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
