package org.wuxingspice.app.cli;

import java.util.Locale;
import java.util.Optional;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;
import org.wuxingspice.netlist.technology.MappingError;

/** Says when a circuit does not have the coefficients that the model asks for. */
final class CoefficientNote {

  private CoefficientNote() {}

  /**
   * A note in one line.
   *
   * @param network with its coefficients
   * @param settings of the engine
   * @return nothing for other engines, or when no coefficient is out of reach
   */
  static Optional<String> of(final Network network, final EngineSettings settings) {
    if (!Engines.takesCircuit(settings.name())) {
      return Optional.empty();
    }
    final CircuitOptions options = CircuitSettings.read(settings.circuit(), settings.duration());
    final MappingError realisation = options.realisation(network);
    return realisation.clipped() == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d coefficients lie beyond the memristors' %.3g and were clipped, by %.3g at"
                    + " most",
                realisation.clipped(),
                realisation.links(),
                options.technology().largestCoefficient(),
                realisation.worstClip()));
  }
}
