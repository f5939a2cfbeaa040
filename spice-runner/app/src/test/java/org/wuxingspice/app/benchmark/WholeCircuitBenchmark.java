package org.wuxingspice.app.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.PieceOptions;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.technology.Die;
import org.wuxingspice.netlist.technology.Technology;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;

/**
 * Processor time of one forward pass of networks shaped like MODEL1, in one piece and in pieces of
 * ten neurons, with one worker; loading counts. Arguments: level, largest number of seconds for one
 * pass, then numbers of neurons, roughly; 2044 is MODEL1.
 */
public final class WholeCircuitBenchmark {

  private static final int[] MODEL1 = {784, 839, 283, 96, 32, 10};
  private static final int NEURONS = Arrays.stream(MODEL1).sum();

  private WholeCircuitBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param arguments as above, for instance {@code OPAMP 1800 100 200 500 1000 2044}
   */
  public static void main(final String[] arguments) {
    final Level level = Level.valueOf(arguments[0]);
    final Duration limit = Duration.ofSeconds(Long.parseLong(arguments[1]));
    for (int i = 2; i < arguments.length; i++) {
      final double scale = Double.parseDouble(arguments[i]) / NEURONS;
      final int[] sizes =
          Arrays.stream(MODEL1).map(n -> Math.max(2, (int) Math.round(n * scale))).toArray();
      final Topology topology = Topologies.oneToOne(sizes, 5, 1);
      final Network network = Network.of(topology, Initialization.uniform(topology, 1.5, false, 1));
      measure(network, level, Optional.of(PieceOptions.of(10)), limit);
      measure(network, level, Optional.empty(), limit);
    }
  }

  private static void measure(
      final Network network,
      final Level level,
      final Optional<PieceOptions> pieces,
      final Duration limit) {
    final CircuitOptions options =
        new CircuitOptions(
            level,
            Technology.integrated(),
            Die.NONE,
            20,
            pieces,
            false,
            false,
            Optional.empty(),
            0,
            false,
            limit);
    final long begin = System.nanoTime();
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final Thread watch = new Thread(WholeCircuitBenchmark::watch);
      watch.setDaemon(true);
      processor = 0;
      watch.start();
      final Pass pass =
          new SpicePropagator(pool, options)
              .propagate(
                  new PassRequest(
                      network,
                      Direction.FORWARD,
                      drive(network.topology().inputCount()),
                      Window.until(20)));
      watch.interrupt();
      join(watch);
      watch();
      System.out.printf(
          Locale.ROOT,
          "%s, %d neurons, %s: worker's processor time %.1f s, elapsed %.1f s%s%n",
          level,
          network.topology().neuronCount(),
          pieces.map(cut -> "pieces of " + cut.size()).orElse("whole"),
          processor,
          (System.nanoTime() - begin) / 1e9,
          pass.skipped().isEmpty() ? "" : "; not finished: " + pass.skipped().get(0));
    }
  }

  private static void join(final Thread thread) {
    try {
      thread.join();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static volatile double processor;

  /** Follows the worker's processor time until interrupted or called a last time. */
  private static void watch() {
    while (true) {
      ProcessHandle.current()
          .children()
          .flatMap(child -> child.info().totalCpuDuration().stream())
          .mapToDouble(duration -> duration.toNanos() / 1e9)
          .max()
          .ifPresent(seconds -> processor = Math.max(processor, seconds));
      if (!Thread.currentThread().isDaemon()) {
        return;
      }
      try {
        Thread.sleep(500);
      } catch (final InterruptedException e) {
        return;
      }
    }
  }

  private static Signals drive(final int channels) {
    final Signals drive = Signals.zeros(channels, 1);
    for (int i = 0; i < channels; i++) {
      drive.values()[i] = 0.05 * Math.sin(1 + 7.0 * i);
    }
    return drive;
  }
}
