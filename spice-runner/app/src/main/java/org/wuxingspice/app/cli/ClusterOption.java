package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.cluster.ClusterAddress;
import org.wuxingspice.loop.cluster.ClusterReason;
import org.wuxingspice.loop.cluster.Clusters;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.training.EngineSettings;
import picocli.CommandLine;

/** The options that have passes run on other machines. */
final class ClusterOption {

  @CommandLine.Option(
      names = "--cluster",
      paramLabel = "MASTER",
      description =
          "run passes on Apache Spark: spark://HOST:PORT, local[N], yarn or k8s://..."
              + " (docs/cluster.md); results are the same to the last bit")
  private @Nullable String master;

  @CommandLine.Option(
      names = "--cluster-secret",
      paramLabel = "FILE",
      description = "file with the cluster's secret, which its owner alone can read")
  private @Nullable Path secret;

  /** Where the cluster is, if one is asked for. */
  Optional<ClusterAddress> address() {
    if (master == null) {
      if (secret != null) {
        throw ClusterReason.BAD_ADDRESS.failure(
            "--cluster-secret " + secret + ": belongs to --cluster, which is not given");
      }
      return Optional.empty();
    }
    return Optional.of(
        secret == null
            ? new ClusterAddress(master, Optional.empty())
            : ClusterAddress.withSecretIn(master, secret));
  }

  /** Starts an engine there, or here; the caller closes it. */
  Propagator open(final EngineSettings settings, final int threads) {
    return address()
        .map(address -> Clusters.open(address, settings))
        .orElseGet(() -> Engines.open(settings, threads));
  }
}
