package org.wuxingspice.cluster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.loop.cluster.ClusterReason;
import org.wuxingspice.model.dynamics.LostSamples;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.EngineSettings;

/**
 * Runs passes on the executors of a cluster. The topology travels once, the numbers of the network
 * once per network, a part's drive with its task. Not safe for use by several threads.
 */
final class SparkPropagator implements Propagator {

  private final SparkCluster cluster;
  private final EngineMessage engine;
  private final Map<Direction, PartSizes> sizes = new EnumMap<>(Direction.class);
  private @Nullable Sent sent;
  private String ngspice = "";

  /** What executors have of the network. */
  private record Sent(Network network, Broadcast<byte[]> base, Broadcast<NetworkMessage> numbers) {}

  SparkPropagator(final SparkCluster cluster, final EngineSettings settings) {
    this.cluster = cluster;
    this.engine = EngineMessage.of(settings);
  }

  @Override
  public Pass propagate(final PassRequest request) {
    final Sent present = send(request.network());
    final PartSizes known = sizes.computeIfAbsent(request.direction(), d -> new PartSizes());
    final int samples = request.drive().samples();
    final int[] bounds = known.bounds(samples, cluster.slots());
    final List<Part> parts = new ArrayList<>();
    for (int p = 0; p + 1 < bounds.length; p++) {
      parts.add(Part.of(request.slice(bounds[p], bounds[p + 1])));
    }
    final List<Answer> answers =
        cluster.run(
            parts, new PartTask(cluster.application(), engine, present.base(), present.numbers()));
    known.learn(samples, answers.stream().mapToDouble(a -> a.origin().seconds()).sum());
    final List<Pass> passes = new ArrayList<>();
    for (int p = 0; p < answers.size(); p++) {
      final int first = bounds[p];
      requireSameSimulator(answers.get(p).origin());
      try {
        passes.add(answers.get(p).pass(request));
      } catch (final LostSamples e) {
        throw e.renumbered("sample", s -> first + s);
      }
    }
    return Pass.joined(passes);
  }

  private void requireSameSimulator(final Answer.Origin origin) {
    if (ngspice.isEmpty()) {
      ngspice = origin.ngspice();
    } else if (!origin.ngspice().isEmpty() && !origin.ngspice().equals(ngspice)) {
      throw ClusterReason.UNEQUAL_EXECUTORS.failure(
          "executor on "
              + origin.host()
              + ": ngspice "
              + origin.ngspice()
              + " where another executor has "
              + ngspice
              + ", which need not give the same bits; install the same version everywhere");
    }
  }

  private Sent send(final Network network) {
    if (sent == null || sent.network().topology() != network.topology()) {
      forget();
      sent = new Sent(network, cluster.broadcast(NetworkFile.bytes(network)), numbers(network));
    } else if (sent.network() != network) {
      sent.numbers().destroy();
      sent = new Sent(network, sent.base(), numbers(network));
    }
    return Objects.requireNonNull(sent);
  }

  private Broadcast<NetworkMessage> numbers(final Network network) {
    return cluster.broadcast(NetworkMessage.of(cluster.nextNumber(), network));
  }

  private void forget() {
    if (sent != null) {
      sent.base().destroy();
      sent.numbers().destroy();
      sent = null;
    }
  }

  @Override
  public void close() {
    forget();
  }
}
