package org.wuxingspice.loop.cluster;

import java.util.List;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.training.EngineSettings;

/**
 * Machines that run passes. A batch is cut into samples, each sample is run by one executor, and
 * the answers stand in the order of the samples, so that a result is the same to the last bit on
 * any number of executors.
 */
public interface Cluster extends AutoCloseable {

  /**
   * Has executors run an engine.
   *
   * @param settings of the engine
   * @return the engine; the caller closes it, and the cluster stays open
   */
  Propagator open(EngineSettings settings);

  /** {@return the executors, one entry each} */
  List<ClusterNode> nodes();

  /** Leaves the cluster and ends what was started there. */
  @Override
  void close();
}
