package org.wuxingspice.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.wuxingspice.loop.cluster.Cluster;
import org.wuxingspice.loop.cluster.ClusterAddress;
import org.wuxingspice.loop.cluster.ClusterNode;
import org.wuxingspice.loop.cluster.ClusterReason;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.ngspice.simulation.SimulatorReason;

/**
 * An application on Apache Spark. Answers of a job stand in the order of its parts, wherever and in
 * whatever order they were computed, and after losses, too: Spark runs a lost part again and takes
 * the first answer to each.
 */
final class SparkCluster implements Cluster {

  /** Time that executors have to come, at the start and after the loss of all, in seconds. */
  private static final int PATIENCE = 60;

  private static final int ROUNDS = 20;

  private final Master master;
  private final JavaSparkContext context;
  private final Path scratch;
  private int networks;

  private SparkCluster(final Master master, final JavaSparkContext context, final Path scratch) {
    this.master = master;
    this.context = context;
    this.scratch = scratch;
  }

  static SparkCluster join(final ClusterAddress address) {
    final Master master = new Master(address.master());
    final SparkConf configuration = configuration(master, address);
    if (!master.listens()) {
      throw ClusterReason.UNREACHABLE.failure(
          "--cluster " + address + ": no master listens there; start one, or check the address");
    }
    try {
      final Path scratch = Files.createTempDirectory("wuxing-cluster");
      if (!master.isLocal()) {
        configuration.set("spark.jars", String.join(",", ProgramJars.in(scratch)));
      }
      return open(master, configuration, scratch);
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SparkCluster open(
      final Master master, final SparkConf configuration, final Path scratch) {
    final SparkCluster cluster;
    try {
      cluster = new SparkCluster(master, new JavaSparkContext(configuration), scratch);
    } catch (final RuntimeException e) {
      delete(scratch);
      throw ClusterReason.UNREACHABLE.failure(
          "--cluster " + master.address() + ": the cluster refuses this program (" + e + ")");
    }
    try {
      cluster.awaitExecutors();
      return cluster;
    } catch (final RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** What is sent over networks is encrypted and needs the secret. */
  private static SparkConf configuration(final Master master, final ClusterAddress address) {
    final SparkConf configuration = new SparkConf(); // which knows what spark-submit was told
    configuration
        .setMaster(master.address())
        .setAppName("wuxing")
        .setIfMissing("spark.ui.enabled", "false")
        .setIfMissing("spark.ui.showConsoleProgress", "false")
        .setIfMissing("spark.task.maxFailures", "16")
        .set("spark.speculation", "false");
    final String library = System.getenv("WUXING_LIBNGSPICE");
    if (library != null) {
      configuration.set("spark.executorEnv.WUXING_LIBNGSPICE", library);
    }
    if (!master.isLocal()) {
      address.secret().ifPresent(secret -> configuration.set("spark.authenticate.secret", secret));
      configuration
          .setIfMissing("spark.authenticate", "true")
          .setIfMissing("spark.network.crypto.enabled", "true");
      if (master.isStandalone()
          && configuration.getBoolean("spark.authenticate", true)
          && !configuration.contains("spark.authenticate.secret")) {
        throw ClusterReason.BAD_ADDRESS.failure(
            "--cluster "
                + master.address()
                + ": a cluster takes nobody without its secret; add --cluster-secret FILE");
      }
    }
    return configuration;
  }

  /** Tasks that run at the same time. */
  int slots() {
    return Math.max(1, context.defaultParallelism());
  }

  String application() {
    return context.sc().applicationId();
  }

  int nextNumber() {
    return networks++;
  }

  <T> Broadcast<T> broadcast(final T value) {
    return context.broadcast(value);
  }

  /**
   * Has executors work.
   *
   * @param inputs one per task
   * @param task to do with each
   * @return the answers, in the order of the inputs
   * @throws WuxingException {@link ClusterReason#LOST}
   */
  <I, O> List<O> run(final List<I> inputs, final Function<I, O> task) {
    final JavaFutureAction<List<O>> job =
        context.parallelize(inputs, inputs.size()).map(task).collectAsync();
    int alone = 0;
    while (true) {
      try {
        return job.get(1, TimeUnit.SECONDS);
      } catch (final TimeoutException e) {
        alone = executors() > 0 ? 0 : alone + 1;
        if (alone > PATIENCE || context.sc().isStopped() || !master.listens()) {
          job.cancel(true);
          throw lost(alone > PATIENCE ? "it has no executors left" : "its master is gone");
        }
      } catch (final ExecutionException e) {
        throw lost(e.getCause() == null ? e.toString() : String.valueOf(e.getCause().getMessage()));
      } catch (final InterruptedException e) {
        job.cancel(true);
        Thread.currentThread().interrupt();
        throw SimulatorReason.INTERRUPTED.failure("interrupted while the cluster was at work");
      }
    }
  }

  private WuxingException lost(final String cause) {
    return ClusterReason.LOST.failure(
        "--cluster "
            + master.address()
            + ": "
            + cause.lines().findFirst().orElse("")
            + "; the run goes on from its checkpoint, with or without a cluster");
  }

  /** Without the driver, which is listed among them; a context stops when it is refused. */
  private int executors() {
    return context.sc().isStopped()
        ? 0
        : context.sc().getExecutorMemoryStatus().size() - (master.isLocal() ? 0 : 1);
  }

  private void awaitExecutors() {
    for (int second = 0; executors() == 0; second++) {
      if (context.sc().isStopped() || !master.listens()) {
        throw ClusterReason.UNREACHABLE.failure(
            "--cluster "
                + master.address()
                + ": refuses this program; is the secret the cluster's, and Spark of the same"
                + " version?");
      }
      if (second >= PATIENCE) {
        throw ClusterReason.NO_EXECUTORS.failure(
            "--cluster "
                + master.address()
                + ": no executor came within "
                + PATIENCE
                + " s; are there workers with free cores and memory, with the same secret?");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SimulatorReason.INTERRUPTED.failure("interrupted while waiting for executors");
    }
  }

  @Override
  public Propagator open(final EngineSettings settings) {
    return new SparkPropagator(this, settings);
  }

  @Override
  public List<ClusterNode> nodes() {
    final Map<String, ClusterNode> found = new TreeMap<>();
    for (int round = 0; round < ROUNDS && found.size() < executors(); round++) {
      final List<NodeTask.Node> seen =
          run(IntStream.range(0, 2 * slots()).boxed().toList(), new NodeTask());
      seen.forEach(node -> found.put(node.name(), node.shown()));
    }
    return List.copyOf(found.values());
  }

  @Override
  public void close() {
    final String application = application();
    context.close();
    Executor.forget(application);
    delete(scratch);
  }

  private static void delete(final Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      final Collection<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (final Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
