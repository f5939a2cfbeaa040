package org.wuxingspice.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.loop.cluster.Cluster;
import org.wuxingspice.loop.cluster.ClusterAddress;
import org.wuxingspice.loop.cluster.ClusterReason;
import org.wuxingspice.loop.cluster.Clusters;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.training.EngineSettings;

/** Threads of this process as executors, and addresses of nobody. */
class LocalClusterTest {

  private static ClusterAddress open(final String master) {
    return new ClusterAddress(master, Optional.empty());
  }

  @Test
  void threadsGiveTheBitsOfWorkersAndRefusalsKeepTheirReason() {
    final EngineSettings settings = SmallTraining.engine("spice");
    final double[] here;
    try (Propagator engine = Engines.open(settings, 2)) {
      here = SmallTraining.trained(engine, settings, 2);
    }
    final EngineSettings wrong = settings.withCircuit(Map.of("pieces", "many"));
    try (Cluster cluster = Clusters.join(open("local[3]"));
        Propagator engine = Clusters.open(cluster, settings);
        Propagator refusing = Clusters.open(cluster, wrong)) {
      assertThat(SmallTraining.trained(engine, settings, 2)).containsExactly(here);
      assertThatThrownBy(() -> SmallTraining.trained(refusing, wrong, 1))
          .isInstanceOfSatisfying(
              WuxingException.class, e -> assertThat(e.reason()).isEqualTo(LoopReason.BAD_SETTING))
          .hasMessageContaining("circuit setting pieces = 'many'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "spark://", "spark://host", "local[x]", "http://host:1", "mesos://host:1"})
  void addressesThatNameNoClusterAreRefused(final String master) {
    assertThatThrownBy(() -> Clusters.join(open(master)))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(ClusterReason.BAD_ADDRESS));
  }

  @Test
  void aMasterThatIsNotThereIsSaidAtOnce() {
    assertThatThrownBy(
            () -> Clusters.join(new ClusterAddress("spark://127.0.0.1:1", Optional.of("any"))))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(ClusterReason.UNREACHABLE))
        .hasMessageContaining("no master listens");
  }
}
