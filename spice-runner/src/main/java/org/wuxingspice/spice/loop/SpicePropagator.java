package org.wuxingspice.spice.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.wuxingspice.model.dynamics.DynamicsReason;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.spice.simulator.Outcome;
import org.wuxingspice.spice.simulator.Request;
import org.wuxingspice.spice.simulator.Simulator;

/**
 * Runs passes as transient analyses of the network's circuit.
 *
 * <p>The circuit of each direction is loaded once; drives and coefficients reach it as altered
 * source values and memristor resistances. Every sample is a request of its own and the answers are
 * gathered in sample order, so results do not depend on the number of workers. The simulator is not
 * owned and stays open. Not safe for use by several threads.
 */
public final class SpicePropagator implements Propagator, WaveformSource {

  private final Simulator simulator;
  private final Level level;
  private final Technology technology;
  private final double duration;
  private final Duration limit;
  private final Map<Direction, LoadedCircuit> circuits = new EnumMap<>(Direction.class);
  private CircuitTime time = CircuitTime.NONE;

  /**
   * Creates the propagator.
   *
   * @param simulator answers the requests; stays open
   * @param level how the circuit is built
   * @param technology volts, seconds and parts
   * @param duration T, length of a pass in time units, positive
   * @param limit wall-clock limit of one sample's simulation
   */
  public SpicePropagator(
      final Simulator simulator,
      final Level level,
      final Technology technology,
      final double duration,
      final Duration limit) {
    this.simulator = Objects.requireNonNull(simulator, "simulator");
    this.level = Objects.requireNonNull(level, "level");
    this.technology = Objects.requireNonNull(technology, "technology");
    this.duration = duration;
    this.limit = Objects.requireNonNull(limit, "limit");
  }

  @Override
  public Pass propagate(final Network network, final Direction direction, final Signals drive) {
    final long begin = System.nanoTime();
    final List<Outcome.Completed> results = simulate(network, direction, drive);
    final LoadedCircuit circuit = circuits.get(direction);
    final Signals integrals = Signals.zeros(network.topology().elementCount(), drive.samples());
    long clamped = 0;
    Duration analysis = Duration.ZERO;
    for (int s = 0; s < drive.samples(); s++) {
      final Trajectory trajectory = circuit.trajectory(results.get(s).waveforms());
      clamped += circuit.integrate(trajectory, integrals, s);
      analysis = analysis.plus(results.get(s).analysisTime());
    }
    time =
        time.plus(
            new CircuitTime(
                drive.samples(), analysis, Duration.ofNanos(System.nanoTime() - begin)));
    return new Pass(direction, duration, integrals, clamped);
  }

  @Override
  public Trajectory trajectory(
      final Network network, final Direction direction, final double[] drive) {
    final Outcome.Completed result = simulate(network, direction, Signals.single(drive)).get(0);
    return circuits.get(direction).trajectory(result.waveforms());
  }

  /** Time spent in passes so far. */
  public CircuitTime time() {
    return time;
  }

  private List<Outcome.Completed> simulate(
      final Network network, final Direction direction, final Signals drive) {
    if (drive.channels() != network.topology().driveCount(direction)) {
      throw DynamicsReason.BAD_DRIVE.failure(
          drive.channels()
              + " drive channels for a network with "
              + network.topology().driveCount(direction)
              + " in direction "
              + direction);
    }
    final LoadedCircuit circuit =
        circuits.compute(
            direction,
            (key, loaded) ->
                loaded != null && loaded.serves(network)
                    ? loaded
                    : LoadedCircuit.compile(network, key, level, technology));
    final double[] resistances = circuit.resistances(network);
    final List<CompletableFuture<Outcome>> futures = new ArrayList<>(drive.samples());
    for (int s = 0; s < drive.samples(); s++) {
      futures.add(
          simulator.submit(
              Request.of(circuit.deck(), circuit.analysis(duration))
                  .altering(circuit.settings(drive.sample(s), resistances))
                  .probing(circuit.probes())
                  .within(limit)));
    }
    final List<Outcome.Completed> results = new ArrayList<>(drive.samples());
    for (int s = 0; s < drive.samples(); s++) {
      results.add(completed(await(futures.get(s)), direction, s));
    }
    return results;
  }

  private static Outcome await(final CompletableFuture<Outcome> future) {
    try {
      return future.get();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LoopReason.INTERRUPTED.failure("interrupted while waiting for ngspice");
    } catch (final ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Outcome.Completed completed(
      final Outcome outcome, final Direction direction, final int sample) {
    if (outcome instanceof Outcome.Completed completed) {
      return completed;
    }
    throw LoopReason.SAMPLE_FAILED.failure(
        "sample " + sample + " of the batch, direction " + direction + ": " + describe(outcome));
  }

  private static String describe(final Outcome outcome) {
    final List<String> messages = outcome.messages();
    return messages.isEmpty()
        ? outcome.describe()
        : outcome.describe() + "; last message: " + messages.get(messages.size() - 1);
  }

  /** Does nothing: the simulator belongs to the caller. */
  @Override
  public void close() {}
}
