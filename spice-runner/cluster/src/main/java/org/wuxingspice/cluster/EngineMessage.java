package org.wuxingspice.cluster;

import java.io.Serializable;
import java.util.TreeMap;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.training.EngineSettings;

/** Settings of an engine as they travel. */
record EngineMessage(
    String name,
    double from,
    double duration,
    double step,
    Stepper stepper,
    TreeMap<String, String> circuit)
    implements Serializable {

  static EngineMessage of(final EngineSettings settings) {
    return new EngineMessage(
        settings.name(),
        settings.from(),
        settings.duration(),
        settings.step(),
        settings.stepper(),
        new TreeMap<>(settings.circuit()));
  }

  EngineSettings settings() {
    return new EngineSettings(name, from, duration, step, stepper, circuit);
  }
}
