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
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * The transient engine: equations 3.1 and 3.2 through time. With a fixed step the element values
 * are held in the network's state clamp after every step. The integral of D is taken with the
 * stepper's own order.
 */
public final class OdePropagator implements Propagator, WaveformSource {

  private final Stepper stepper;
  private final double duration;
  private final int steps;
  private final Kernel kernel;
  private final SampleBlocks blocks;

  /**
   * Creates the engine and its threads.
   *
   * @param stepper method
   * @param duration T, time units, positive
   * @param step longest step, time units, positive; a fixed step is shortened so that a whole
   *     number fills T
   * @param threads number of threads, positive; results do not depend on it
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public OdePropagator(
      final Stepper stepper, final double duration, final double step, final int threads) {
    this(stepper, duration, step, threads, Kernels.fastest());
  }

  OdePropagator(
      final Stepper stepper,
      final double duration,
      final double step,
      final int threads,
      final Kernel kernel) {
    this.kernel = kernel;
    this.stepper = Objects.requireNonNull(stepper, "stepper");
    if (!(duration > 0 && step > 0 && duration / step < Integer.MAX_VALUE)) {
      throw DynamicsReason.BAD_SETTING.failure(
          "duration " + duration + " and step " + step + ": both must be positive");
    }
    this.duration = duration;
    this.steps = (int) Math.ceil(duration / step * (1 - 1e-12));
    this.blocks = new SampleBlocks(threads, "ode-pass");
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#NOT_FINITE}, naming
   *     element, sample and time, when a value is not a finite number
   */
  @Override
  public Pass propagate(final Network network, final Direction direction, final Signals drive) {
    final NetworkEquations equations = new NetworkEquations(network, direction);
    equations.requireChannels(drive.channels());
    final Signals integrals = Signals.zeros(equations.elements(), drive.samples());
    final long clamped =
        switch (stepper) {
          case EULER -> euler(Precision.DOUBLE, network, equations, drive, integrals);
          case EULER_SINGLE -> euler(Precision.SINGLE, network, equations, drive, integrals);
          case RK4 -> rungeKutta(network, equations, drive, integrals);
          case DORMAND_PRINCE_853 ->
              blocks.forEach(
                  drive.samples(),
                  1,
                  (from, to) -> adaptive(network, equations, drive, from, integrals));
        };
    return new Pass(direction, duration, integrals, clamped);
  }

  private <A> long euler(
      final Precision<A> precision,
      final Network network,
      final NetworkEquations equations,
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
                    precision, equations, network.clamp(), kernel, duration / steps, to - from);
          }
          block.run(drive.slice(from, to).values(), steps);
          requireFinite(network, equations, drive, from, block.notFinite());
          block.store(from, integrals);
          final long clamped = block.clamped();
          idle.add(block);
          return clamped;
        });
  }

  private long rungeKutta(
      final Network network,
      final NetworkEquations equations,
      final Signals drive,
      final Signals integrals) {
    final Queue<TransientBlock> idle = new ConcurrentLinkedQueue<>();
    return blocks.forEach(
        drive.samples(),
        SampleBlocks.LANES,
        (from, to) -> {
          TransientBlock block = idle.poll();
          if (block == null || block.lanes() != to - from) {
            block = block(network, equations, to - from);
          }
          block.run(drive.slice(from, to).values(), steps, null);
          requireFinite(network, equations, drive, from, block.notFinite());
          block.store(from, integrals);
          final long clamped = block.clamped();
          idle.add(block);
          return clamped;
        });
  }

  private void requireFinite(
      final Network network,
      final NetworkEquations equations,
      final Signals drive,
      final int from,
      final int lane) {
    if (lane >= 0) {
      throw locate(network, equations, drive.sample(from + lane));
    }
  }

  private TransientBlock block(
      final Network network, final NetworkEquations equations, final int lanes) {
    return new TransientBlock(equations, network.clamp(), stepper, duration / steps, lanes);
  }

  private long adaptive(
      final Network network,
      final NetworkEquations equations,
      final Signals drive,
      final int sample,
      final Signals integrals) {
    final ReferenceIntegration run =
        new ReferenceIntegration(equations, network.clamp(), drive.sample(sample));
    run.run(duration, duration / steps, step -> {});
    for (int e = 0; e < equations.elements(); e++) {
      integrals.set(e, sample, run.integral(e));
    }
    return run.clampedCount();
  }

  /** Runs the sample once more and looks at every step. */
  private RuntimeException locate(
      final Network network, final NetworkEquations equations, final double[] drive) {
    final Trajectory trajectory = record(network, equations, drive);
    for (int i = 0; i <= steps; i++) {
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
  public Trajectory trajectory(
      final Network network, final Direction direction, final double[] drive) {
    final NetworkEquations equations = new NetworkEquations(network, direction);
    equations.requireChannels(drive.length);
    if (stepper == Stepper.DORMAND_PRINCE_853) {
      return recordAdaptive(network, equations, drive);
    }
    final Trajectory trajectory = record(network, equations, drive);
    for (int e = 0; e < equations.elements(); e++) {
      if (!Double.isFinite(trajectory.values()[e][steps])) {
        throw locate(network, equations, drive);
      }
    }
    return trajectory;
  }

  private Trajectory record(
      final Network network, final NetworkEquations equations, final double[] drive) {
    final double[] time = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      time[i] = duration * i / steps;
    }
    final double[][] values = new double[equations.elements()][steps + 1];
    block(network, equations, 1)
        .run(
            drive,
            steps,
            (step, tile) -> {
              for (int slot = 0; slot < tile.count(); slot++) {
                for (int r = 0; r < ELEMENTS; r++) {
                  values[equations.element(tile.first() + slot, r)][step] = tile.values()[r][slot];
                }
              }
            });
    return new Trajectory(time, values);
  }

  private Trajectory recordAdaptive(
      final Network network, final NetworkEquations equations, final double[] drive) {
    final ReferenceIntegration run = new ReferenceIntegration(equations, network.clamp(), drive);
    final List<ODEStateAndDerivative> states = new ArrayList<>();
    run.run(
        duration,
        duration / steps,
        new StepNormalizer(duration / steps, (state, isLast) -> states.add(state)));
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
