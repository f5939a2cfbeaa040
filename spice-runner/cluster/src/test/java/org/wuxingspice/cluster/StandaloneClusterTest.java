package org.wuxingspice.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.loop.cluster.Cluster;
import org.wuxingspice.loop.cluster.ClusterAddress;
import org.wuxingspice.loop.cluster.ClusterNode;
import org.wuxingspice.loop.cluster.ClusterReason;
import org.wuxingspice.loop.cluster.Clusters;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;

/**
 * A cluster of three processes on loopback. The truth of every test is the same work on this
 * machine's own workers.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneClusterTest {

  @TempDir private static Path folder;

  private static StandaloneCluster cluster;
  private static Process stranger;
  private static Cluster joined;

  @BeforeAll
  static void start() throws Exception {
    cluster = StandaloneCluster.start(folder);
    stranger = cluster.run(StrangerMain.class, cluster.address().master());
    joined = Clusters.join(cluster.address());
  }

  @AfterAll
  static void stop() {
    joined.close();
    stranger.destroyForcibly();
    cluster.close();
  }

  private static double[] local(final EngineSettings settings, final int batches) {
    try (Propagator engine = Engines.open(settings, 2)) {
      return SmallTraining.trained(engine, settings, batches);
    }
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(strings = {"equilibrium", "ode", "spice"})
  void trainingOnExecutorsGivesTheBitsOfTrainingHere(final String name) {
    final EngineSettings settings = SmallTraining.engine(name);
    try (Propagator engine = Clusters.open(joined, settings)) {
      assertThat(SmallTraining.trained(engine, settings, 2)).containsExactly(local(settings, 2));
    }
  }

  @Order(2)
  @Test
  void everyExecutorSaysWhatItHas() {
    assertThat(joined.nodes())
        .hasSize(2)
        .allMatch(ClusterNode::simulates)
        .extracting(ClusterNode::ngspice)
        .containsOnly(NgspiceInstallation.find().version());
  }

  /** Killed while simulators are at work below it. */
  @Order(3)
  @Test
  void aKilledExecutorChangesNothingAndLeavesNothing() {
    final EngineSettings settings = SmallTraining.engine("spice");
    final List<ProcessHandle> below = new ArrayList<>();
    try (Propagator engine = Clusters.open(joined, settings)) {
      final CompletableFuture<double[]> training =
          CompletableFuture.supplyAsync(() -> SmallTraining.trained(engine, settings, 10));
      while (below.isEmpty() && !training.isDone()) {
        cluster
            .executors()
            .filter(executor -> executor.children().findAny().isPresent())
            .findFirst()
            .ifPresent(
                executor -> {
                  below.addAll(executor.descendants().toList());
                  executor.destroyForcibly();
                });
      }
      assertThat(below).isNotEmpty();
      assertThat(training.join()).containsExactly(local(settings, 10));
    }
    assertThat(below)
        .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(20, TimeUnit.SECONDS));
  }

  @Order(4)
  @Test
  void nobodyIsLetInWithoutTheSecret() throws Exception {
    assertThatThrownBy(
            () -> Clusters.join(new ClusterAddress(cluster.address().master(), Optional.empty())))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(ClusterReason.BAD_ADDRESS));
    assertThat(stranger.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(stranger.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines(ClusterReason.UNREACHABLE.name());
  }

  @Order(5)
  @Test
  void theDeathOfTheMasterEndsTheWorkInOneLine() {
    final EngineSettings settings = SmallTraining.engine("spice");
    try (Propagator engine = Clusters.open(joined, settings)) {
      final CompletableFuture<double[]> training =
          CompletableFuture.supplyAsync(() -> SmallTraining.trained(engine, settings, 1000));
      cluster.killMaster();
      assertThatThrownBy(training::join)
          .cause()
          .isInstanceOfSatisfying(
              WuxingException.class, e -> assertThat(e.reason()).isEqualTo(ClusterReason.LOST))
          .hasMessageContaining("its master is gone")
          .hasMessageNotContaining("\n");
    }
  }
}
