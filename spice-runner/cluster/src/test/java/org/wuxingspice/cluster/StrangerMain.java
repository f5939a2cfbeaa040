package org.wuxingspice.cluster;

import java.util.Optional;
import org.wuxingspice.loop.cluster.Cluster;
import org.wuxingspice.loop.cluster.ClusterAddress;
import org.wuxingspice.loop.cluster.Clusters;
import org.wuxingspice.model.failure.WuxingException;

/** Tries to join a cluster with a guessed secret and says what comes of it. */
final class StrangerMain {

  private StrangerMain() {}

  public static void main(final String... arguments) {
    try (Cluster joined = Clusters.join(new ClusterAddress(arguments[0], Optional.of("guessed")))) {
      System.out.println("joined " + joined);
    } catch (final WuxingException e) {
      System.out.println(e.reason().name());
    }
  }
}
