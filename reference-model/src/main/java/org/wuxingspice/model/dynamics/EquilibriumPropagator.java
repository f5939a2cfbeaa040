package org.wuxingspice.model.dynamics;

import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.kernel.Kernels;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * The steady-state engine. With a constant drive the signals settle, and since links only go
 * forward each neuron's equilibrium is one small system of equations, solved layer by layer; the
 * integrals are T·D. No time stepping: it is what the transient engine tends to as T grows.
 *
 * <p>The clamp holds: an element whose slope points outward at its limit rests there. When drives
 * leave a neuron several equilibria (all drives a little below 0 already do: one near B0 and one at
 * the lower limit) the answer is the one that the neuron reaches from rest under its final drive.
 */
public final class EquilibriumPropagator implements Propagator {

  private final double duration;
  private final Kernel kernel;
  private final SampleBlocks blocks;

  /**
   * Creates the engine and its threads.
   *
   * @param duration T that the deviations are multiplied by, time units, positive
   * @param threads number of threads, positive; results do not depend on it
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public EquilibriumPropagator(final double duration, final int threads) {
    this(duration, threads, Kernels.fastest());
  }

  EquilibriumPropagator(final double duration, final int threads, final Kernel kernel) {
    if (!(duration > 0 && Double.isFinite(duration))) {
      throw DynamicsReason.BAD_SETTING.failure(
          "duration is " + duration + ": must be positive and finite");
    }
    this.duration = duration;
    this.kernel = kernel;
    this.blocks = new SampleBlocks(threads, "equilibrium-pass");
  }

  /**
   * {@inheritDoc}
   *
   * <p>A neuron that does not settle gives its mean from 500 to 1,000 time units.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#NOT_FINITE} when
   *     the drive of a neuron is not a finite number
   */
  @Override
  public Pass propagate(final Network network, final Direction direction, final Signals drive) {
    return propagate(network, direction, drive, OperatingPoint.REST);
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_DRIVE} when the
   *     operating point belongs to other samples or another network, and as above
   */
  @Override
  public Pass propagate(
      final Network network,
      final Direction direction,
      final Signals drive,
      final OperatingPoint point) {
    return propagate(network, direction, drive, point, Extent.WHOLE);
  }

  @Override
  public Pass propagate(
      final Network network,
      final Direction direction,
      final Signals drive,
      final OperatingPoint point,
      final Extent extent) {
    final NetworkEquations equations = new NetworkEquations(network, direction);
    equations.requireChannels(drive.channels());
    final RestPoint bias = RestPoint.of(network, direction, drive.samples(), point);
    final Signals integrals = Signals.zeros(equations.elements(), drive.samples());
    final long clamped =
        blocks.forEach(
            drive.samples(),
            SampleBlocks.LANES,
            (from, to) -> {
              final EquilibriumBlock block =
                  new EquilibriumBlock(kernel, network, equations, bias, from, to, extent);
              block.solve(drive, duration, integrals);
              return block.clamped();
            });
    return new Pass(direction, duration, integrals, clamped);
  }

  @Override
  public void close() {
    blocks.close();
  }
}
