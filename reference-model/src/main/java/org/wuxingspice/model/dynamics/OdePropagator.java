package org.wuxingspice.model.dynamics;

import java.util.Objects;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * The transient engine: equations 3.1 and 3.2 with a fixed step. After every step element values
 * are held in the network's state clamp. The integral of D is taken with the stepper's own order.
 */
public final class OdePropagator implements Propagator, WaveformSource {

  private final Stepper stepper;
  private final double duration;
  private final int steps;
  private final SampleBlocks blocks;

  /**
   * Creates the engine and its threads.
   *
   * @param stepper fixed-step method
   * @param duration T, time units, positive
   * @param step longest step, time units, positive; shortened so that a whole number fills T
   * @param threads number of threads, positive; results do not depend on it
   * @throws org.wuxingspice.model.failure.WuxingException {@link DynamicsReason#BAD_SETTING}
   */
  public OdePropagator(
      final Stepper stepper, final double duration, final double step, final int threads) {
    this.stepper = Objects.requireNonNull(stepper, "stepper");
    if (!(duration > 0 && step > 0 && duration / step < Integer.MAX_VALUE)) {
      throw DynamicsReason.BAD_SETTING.failure(
          "duration " + duration + " and step " + step + ": both must be positive");
    }
    this.duration = duration;
    this.steps = (int) Math.ceil(duration / step * (1 - 1e-12));
    this.blocks = new SampleBlocks(threads, "ode-pass");
  }

  @Override
  public Pass propagate(final Network network, final Direction direction, final Signals drive) {
    final NetworkEquations equations = new NetworkEquations(network, direction);
    equations.requireChannels(drive.channels());
    final Signals integrals = Signals.zeros(equations.elements(), drive.samples());
    final long clamped =
        blocks.forEach(
            drive.samples(),
            (from, to) -> {
              final int lanes = to - from;
              final TransientState state =
                  new TransientState(
                      equations, network.clamp(), drive.slice(from, to).values(), lanes);
              for (int i = 0; i < steps; i++) {
                state.step(stepper, duration / steps);
              }
              requireFinite(state, network, lanes);
              for (int e = 0; e < equations.elements(); e++) {
                System.arraycopy(
                    state.integrals(),
                    e * lanes,
                    integrals.values(),
                    e * drive.samples() + from,
                    lanes);
              }
              return state.clampedCount();
            });
    return new Pass(direction, duration, integrals, clamped);
  }

  @Override
  public Trajectory trajectory(
      final Network network, final Direction direction, final double[] drive) {
    final NetworkEquations equations = new NetworkEquations(network, direction);
    equations.requireChannels(drive.length);
    final TransientState state = new TransientState(equations, network.clamp(), drive, 1);
    final double[] time = new double[steps + 1];
    final double[][] values = new double[equations.elements()][steps + 1];
    for (int i = 0; i <= steps; i++) {
      time[i] = duration * i / steps;
      for (int e = 0; e < values.length; e++) {
        values[e][i] = state.values()[e];
      }
      if (i < steps) {
        state.step(stepper, duration / steps);
      }
    }
    requireFinite(state, network, 1);
    return new Trajectory(time, values);
  }

  /** A value that is not a number stays one, so looking once at the end finds it. */
  private void requireFinite(final TransientState state, final Network network, final int lanes) {
    final int at = state.notFinite();
    if (at >= 0) {
      throw DynamicsReason.NOT_FINITE.failure(
          network.topology().port(at / lanes)
              + " is "
              + state.values()[at]
              + " at t = "
              + duration
              + ": check the drive for values that are not finite");
    }
  }

  @Override
  public void close() {
    blocks.close();
  }
}
