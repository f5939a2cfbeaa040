package org.wuxingspice.loop.engine;

import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.training.EngineSettings;

/** Makes engines that run a circuit or its equations. */
interface CircuitEngine extends EngineFactory {

  @Override
  default boolean takesCircuit() {
    return true;
  }

  @Override
  default Propagator open(final EngineSettings settings, final int threads) {
    return open(settings, CircuitSettings.read(settings.circuit(), settings.duration()), threads);
  }

  /**
   * Starts an engine.
   *
   * @param settings of the engine
   * @param options what the settings say of the circuit
   * @param threads threads or processes to use, positive
   * @return the engine; the caller closes it
   */
  Propagator open(EngineSettings settings, CircuitOptions options, int threads);
}
