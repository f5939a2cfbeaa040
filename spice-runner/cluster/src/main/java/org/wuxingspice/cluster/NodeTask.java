package org.wuxingspice.cluster;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.wuxingspice.loop.cluster.ClusterNode;
import org.wuxingspice.model.failure.WuxingException;

/** Has an executor say who it is; takes long enough for others to get one of these tasks, too. */
record NodeTask() implements Function<Integer, NodeTask.Node> {

  /** An executor as it travels. */
  record Node(String name, String host, String java, String ngspice, boolean simulates)
      implements Serializable {
    ClusterNode shown() {
      return new ClusterNode(name, host, java, ngspice, simulates);
    }
  }

  @Override
  public Node call(final Integer number) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(200);
    final String name = "executor " + SparkEnv.get().executorId();
    final String java = Runtime.version().toString();
    try {
      return new Node(name, Executor.host(), java, Executor.ngspice(), true);
    } catch (final WuxingException e) {
      return new Node(name, Executor.host(), java, e.getMessage(), false);
    }
  }
}
