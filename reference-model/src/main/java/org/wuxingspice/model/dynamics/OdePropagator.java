package org.wuxingspice.model.dynamics;

import static org.wuxingspice.model.network.Neuron.ELEMENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.sampling.StepNormalizer;
import org.wuxingspice.model.kernel.Kernel;
import org.wuxingspice.model.kernel.Kernels;
import org.wuxingspice.model.network.Network;

/**
 * The transient engine: equations 3.1 and 3.2 through time. With a fixed step the element values
 * are held in the network's state clamp after every step. The integral of D is taken with the
 * stepper's own order.
 */
public final class OdePropagator implements Propagator, WaveformSource {

  private final Stepper stepper;
  private final double longestStep;
  private final Kernel kernel;
  private final SampleBlocks blocks;

  /**
   * Creates the engine and its threads.
   *
   * @param stepper method
   * @param longestStep time units, positive; a fixed step is shortened so that whole numbers of it
   *     fill T0 and T
   * @param threads number of threads, positive; results do not depend on it
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public OdePropagator(final Stepper stepper, final double longestStep, final int threads) {
    this(stepper, longestStep, threads, Kernels.fastest());
  }

  OdePropagator(
      final Stepper stepper, final double longestStep, final int threads, final Kernel kernel) {
    this.kernel = kernel;
    this.stepper = Objects.requireNonNull(stepper, "stepper");
    if (!(longestStep > 0 && Double.isFinite(longestStep))) {
      throw DynamicsReason.BAD_SETTING.failure("step is " + longestStep + ": must be positive");
    }
    this.longestStep = longestStep;
    this.blocks = new SampleBlocks(threads, "ode-pass");
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#NOT_FINITE}, naming
   *     element, sample and time, when a value is not a finite number
   */
  @Override
  public Pass propagate(final PassRequest request) {
    requireRest(request);
    final NetworkEquations equations = new NetworkEquations(request.network(), request.direction());
    final TimeGrid grid = TimeGrid.of(request.window(), longestStep);
    final Signals drive = request.drive();
    final Signals integrals = Signals.zeros(equations.elements(), drive.samples());
    final Network network = request.network();
    final long clamped =
        switch (stepper) {
          case EULER -> euler(Precision.DOUBLE, network, equations, grid, drive, integrals);
          case EULER_SINGLE -> euler(Precision.SINGLE, network, equations, grid, drive, integrals);
          case RK4 -> rungeKutta(network, equations, grid, drive, integrals);
          case DORMAND_PRINCE_853 ->
              blocks.forEach(
                  drive.samples(),
                  1,
                  (from, to) ->
                      adaptive(network, equations, request.window(), drive, from, integrals));
        };
    return new Pass(request.direction(), request.window(), integrals, clamped);
  }

  private static void requireRest(final PassRequest request) {
    if (!(request.point() instanceof OperatingPoint.Rest)) {
      throw DynamicsReason.UNSUPPORTED.failure(
          "this engine cannot run a pass around a forward operating point: use the equilibrium"
              + " engine or learn around rest");
    }
  }

  private <A> long euler(
      final Precision<A> precision,
      final Network network,
      final NetworkEquations equations,
      final TimeGrid grid,
      final Signals drive,
      final Signals integrals) {
    final Queue<EulerBlock<A>> idle = new ConcurrentLinkedQueue<>();
    return blocks.forEach(
        drive.samples(),
        precision.vector(),
        (from, to) -> {
          EulerBlock<A> block = idle.poll();
          if (block == null || block.lanes() != to - from) {
            block =
                new EulerBlock<>(
                    precision, equations, network.clamp(), kernel, grid.step(), to - from);
          }
          block.run(drive.slice(from, to).values(), grid);
          requireFinite(network, equations, grid, drive, from, block.notFinite());
          block.store(from, integrals);
          final long clamped = block.clamped();
          idle.add(block);
          return clamped;
        });
  }

  private long rungeKutta(
      final Network network,
      final NetworkEquations equations,
      final TimeGrid grid,
      final Signals drive,
      final Signals integrals) {
    final Queue<TransientBlock> idle = new ConcurrentLinkedQueue<>();
    return blocks.forEach(
        drive.samples(),
        SampleBlocks.LANES,
        (from, to) -> {
          TransientBlock block = idle.poll();
          if (block == null || block.lanes() != to - from) {
            block = block(network, equations, grid, to - from);
          }
          block.run(drive.slice(from, to).values(), grid, (step, tile) -> {});
          requireFinite(network, equations, grid, drive, from, block.notFinite());
          block.store(from, integrals);
          final long clamped = block.clamped();
          idle.add(block);
          return clamped;
        });
  }

  private void requireFinite(
      final Network network,
      final NetworkEquations equations,
      final TimeGrid grid,
      final Signals drive,
      final int from,
      final int lane) {
    if (lane >= 0) {
      throw locate(network, equations, grid, drive.sample(from + lane));
    }
  }

  private TransientBlock block(
      final Network network,
      final NetworkEquations equations,
      final TimeGrid grid,
      final int lanes) {
    return new TransientBlock(equations, network.clamp(), stepper, grid.step(), lanes);
  }

  private long adaptive(
      final Network network,
      final NetworkEquations equations,
      final Window window,
      final Signals drive,
      final int sample,
      final Signals integrals) {
    final ReferenceIntegration run =
        new ReferenceIntegration(equations, network.clamp(), drive.sample(sample));
    run.run(window, longestStep, step -> {});
    for (int e = 0; e < equations.elements(); e++) {
      integrals.set(e, sample, run.integral(e));
    }
    return run.clampedCount();
  }

  /** Runs the sample once more and looks at every step. */
  private RuntimeException locate(
      final Network network,
      final NetworkEquations equations,
      final TimeGrid grid,
      final double[] drive) {
    final Trajectory trajectory = record(network, equations, grid, drive);
    for (int i = 0; i <= grid.steps(); i++) {
      for (int e = 0; e < equations.elements(); e++) {
        final double value = trajectory.values()[e][i];
        if (!Double.isFinite(value)) {
          return equations.notFinite(e, value, trajectory.time()[e][i]);
        }
      }
    }
    throw new IllegalStateException("the sample is finite when run alone");
  }

  @Override
  public Trajectory trajectory(final PassRequest request) {
    requireRest(request);
    final Network network = request.network();
    final NetworkEquations equations = new NetworkEquations(network, request.direction());
    final double[] drive = request.onlyDrive();
    if (stepper == Stepper.DORMAND_PRINCE_853) {
      return recordAdaptive(network, equations, request.window(), drive);
    }
    final TimeGrid grid = TimeGrid.of(request.window(), longestStep);
    final Trajectory trajectory = record(network, equations, grid, drive);
    for (int e = 0; e < equations.elements(); e++) {
      if (!Double.isFinite(trajectory.values()[e][grid.steps()])) {
        throw locate(network, equations, grid, drive);
      }
    }
    return trajectory;
  }

  private Trajectory record(
      final Network network,
      final NetworkEquations equations,
      final TimeGrid grid,
      final double[] drive) {
    final double[][] values = new double[equations.elements()][grid.steps() + 1];
    block(network, equations, grid, 1)
        .run(
            drive,
            grid,
            (step, tile) -> {
              for (int slot = 0; slot < tile.count(); slot++) {
                for (int r = 0; r < ELEMENTS; r++) {
                  values[equations.element(tile.first() + slot, r)][step] = tile.values()[r][slot];
                }
              }
            });
    return new Trajectory(grid.instants(), values);
  }

  private Trajectory recordAdaptive(
      final Network network,
      final NetworkEquations equations,
      final Window window,
      final double[] drive) {
    final double spacing = TimeGrid.of(Window.until(window.end()), longestStep).step();
    final ReferenceIntegration run = new ReferenceIntegration(equations, network.clamp(), drive);
    final List<ODEStateAndDerivative> states = new ArrayList<>();
    run.run(
        Window.until(window.end()),
        spacing,
        new StepNormalizer(spacing, (state, isLast) -> states.add(state)));
    final double[] time = new double[states.size()];
    final double[][] values = new double[equations.elements()][states.size()];
    for (int i = 0; i < time.length; i++) {
      time[i] = states.get(i).getTime();
      final double[] state = run.values(states.get(i).getPrimaryState());
      for (int e = 0; e < values.length; e++) {
        values[e][i] = state[e];
      }
    }
    return new Trajectory(time, values);
  }

  @Override
  public void close() {
    blocks.close();
  }
}
