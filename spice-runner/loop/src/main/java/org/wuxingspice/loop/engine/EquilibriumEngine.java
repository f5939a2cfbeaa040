package org.wuxingspice.loop.engine;

import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.training.EngineSettings;

/** The numeric steady-state engine. */
final class EquilibriumEngine implements EngineFactory {

  @Override
  public String name() {
    return "equilibrium";
  }

  @Override
  public Propagator open(final EngineSettings settings, final int threads) {
    return new EquilibriumPropagator(threads);
  }
}
