package org.wuxingspice.cluster;

import org.wuxingspice.loop.cluster.Cluster;
import org.wuxingspice.loop.cluster.ClusterAddress;
import org.wuxingspice.loop.cluster.ClusterFactory;

/** Joins Apache Spark. */
public final class SparkFactory implements ClusterFactory {

  @Override
  public Cluster join(final ClusterAddress address) {
    return SparkCluster.join(address);
  }
}
