package org.wuxingspice.app.benchmark;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitTime;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Imperfections;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;

/**
 * Time of passes of MODEL1 through its circuit, by piece size; a line for every size, rounds of all
 * sizes in turn. Arguments: level, number of workers, samples, rounds, piece sizes; size 0 is the
 * whole circuit. The same passes run once before, so that the workers have loaded their circuits,
 * as in all but the first batches of a run. Processor times tell more than clock times on a busy
 * machine.
 */
public final class CircuitPassBenchmark {

  private CircuitPassBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param arguments as above, for instance {@code OPAMP 2 1 3 10 20 40}
   */
  public static void main(final String[] arguments) {
    final Level level = Level.valueOf(arguments[0]);
    final int workers = Integer.parseInt(arguments[1]);
    final int samples = Integer.parseInt(arguments[2]);
    final Topology topology = Topologies.model1(1);
    final Network network = Network.of(topology, Initialization.uniform(topology, 1.5, false, 1));
    for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
      for (int i = 4; i < arguments.length; i++) {
        measure(network, level, workers, samples, Integer.parseInt(arguments[i]));
      }
    }
  }

  private static void measure(
      final Network network,
      final Level level,
      final int workers,
      final int samples,
      final int size) {
    final CircuitOptions options =
        new CircuitOptions(
            level,
            Technology.integrated(),
            Imperfections.NONE,
            20,
            size == 0 ? OptionalInt.empty() : OptionalInt.of(size),
            false,
            false,
            Duration.ofHours(1));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), workers)) {
      final SpicePropagator circuit = new SpicePropagator(pool, options);
      for (final Direction direction : Direction.values()) {
        circuit.propagate(
            new PassRequest(
                network, direction, drive(network, direction, samples), Window.until(20)));
      }
      final CircuitTime before = circuit.time();
      final double workersBefore = workerProcessor();
      final double ownBefore = ownProcessor();
      for (final Direction direction : Direction.values()) {
        circuit.propagate(
            new PassRequest(
                network, direction, drive(network, direction, samples), Window.until(20)));
      }
      final CircuitTime after = circuit.time();
      final double elapsed = seconds(after.elapsed().minus(before.elapsed()));
      final double analysis = seconds(after.analysis().minus(before.analysis()));
      System.out.printf(
          Locale.ROOT,
          "%s, %d workers, pieces of %d: %.2f s per sample forward and reversed, ngspice %.2f s"
              + " of it summed over workers (%.1f %% of workers x time), %.2f ms per neuron and"
              + " pass; processor %.2f s in workers, %.2f s here%n",
          level,
          workers,
          size,
          elapsed / samples,
          analysis / samples,
          100 * analysis / (workers * elapsed),
          1000 * analysis / samples / 2 / network.topology().neuronCount(),
          (workerProcessor() - workersBefore) / samples,
          (ownProcessor() - ownBefore) / samples);
    }
  }

  private static double workerProcessor() {
    return ProcessHandle.current()
        .children()
        .mapToDouble(child -> child.info().totalCpuDuration().map(d -> seconds(d)).orElse(0.0))
        .sum();
  }

  private static double ownProcessor() {
    return seconds(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }

  private static double seconds(final Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static Signals drive(
      final Network network, final Direction direction, final int samples) {
    final Signals drive = Signals.zeros(network.topology().driveCount(direction), samples);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.05 * Math.sin(1 + 7.0 * i);
    }
    return drive;
  }
}
