package org.wuxingspice.loop.energy;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.wuxingspice.loop.compare.ElementDifference;
import org.wuxingspice.loop.propagator.CircuitEnergy;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.ngspice.simulation.Simulator;

/**
 * Measures passes of a network: forward with the given drives, reversed with given errors.
 *
 * @param network to run
 * @param drives forward, channels × samples
 * @param errors reversed, channels × samples
 */
public record EnergyStudy(Network network, Signals drives, Signals errors) {

  /** Instants of a pass at which the leading output is looked up. */
  private static final int POINTS = 400;

  /** Output of the right class that errors are counted from, units of E. */
  private static final double TARGET = 0.1;

  /**
   * Prepares a study with all images given.
   *
   * @param network to run
   * @param encoding of the images
   * @param images of the encoding's size
   * @param engine gives the outputs whose errors drive the reversed passes; stays open
   * @param window the time over which it integrates
   * @return the study
   */
  public static EnergyStudy of(
      final Network network,
      final InputEncoding encoding,
      final LabelledImages images,
      final Propagator engine,
      final Window window) {
    final int[] all = IntStream.range(0, images.count()).toArray();
    final Signals drives = encoding.encode(images, all);
    final Signals outputs =
        ErrorSignal.outputs(
            network.topology(),
            engine.propagate(new PassRequest(network, Direction.FORWARD, drives, window)));
    return new EnergyStudy(
        network, drives, new ErrorSignal.Squared(TARGET).drive(outputs, images.labels(all)));
  }

  /**
   * Runs the circuit.
   *
   * @param simulator answers the requests; stays open
   * @param options how the network becomes circuits
   * @param window the time over which the integrals decide the class; ends with the pass
   * @return energies and times, means over the samples
   * @throws org.wuxingspice.model.failure.WuxingException when a sample's simulation fails
   */
  public EnergyFigures measure(
      final Simulator simulator, final CircuitOptions options, final Window window) {
    final SpicePropagator circuit = new SpicePropagator(simulator, options.withEnergy());
    final int samples = drives.samples();
    final double[] settling = new double[samples];
    final double[] deciding = new double[samples];
    for (int s = 0; s < samples; s++) {
      final Trajectory forward =
          circuit.trajectory(
              new PassRequest(
                  network, Direction.FORWARD, Signals.single(drives.sample(s)), window));
      settling[s] = settling(forward);
      deciding[s] = deciding(forward, window);
      circuit.trajectory(
          new PassRequest(network, Direction.REVERSED, Signals.single(errors.sample(s)), window));
    }
    final double forward = circuit.energy(Direction.FORWARD).perPass();
    final double update = forward + circuit.energy(Direction.REVERSED).perPass();
    final CircuitEnergy idleForward = idle(simulator, options, Direction.FORWARD);
    final double idle =
        idleForward.perPass() + idle(simulator, options, Direction.REVERSED).perPass();
    final double pass = options.technology().seconds(options.duration());
    final double unit = options.technology().secondsPerUnit();
    return new EnergyFigures(
        options.technology().name(),
        options.level().name().toLowerCase(Locale.ROOT),
        samples,
        pass,
        idleForward.perPass() / pass,
        forward,
        update,
        (update - idle) / Math.max(update, Double.MIN_NORMAL),
        unit * Arrays.stream(settling).average().orElseThrow(),
        unit * Arrays.stream(deciding).average().orElseThrow(),
        unit * Arrays.stream(deciding).max().orElseThrow(),
        ReversibleCircuit.measure(network, options, simulator),
        circuit.time().analysis().toNanos() / 1e9 / samples);
  }

  /** At rest amplifiers drive their loads, too, which signals have no part in. */
  private CircuitEnergy idle(
      final Simulator simulator, final CircuitOptions options, final Direction direction) {
    final SpicePropagator circuit = new SpicePropagator(simulator, options.withEnergy());
    circuit.propagate(
        new PassRequest(
            network,
            direction,
            Signals.zeros(network.topology().driveCount(direction), 1),
            Window.until(options.duration())));
    return circuit.energy(direction);
  }

  private double settling(final Trajectory trajectory) {
    final Topology topology = network.topology();
    return IntStream.range(0, topology.outputCount())
        .map(topology::outputElement)
        .mapToDouble(
            e ->
                ElementDifference.Figures.of(
                        trajectory.time()[e], trajectory.values()[e], network.clamp())
                    .settling())
        .max()
        .orElseThrow();
  }

  /** When the output with the largest integral so far is last another one than at the end. */
  private double deciding(final Trajectory trajectory, final Window window) {
    final int outputs = network.topology().outputCount();
    final double step = window.length() / POINTS;
    final double[] integrals = new double[outputs];
    final int[] leaders = new int[POINTS];
    for (int p = 0; p < POINTS; p++) {
      for (int o = 0; o < outputs; o++) {
        final int element = network.topology().outputElement(o);
        integrals[o] +=
            step
                * (trajectory.at(element, window.begin() + (p + 0.5) * step)
                    - trajectory.values()[element][0]);
        leaders[p] = integrals[o] > integrals[leaders[p]] ? o : leaders[p];
      }
    }
    int decided = POINTS - 1;
    while (decided > 0 && leaders[decided - 1] == leaders[POINTS - 1]) {
      decided--;
    }
    return window.begin() + decided * step;
  }

  /**
   * Times a numeric engine with the same passes, once to warm up and then again and again.
   *
   * @param engine to time
   * @param window of the passes
   * @param atLeast seconds to go on for
   * @param clock nanoseconds from any origin
   * @return seconds for a forward and a reversed pass of one sample
   */
  public double time(
      final Propagator engine,
      final Window window,
      final double atLeast,
      final LongSupplier clock) {
    pair(engine, window);
    final long begin = clock.getAsLong();
    int rounds = 0;
    double seconds;
    do {
      pair(engine, window);
      rounds++;
      seconds = (clock.getAsLong() - begin) / 1e9;
    } while (seconds < atLeast);
    return seconds / rounds / drives.samples();
  }

  private void pair(final Propagator engine, final Window window) {
    engine.propagate(new PassRequest(network, Direction.FORWARD, drives, window));
    engine.propagate(new PassRequest(network, Direction.REVERSED, errors, window));
  }
}
