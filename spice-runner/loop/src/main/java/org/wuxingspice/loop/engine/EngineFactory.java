package org.wuxingspice.loop.engine;

import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.training.EngineSettings;

/** Makes engines of one kind. A new kind is a class of its own and an entry in {@link Engines}. */
public interface EngineFactory {

  /** {@return the name on the command line and in recipes} */
  String name();

  /** {@return whether the settings of a circuit have an effect} */
  default boolean takesCircuit() {
    return false;
  }

  /**
   * Starts an engine.
   *
   * @param settings of the engine; the name is this factory's
   * @param threads threads or processes to use, positive; results do not depend on it
   * @return the engine; the caller closes it
   * @throws org.wuxingspice.model.failure.WuxingException when settings are refused or something
   *     that the engine needs is missing
   */
  Propagator open(EngineSettings settings, int threads);
}
