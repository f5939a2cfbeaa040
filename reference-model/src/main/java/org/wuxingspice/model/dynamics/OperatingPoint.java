package org.wuxingspice.model.dynamics;

import java.util.Objects;
import org.wuxingspice.model.network.Direction;

/** The state that a pass starts from and that its deviations are counted from. */
public sealed interface OperatingPoint {

  /** The undriven neuron's own fixed point, as equations 2.4 and 2.6 have it. */
  OperatingPoint REST = new Rest();

  /** The undriven neuron's own fixed point. */
  record Rest() implements OperatingPoint {}

  /**
   * A reversed pass that knows where the forward pass of the same samples ended. With E* = D/T + B0
   * the forward result (held, as by a sample-and-hold), element j of the reversed neuron gets a
   * constant bias
   *
   * <p>b_j = −(K1_{j+1}·x_{j+1} − K2_j·x_j − K3_{j+2}·x_j·x_{j+2}), x_j = E*_{j+1},
   *
   * <p>so that it rests at x_j, and D̂_j = Ê_j − x_j. The choice of x_j gives the linearised
   * reversed neuron the decay K2_j + K3_{j+2}·E*_{j−2} of the forward neuron's transpose; only the
   * restraint's coefficient, K3_{j+2}·E*_{j+1} in place of K3_{j+2}·E*_{j+2}, stays an
   * approximation. Elements that the forward pass left at the clamp are held: D̂_j = 0. Deviations
   * have the room that the clamp leaves around the neuron's own fixed point.
   *
   * @param forward the forward pass
   */
  record Rebiased(Pass forward) implements OperatingPoint {

    /**
     * Checks the direction.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
     */
    public Rebiased {
      Objects.requireNonNull(forward, "forward");
      if (forward.direction() != Direction.FORWARD) {
        throw DynamicsReason.BAD_SETTING.failure(
            "the operating point is a " + forward.direction() + " pass: must be a forward one");
      }
    }
  }
}
