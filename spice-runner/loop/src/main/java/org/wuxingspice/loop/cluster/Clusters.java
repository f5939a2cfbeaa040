package org.wuxingspice.loop.cluster;

import java.util.Map;
import java.util.ServiceLoader;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.dynamics.AutoZeroPropagator;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.training.EngineSettings;

/** Clusters by their addresses. */
public final class Clusters {

  private Clusters() {}

  /**
   * Joins a cluster.
   *
   * @param address of the cluster
   * @return the cluster; the caller closes it
   * @throws org.wuxingspice.model.failure.WuxingException {@link ClusterReason#NOT_INSTALLED}, or
   *     another {@link ClusterReason}
   */
  public static Cluster join(final ClusterAddress address) {
    return ServiceLoader.load(ClusterFactory.class)
        .findFirst()
        .orElseThrow(
            () ->
                ClusterReason.NOT_INSTALLED.failure(
                    "--cluster "
                        + address
                        + ": the module for clusters is not here; docs/cluster.md says how to get"
                        + " it"))
        .join(address);
  }

  /**
   * Joins a cluster for one engine.
   *
   * @param address of the cluster
   * @param settings of the engine
   * @return the engine; closing it leaves the cluster
   * @throws org.wuxingspice.model.failure.WuxingException as {@link #join}, or a reason of the
   *     engine's own
   */
  public static Propagator open(final ClusterAddress address, final EngineSettings settings) {
    final Cluster cluster = join(address);
    try {
      return new Joined(open(cluster, settings), cluster);
    } catch (final RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * Has executors run an engine. Rest is measured once for a batch, and not by every executor for
   * its part.
   *
   * @param cluster that stays open
   * @param settings of the engine
   * @return the engine; the caller closes it
   */
  public static Propagator open(final Cluster cluster, final EngineSettings settings) {
    return settings.name().equals("spice") && CircuitSettings.measuresRest(settings.circuit())
        ? new AutoZeroPropagator(cluster.open(settings.withCircuit(Map.of("rest", "computed"))))
        : cluster.open(settings);
  }

  /** Leaves the cluster with the engine. */
  private record Joined(Propagator passes, Cluster cluster) implements Propagator {
    @Override
    public Pass propagate(final PassRequest request) {
      return passes.propagate(request);
    }

    @Override
    public void close() {
      passes.close();
      cluster.close();
    }
  }
}
