package org.wuxingspice.model.dynamics;

import java.util.Objects;
import java.util.stream.IntStream;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/** The state that a pass starts from and that its deviations are counted from. */
public sealed interface OperatingPoint {

  /** The undriven neuron's own fixed point, as equations 2.4 and 2.6 have it. */
  OperatingPoint REST = new Rest();

  /**
   * Checks that a pass can run around this point.
   *
   * @param network to run
   * @param direction of the pass
   * @param samples in the batch
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#UNSUPPORTED} for a
   *     forward pass around another point than rest, {@link DynamicsReason#BAD_DRIVE} when the
   *     point belongs to other samples or another network
   */
  void requireFits(Network network, Direction direction, int samples);

  /**
   * {@return the operating points of chosen samples, in the order they are named}
   *
   * @param samples numbers of samples; a sample may be named several times
   */
  OperatingPoint selected(int... samples);

  /**
   * {@return the samples of a batch whose undriven passes together show every rest there is}
   *
   * @param samples in the batch, positive
   */
  int[] references(int samples);

  /** The undriven neuron's own fixed point. */
  record Rest() implements OperatingPoint {
    @Override
    public OperatingPoint selected(final int... samples) {
      return this;
    }

    @Override
    public int[] references(final int samples) {
      return new int[] {0};
    }

    @Override
    public void requireFits(final Network network, final Direction direction, final int samples) {}
  }

  /**
   * The undriven neuron's own fixed point, with constant currents into the elements: what a bench
   * feeds into a circuit to learn from its answers. Unlike a drive they reach every element.
   *
   * @param currents elements × samples, units of E per time unit
   */
  record Injected(Signals currents) implements OperatingPoint {

    /** Checks that there are currents. */
    public Injected {
      Objects.requireNonNull(currents, "currents");
    }

    @Override
    public OperatingPoint selected(final int... samples) {
      return new Injected(currents.selected(samples));
    }

    @Override
    public int[] references(final int samples) {
      return IntStream.range(0, samples).toArray();
    }

    @Override
    public void requireFits(final Network network, final Direction direction, final int samples) {
      OperatingPoint.requireFits("currents", currents, network, samples);
    }
  }

  private static void requireFits(
      final String what, final Signals signals, final Network network, final int samples) {
    if (signals.channels() != network.topology().elementCount() || signals.samples() != samples) {
      throw DynamicsReason.BAD_DRIVE.failure(
          what
              + " of "
              + signals.channels()
              + " elements and "
              + signals.samples()
              + " samples for a network of "
              + network.topology().elementCount()
              + " elements and a drive of "
              + samples
              + " samples");
    }
  }

  /**
   * A reversed pass that knows where the forward pass of the same samples ended. With E* the
   * forward values at its end (held, as by a sample-and-hold), element j of the reversed neuron
   * gets a constant bias
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

    @Override
    public OperatingPoint selected(final int... samples) {
      return new Rebiased(forward.selected(samples));
    }

    @Override
    public int[] references(final int samples) {
      return IntStream.range(0, samples).toArray();
    }

    @Override
    public void requireFits(final Network network, final Direction direction, final int samples) {
      if (direction != Direction.REVERSED) {
        throw DynamicsReason.UNSUPPORTED.failure("a forward pass always runs around rest");
      }
      OperatingPoint.requireFits("operating point", forward.integrals(), network, samples);
    }
  }
}
