package org.wuxingspice.model.dynamics;

import java.util.EnumMap;
import java.util.Map;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.model.network.Direction;

/**
 * Equations of the latest pass of each direction, kept while the network stays the same. Where only
 * coefficients differ, rates and fixed points are taken over. Same means the same immutable object.
 */
final class KnownEquations {

  private final Map<Direction, NetworkEquations> latest = new EnumMap<>(Direction.class);
  private final Hardware hardware;

  /**
   * Knows none yet.
   *
   * @param hardware that realises the networks
   */
  KnownEquations(final Hardware hardware) {
    this.hardware = hardware;
  }

  synchronized NetworkEquations of(final PassRequest request) {
    return latest.compute(
        request.direction(), (direction, known) -> renewed(request, direction, known));
  }

  private NetworkEquations renewed(
      final PassRequest request, final Direction direction, final NetworkEquations known) {
    if (known != null && known.network() == request.network()) {
      return known;
    }
    final DirectedTopology topology = request.network().topology().directed(direction);
    return new NetworkEquations(
        request.network(),
        known != null && known.topology() == topology
            ? known.sources()
            : new SignalSources(topology),
        known != null && known.drawn().parameters() == request.network().parameters()
            ? known.drawn()
            : new ElementRates(request.network().parameters(), direction),
        hardware.realize(request.network(), direction));
  }
}
