package org.wuxingspice.loop.compare;

import java.util.Objects;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;

/**
 * Two engines whose waveforms are compared.
 *
 * @param observed the engine in question
 * @param reference the yardstick
 * @param threads threads or processes of each, positive; results do not depend on it
 */
public record EnginePair(EngineSettings observed, EngineSettings reference, int threads) {

  /** Checks the parts. */
  public EnginePair {
    Objects.requireNonNull(observed, "observed");
    Objects.requireNonNull(reference, "reference");
  }

  /**
   * Runs one pass of one sample in both engines.
   *
   * @param network to run
   * @param direction of the pass
   * @param drive one per external input (forward) or output (reversed)
   * @return the differences
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompareReason#NO_WAVEFORMS}, or
   *     what an engine refuses
   */
  public Comparison compare(
      final Network network, final Direction direction, final double[] drive) {
    return Comparison.between(
        network,
        direction,
        trajectory(observed, network, direction, drive),
        trajectory(reference, network, direction, drive));
  }

  private Trajectory trajectory(
      final EngineSettings engine,
      final Network network,
      final Direction direction,
      final double[] drive) {
    try (Propagator propagator = Engines.open(engine, threads)) {
      if (!(propagator instanceof WaveformSource source)) {
        throw CompareReason.NO_WAVEFORMS.failure(
            "engine " + engine.name() + " has no waveforms: use ode, die or spice");
      }
      return source.trajectory(
          new PassRequest(network, direction, Signals.single(drive), engine.window()));
    }
  }
}
