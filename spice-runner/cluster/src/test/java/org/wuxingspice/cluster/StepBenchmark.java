package org.wuxingspice.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.wuxingspice.loop.cluster.Cluster;
import org.wuxingspice.loop.cluster.Clusters;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.learning.Initialization;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topologies;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.model.training.EngineSettings;

/**
 * What a step costs on a cluster of two executors with one core each beside two workers of this
 * machine: circuits of a 49-12-10 network, in turns, and passes that cost next to nothing, of a
 * small network and of one with 480,000 links, for the cost of tasks and of sending coefficients.
 * Argument: rounds, 5 when there is none.
 */
public final class StepBenchmark {

  private static final double DURATION = 20;
  private static final int FEW = 2;

  private StepBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param arguments as above
   */
  public static void main(final String[] arguments) throws Exception {
    final int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    final Path folder = Files.createTempDirectory("cluster");
    try (StandaloneCluster started = StandaloneCluster.start(folder);
        Cluster cluster = Clusters.join(started.address())) {
      final Network digits = network(49, 12, 10);
      for (final int batch : new int[] {64, 128, 256}) {
        compare("spice", digits, batch, rounds, cluster);
      }
      compare("equilibrium", network(4, 3, 2), FEW, 4 * rounds, cluster);
      compare("equilibrium", network(784, 600, 10), FEW, 4 * rounds, cluster);
    }
  }

  private static Network network(final int... layers) {
    final Topology topology = Topologies.biasedAdders(layers, new int[] {0}, new int[] {1}, 1, 1);
    return Network.of(topology, Initialization.uniform(topology, 0.6, true, 1));
  }

  private static void compare(
      final String name,
      final Network network,
      final int batch,
      final int rounds,
      final Cluster cluster) {
    final EngineSettings settings =
        new EngineSettings(name, 10, DURATION, 0.2, Stepper.RK4, Map.of());
    final double[] here = new double[rounds];
    final double[] there = new double[rounds];
    try (Propagator local = Engines.open(settings, 2);
        Propagator remote = Clusters.open(cluster, settings)) {
      for (final Propagator engine : List.of(local, remote)) {
        seconds(engine, network, batch, -1); // starts workers, learns how long samples take
        seconds(engine, network, batch, -1);
      }
      for (int round = 0; round < rounds; round++) {
        here[round] = seconds(local, network, batch, round);
        there[round] = seconds(remote, network, batch, round);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-12s %6d links, batch %3d: here %.4f s, on the cluster %.4f s, %.3f of the speed%n",
        name,
        network.topology().linkCount(),
        batch,
        median(here),
        median(there),
        median(here) / median(there));
  }

  /** A forward pass with coefficients that nobody has seen. */
  private static double seconds(
      final Propagator engine, final Network network, final int batch, final int round) {
    final double[] coefficients = network.coefficients();
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] *= 1 - 0.001 * (round + 1);
    }
    final Network altered = network.withCoefficients(coefficients);
    final Random random = new Random(round);
    final Signals drive = Signals.zeros(network.topology().inputCount(), batch);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.1 * (random.nextDouble() - 0.5);
    }
    final PassRequest request =
        new PassRequest(altered, Direction.FORWARD, drive, new Window(DURATION / 2, DURATION));
    final long begin = System.nanoTime();
    engine.propagate(request);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double median(final double... values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
