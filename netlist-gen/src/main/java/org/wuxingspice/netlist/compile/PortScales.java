package org.wuxingspice.netlist.compile;

import java.util.Objects;
import java.util.Optional;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.Topology;
import org.wuxingspice.netlist.technology.Technology;

/**
 * Levels of conductance that are spread, for each port, over what its links need: from none to the
 * largest coefficient that is asked for there. A memristor that is written until a read-out agrees
 * has its levels where the read-out's reference puts them, and a port has a reference of its own.
 *
 * @param technology gives the largest coefficient; its memristors have no levels of their own
 * @param levels of a memristor, at least 2
 * @param trim what links make of coefficients; empty for what was asked for
 */
public record PortScales(Technology technology, int levels, Optional<Trim> trim) {

  /**
   * Checks the number.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompileReason#BAD_SETTING}
   */
  public PortScales {
    Objects.requireNonNull(technology, "technology");
    Objects.requireNonNull(trim, "trim");
    if (levels < 2) {
      throw CompileReason.BAD_SETTING.failure(levels + " levels of a port: at least 2");
    }
  }

  /**
   * {@return the network with the coefficients that the levels amount to}
   *
   * @param network with its wanted coefficients
   */
  public Network programmed(final Network network) {
    trim.ifPresent(setting -> setting.requireFits(network));
    final Topology topology = network.topology();
    final double[] asked = network.coefficients();
    final double[] largest = new double[topology.elementCount()];
    for (int k = 0; k < asked.length; k++) {
      final int link = k;
      final double wanted = asked[k];
      asked[k] = trim.map(setting -> setting.links().asked(link, wanted)).orElse(wanted);
      final double size = Math.min(Math.abs(asked[k]), technology.largestCoefficient());
      largest[topology.target(k)] = Math.max(largest[topology.target(k)], size);
    }
    for (int k = 0; k < asked.length; k++) {
      final int link = k;
      final double step = largest[topology.target(k)] / (levels - 1);
      final double level = step == 0 ? 0 : step * Math.rint(asked[k] / step);
      final double reached = Math.copySign(Math.min(Math.abs(level), step * (levels - 1)), level);
      asked[k] = trim.map(setting -> setting.links().made(link, reached)).orElse(reached);
    }
    return network.withCoefficients(asked);
  }
}
