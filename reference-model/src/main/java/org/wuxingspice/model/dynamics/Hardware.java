package org.wuxingspice.model.dynamics;

import java.util.Optional;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/** What networks are built of. The same network is realised the same way each time. */
@FunctionalInterface
public interface Hardware {

  /** Parts that obey the network's own equations. */
  Hardware EXACT = (network, direction) -> Optional.empty();

  /**
   * {@return the equations that a network's parts obey; empty for the network's own}
   *
   * @param network with its coefficients and rates
   * @param direction of the pass
   */
  Optional<Realization> realize(Network network, Direction direction);
}
