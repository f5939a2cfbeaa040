package org.wuxingspice.model.training;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.wuxingspice.model.dynamics.Stepper;

/**
 * Which engine runs the passes.
 *
 * @param name of the engine
 * @param duration T, length of a pass in time units, positive
 * @param step longest step in time units, positive; for engines that step
 * @param stepper fixed-step method, for engines that have several
 * @param circuit settings of the circuit by name, for engines that run one; empty for the usual
 */
public record EngineSettings(
    String name, double duration, double step, Stepper stepper, Map<String, String> circuit) {

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_RECIPE}
   */
  public EngineSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stepper, "stepper");
    circuit = Collections.unmodifiableMap(new TreeMap<>(circuit));
    if (!(duration > 0 && Double.isFinite(duration) && step > 0 && step <= duration)) {
      throw TrainingReason.BAD_RECIPE.failure(
          "duration " + duration + " and step " + step + ": need 0 < step <= duration");
    }
  }

  /**
   * Settings with the usual circuit.
   *
   * @param name of the engine
   * @param duration T, time units, positive
   * @param step longest step, time units, positive
   * @param stepper fixed-step method
   */
  public EngineSettings(
      final String name, final double duration, final double step, final Stepper stepper) {
    this(name, duration, step, stepper, Map.of());
  }

  /**
   * {@return the same settings with some settings of the circuit added or replaced}
   *
   * @param changed by name
   */
  public EngineSettings withCircuit(final Map<String, String> changed) {
    final Map<String, String> all = new TreeMap<>(circuit);
    all.putAll(changed);
    return new EngineSettings(name, duration, step, stepper, all);
  }

  /**
   * {@return the same settings for another engine}
   *
   * @param other its name
   */
  public EngineSettings withName(final String other) {
    return new EngineSettings(other, duration, step, stepper, circuit);
  }
}
