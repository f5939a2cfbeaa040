package org.wuxingspice.loop.engine;

import org.wuxingspice.model.dynamics.OdePropagator;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.training.EngineSettings;

/** The numeric transient engine. */
final class OdeEngine implements EngineFactory {

  @Override
  public String name() {
    return "ode";
  }

  @Override
  public Propagator open(final EngineSettings settings, final int threads) {
    return new OdePropagator(settings.stepper(), settings.step(), threads);
  }
}
