package org.wuxingspice.cluster;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.model.dynamics.DynamicsReason;
import org.wuxingspice.model.dynamics.Extent;
import org.wuxingspice.model.dynamics.OperatingPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;

/**
 * Some samples of a pass as they travel to an executor, without the network.
 *
 * @param direction of the pass
 * @param drive of its samples
 * @param forward the forward pass that the operating point is of; null for rest
 * @param begin of the window, time units
 * @param end of the window, time units
 * @param extent what has to be answered
 */
record Part(
    Direction direction,
    Block drive,
    @Nullable ForwardPart forward,
    double begin,
    double end,
    Extent extent)
    implements Serializable {

  /** Signals as they travel. */
  record Block(int channels, int samples, double[] values) implements Serializable {
    static Block of(final Signals signals) {
      return new Block(signals.channels(), signals.samples(), signals.values());
    }

    Signals signals() {
      return new Signals(channels, samples, values);
    }
  }

  /** A forward pass as it travels. */
  record ForwardPart(Block integrals, Block ends) implements Serializable {}

  static Part of(final PassRequest request) {
    if (request.point() instanceof OperatingPoint.Injected) {
      throw DynamicsReason.UNSUPPORTED.failure(
          "currents into elements do not travel to a cluster: run without --cluster");
    }
    return new Part(
        request.direction(),
        Block.of(request.drive()),
        request.point() instanceof OperatingPoint.Rebiased point
            ? new ForwardPart(
                Block.of(point.forward().integrals()), Block.of(point.forward().ends()))
            : null,
        request.window().begin(),
        request.window().end(),
        request.extent());
  }

  PassRequest request(final Network network) {
    final Window window = new Window(begin, end);
    final OperatingPoint point =
        forward == null
            ? OperatingPoint.REST
            : new OperatingPoint.Rebiased(
                new Pass(
                    Direction.FORWARD,
                    window,
                    forward.integrals().signals(),
                    forward.ends().signals(),
                    0));
    return new PassRequest(network, direction, drive.signals(), point, window, extent);
  }
}
