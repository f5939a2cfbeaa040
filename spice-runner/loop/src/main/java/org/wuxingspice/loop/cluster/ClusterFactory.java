package org.wuxingspice.loop.cluster;

/** Joins clusters; found as a service, since it stands in a module with libraries of its own. */
public interface ClusterFactory {

  /**
   * Joins a cluster.
   *
   * @param address of the cluster
   * @return the cluster; the caller closes it
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link ClusterReason}
   */
  Cluster join(ClusterAddress address);
}
