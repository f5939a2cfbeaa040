package org.wuxingspice.model.dynamics;

import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.kernel.Kernels;

/**
 * The steady-state engine. With a constant drive the signals settle, and since links only go
 * forward each neuron's equilibrium is one small system of equations, solved layer by layer; the
 * integrals are D times the length of the window. No time stepping: it is what the transient engine
 * tends to as T grows.
 *
 * <p>The clamp holds: an element whose slope points outward at its limit rests there. When drives
 * leave a neuron several equilibria (all drives a little below 0 already do: one near B0 and one at
 * the lower limit) the answer is the one that the neuron reaches from rest under its final drive.
 */
public final class EquilibriumPropagator implements Propagator {

  private final Kernel kernel;
  private final SampleBlocks blocks;
  private final KnownEquations known;

  /**
   * Creates the engine and its threads.
   *
   * @param threads number of threads, positive; results do not depend on it
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public EquilibriumPropagator(final int threads) {
    this(Hardware.EXACT, threads);
  }

  /**
   * Creates the engine and its threads for networks of parts that are not exact.
   *
   * @param hardware what networks are built of
   * @param threads number of threads, positive; results do not depend on it
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public EquilibriumPropagator(final Hardware hardware, final int threads) {
    this(hardware, threads, Kernels.fastest());
  }

  EquilibriumPropagator(final int threads, final Kernel kernel) {
    this(Hardware.EXACT, threads, kernel);
  }

  private EquilibriumPropagator(final Hardware hardware, final int threads, final Kernel kernel) {
    this.known = new KnownEquations(hardware);
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
  public Pass propagate(final PassRequest request) {
    final Signals drive = request.drive();
    final NetworkEquations equations = known.of(request);
    final RestPoint rest = RestPoint.of(request, equations);
    final int stages = equations.stages(request.extent());
    final Signals ends = Signals.filled(equations.elements(), drive.samples(), Double.NaN);
    final long clamped =
        blocks.forEach(
            drive.samples(),
            SampleBlocks.LANES,
            (from, to) -> {
              final EquilibriumBlock block =
                  new EquilibriumBlock(kernel, equations, rest, from, to);
              block.solve(drive, stages, ends);
              return rest.clamped(ends, from, to);
            });
    return new Pass(
        request.direction(),
        request.window(),
        ends.times(request.window().length()),
        ends,
        clamped);
  }

  @Override
  public void close() {
    blocks.close();
  }
}
