package org.wuxingspice.app.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitTime;
import org.wuxingspice.loop.propagator.PieceOptions;
import org.wuxingspice.loop.propagator.SpicePropagator;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.OperatingPoint;
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
 * Time of passes through circuits in pieces: with every link as a device and all layers reversed,
 * with links summed and the layers that links lead to, and with the first layer interpolated as
 * well; all variants in turn, as ratios of processor time to the first. Arguments: {@code model1},
 * or layer sizes of a dense adder network such as {@code 784,300,10}; level, number of workers,
 * samples, rounds, neurons in a piece, and {@code forward} or {@code both} for the passes of method
 * 2; then the variants to run, from {@code devices}, {@code sums} and {@code interpolated}, all
 * unless named. The same passes run once before, so that the workers have loaded their circuits, as
 * in all but the first batches of a run.
 */
public final class CircuitPassBenchmark {

  private static final double DURATION = 20;
  private static final double TOLERANCE = 1e-4;

  private final Network network;
  private final Level level;
  private final int workers;
  private final int samples;
  private final boolean both;

  private CircuitPassBenchmark(final String... arguments) {
    final Topology topology =
        arguments[0].equals("model1")
            ? Topologies.model1(1)
            : Topologies.biasedAdders(
                List.of(arguments[0].split(",")).stream().mapToInt(Integer::parseInt).toArray(),
                new int[] {0, 2},
                new int[] {1, 3},
                1,
                1);
    final boolean dense = topology.adders();
    this.network =
        Network.of(topology, Initialization.uniform(topology, dense ? 0.5 : 1.5, dense, 1));
    this.level = Level.valueOf(arguments[1]);
    this.workers = Integer.parseInt(arguments[2]);
    this.samples = Integer.parseInt(arguments[3]);
    this.both = arguments[6].equals("both");
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments as above, for instance {@code model1 OPAMP 2 8 3 10 both}
   */
  public static void main(final String[] arguments) {
    final CircuitPassBenchmark benchmark = new CircuitPassBenchmark(arguments);
    final PieceOptions sums = PieceOptions.of(Integer.parseInt(arguments[5]));
    final Map<String, PieceOptions> variants = new LinkedHashMap<>();
    variants.put("devices", sums.withLinksAsDevices());
    variants.put("sums", sums);
    variants.put("interpolated", sums.interpolatedWithin(TOLERANCE));
    if (arguments.length > 7) {
      variants.keySet().retainAll(List.of(arguments).subList(7, arguments.length));
    }
    final Map<String, List<Double>> processor = new LinkedHashMap<>();
    for (int round = 0; round < Integer.parseInt(arguments[4]); round++) {
      variants.forEach(
          (name, pieces) ->
              processor
                  .computeIfAbsent(name, n -> new ArrayList<>())
                  .add(benchmark.measure(name, pieces)));
    }
    final double first = median(processor.values().iterator().next());
    processor.forEach(
        (name, seconds) ->
            System.out.printf(
                Locale.ROOT,
                "%s: %.2f s of processor time per sample, %.2f of the first%n",
                name,
                median(seconds),
                median(seconds) / first));
  }

  private static double median(final List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private double measure(final String name, final PieceOptions pieces) {
    final CircuitOptions options =
        new CircuitOptions(
            level,
            Technology.integrated(),
            Die.NONE,
            DURATION,
            Optional.of(pieces),
            false,
            false,
            Optional.empty(),
            0,
            false,
            Duration.ofHours(1));
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), workers)) {
      final SpicePropagator circuit = new SpicePropagator(pool, options);
      passes(circuit, pieces.summedLinks() ? Extent.LINK_TARGETS : Extent.WHOLE);
      final CircuitTime before = circuit.time();
      final double workersBefore = workerProcessor();
      final double ownBefore = ownProcessor();
      final long begin = System.nanoTime();
      passes(circuit, pieces.summedLinks() ? Extent.LINK_TARGETS : Extent.WHOLE);
      final double elapsed = (System.nanoTime() - begin) / 1e9;
      final double analysis = seconds(circuit.time().analysis().minus(before.analysis()));
      final double inWorkers = (workerProcessor() - workersBefore) / samples;
      final double here = (ownProcessor() - ownBefore) / samples;
      System.out.printf(
          Locale.ROOT,
          "%s: %.2f s per sample elapsed, ngspice %.2f s summed over workers (%.1f %% of workers x"
              + " time); processor %.2f s in workers, %.2f s here; interpolated within %.1e%n",
          name,
          elapsed / samples,
          analysis / samples,
          100 * analysis / (workers * elapsed),
          inWorkers,
          here,
          circuit.interpolationError());
      return inWorkers + here;
    }
  }

  private void passes(final SpicePropagator circuit, final Extent reversed) {
    final Window window = Window.until(DURATION);
    circuit.propagate(
        new PassRequest(network, Direction.FORWARD, drive(Direction.FORWARD), window));
    if (both) {
      circuit.propagate(
          new PassRequest(
              network,
              Direction.REVERSED,
              drive(Direction.REVERSED),
              OperatingPoint.REST,
              window,
              reversed));
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

  private Signals drive(final Direction direction) {
    final Signals drive = Signals.zeros(network.topology().driveCount(direction), samples);
    for (int i = 0; i < drive.values().length; i++) {
      drive.values()[i] = 0.05 * Math.sin(1 + 7.0 * i);
    }
    return drive;
  }
}
