package org.wuxingspice.loop.propagator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.wuxingspice.model.dynamics.DynamicsReason;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.StateClamp;
import org.wuxingspice.ngspice.simulation.Simulator;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * Runs passes as transient analyses of the network's circuit, whole or piece by piece.
 *
 * <p>The circuits of each direction are compiled once; drives, coefficients and neuron parameters
 * reach them as altered device values. Every piece of every sample is a request of its own and the
 * answers are taken in a fixed order, so results do not depend on the number of workers. A sample
 * whose simulation fails is skipped, and the pass says so. The simulator is not owned and stays
 * open. Not safe for use by several threads.
 */
public final class SpicePropagator implements Propagator, WaveformSource {

  /** Distance from the state clamp, in units of E, below which an element counts as clamped. */
  private static final double CLAMP_MARGIN = 0.01;

  /** Samples simulated together: enough to load pieces seldom, few enough to keep their lines. */
  private static final int SAMPLES_TOGETHER = 16;

  private final Simulator simulator;
  private final CircuitOptions options;
  private final Map<Direction, PiecewiseCircuit> circuits = new EnumMap<>(Direction.class);
  private final Map<Direction, CircuitEnergy> energy = new EnumMap<>(Direction.class);
  private CircuitTime time = CircuitTime.NONE;

  /**
   * Creates the propagator.
   *
   * @param simulator answers the requests; stays open
   * @param options how the network becomes circuits
   */
  public SpicePropagator(final Simulator simulator, final CircuitOptions options) {
    this.simulator = Objects.requireNonNull(simulator, "simulator");
    this.options = Objects.requireNonNull(options, "options");
  }

  @Override
  public Pass propagate(final PassRequest request) {
    requireServed(request);
    final Network network = request.network();
    final Direction direction = request.direction();
    final Signals drive = request.drive();
    final Signals integrals = Signals.zeros(network.topology().elementCount(), drive.samples());
    final Signals ends = Signals.zeros(integrals.channels(), integrals.samples());
    final double[] fixedPoint = FixedPoint.solve(network.parameters(), direction);
    final long[] clamped = {0};
    final PassSimulation simulation =
        simulate(
            network,
            direction,
            drive,
            (sample, piece, result) ->
                clamped[0] +=
                    integrate(piece, result, network.clamp(), fixedPoint, integrals, ends, sample));
    simulation
        .failures()
        .keySet()
        .forEach(
            sample -> {
              for (int e = 0; e < integrals.channels(); e++) {
                integrals.set(e, sample, Double.NaN);
                ends.set(e, sample, Double.NaN);
              }
            });
    return new Pass(
        direction, request.window(), integrals, ends, clamped[0], simulation.failures());
  }

  /** Refuses what the circuits of these options cannot do. */
  private void requireServed(final PassRequest request) {
    if (!(request.point() instanceof OperatingPoint.Rest)) {
      throw DynamicsReason.UNSUPPORTED.failure(
          "the circuit cannot run a pass around a forward operating point: learn around rest");
    }
    if (request.window().end() != options.duration()) {
      throw DynamicsReason.UNSUPPORTED.failure(
          "a pass of "
              + request.window().end()
              + " time units in circuits made for "
              + options.duration()
              + ": use options of that duration");
    }
    if (request.window().begin() != 0) {
      throw DynamicsReason.UNSUPPORTED.failure(
          "the circuit integrates from the start of a pass, not from "
              + request.window().begin()
              + ": integrate from 0");
    }
  }

  /**
   * Stores the integrals and the last deviations of a piece's elements and counts those that
   * reached the clamp.
   */
  private long integrate(
      final Piece piece,
      final Waveforms result,
      final StateClamp clamp,
      final double[] fixedPoint,
      final Signals integrals,
      final Signals ends,
      final int sample) {
    final double[] instants = piece.time(result);
    final int[] elements = piece.elements();
    long clamped = 0;
    for (int position = 0; position < elements.length; position++) {
      final int element = elements[position];
      final double[] value = piece.values(result, position);
      double sum = 0;
      boolean reached = clamp.reaches(value[0], CLAMP_MARGIN);
      for (int i = 1; i < instants.length; i++) {
        sum +=
            (instants[i] - instants[i - 1]) * ((value[i] + value[i - 1]) / 2 - fixedPoint[element]);
        reached |= clamp.reaches(value[i], CLAMP_MARGIN);
      }
      integrals.set(
          element,
          sample,
          options.circuitIntegrals() ? piece.circuitIntegral(result, position) : sum);
      ends.set(element, sample, value[value.length - 1] - fixedPoint[element]);
      clamped += reached ? 1 : 0;
    }
    return clamped;
  }

  @Override
  public Trajectory trajectory(final PassRequest request) {
    requireServed(request);
    final Network network = request.network();
    final Direction direction = request.direction();
    final int count = network.topology().elementCount();
    final double[][] instants = new double[count][];
    final double[][] values = new double[count][];
    final PassSimulation simulation =
        simulate(
            network,
            direction,
            Signals.single(request.onlyDrive()),
            (sample, piece, result) -> {
              final double[] shared = piece.time(result);
              for (int position = 0; position < piece.elements().length; position++) {
                instants[piece.elements()[position]] = shared;
                values[piece.elements()[position]] = piece.values(result, position);
              }
            });
    simulation
        .failures()
        .values()
        .forEach(
            failure -> {
              throw LoopReason.SAMPLE_FAILED.failure("direction " + direction + ": " + failure);
            });
    return new Trajectory(instants, values);
  }

  /** {@return the time spent in passes so far} */
  public CircuitTime time() {
    return time;
  }

  /**
   * {@return what passes took from the supplies so far; nothing when the options do not ask for it}
   *
   * @param direction of the passes
   */
  public CircuitEnergy energy(final Direction direction) {
    return energy.getOrDefault(direction, CircuitEnergy.NONE);
  }

  /** Takes a result and what it took from the supplies. */
  private Recorder metering(final Recorder recorder, final Map<Integer, CircuitEnergy> samples) {
    return !options.energy()
        ? recorder
        : (sample, piece, result) -> {
          recorder.record(sample, piece, result);
          samples.merge(
              sample,
              new CircuitEnergy(0, piece.quiescentEnergy(), piece.signalEnergy(result)),
              CircuitEnergy::plus);
        };
  }

  private PassSimulation simulate(
      final Network network,
      final Direction direction,
      final Signals drive,
      final Recorder recorder) {
    final long begin = System.nanoTime();
    final PiecewiseCircuit circuit =
        circuits.compute(
            direction,
            (key, present) ->
                present != null && present.serves(network)
                    ? present
                    : PiecewiseCircuit.compile(network, key, options));
    final Map<Integer, CircuitEnergy> taken = new TreeMap<>();
    final PassSimulation simulation =
        new PassSimulation(simulator, drive, metering(recorder, taken));
    for (int from = 0; from < drive.samples(); from += SAMPLES_TOGETHER) {
      simulation.run(circuit, network, from, Math.min(from + SAMPLES_TOGETHER, drive.samples()));
    }
    taken.keySet().removeAll(simulation.failures().keySet());
    for (final CircuitEnergy sample : taken.values()) {
      energy.merge(
          direction,
          new CircuitEnergy(1, sample.quiescent(), sample.signals()),
          CircuitEnergy::plus);
    }
    time =
        time.plus(
            new CircuitTime(
                drive.samples(),
                simulation.simulations(),
                simulation.analysis(),
                Duration.ofNanos(System.nanoTime() - begin)));
    return simulation;
  }

  /** Does nothing: the simulator belongs to the caller. */
  @Override
  public void close() {}
}
