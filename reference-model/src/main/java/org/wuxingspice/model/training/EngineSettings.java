package org.wuxingspice.model.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;

/**
 * Which engine runs the passes.
 *
 * @param name of the engine
 * @param from T0, start of the window that a pass integrates over, time units, at least 0
 * @param duration T, length of a pass and end of the window, time units, above {@code from}
 * @param step longest step in time units, positive; for engines that step
 * @param stepper fixed-step method, for engines that have several
 * @param circuit settings of the circuit by name, for engines that run one; empty for the usual
 */
public record EngineSettings(
    String name,
    double from,
    double duration,
    double step,
    Stepper stepper,
    Map<String, String> circuit) {

  private static final double LONGEST = 1e6;

  /**
   * Checks the numbers.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link TrainingReason#BAD_RECIPE}
   */
  public EngineSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stepper, "stepper");
    circuit = Collections.unmodifiableMap(new TreeMap<>(circuit));
    if (!(from >= 0 && from < duration && Double.isFinite(duration))) {
      throw TrainingReason.BAD_RECIPE.failure(
          "from " + from + " and duration " + duration + ": need 0 <= from < duration");
    }
    if (duration > LONGEST) {
      throw TrainingReason.BAD_RECIPE.failure(
          "duration " + duration + ": at most " + LONGEST + " time units; a neuron settles in 4");
    }
    if (!(step > 0 && step <= duration)) {
      throw TrainingReason.BAD_RECIPE.failure(
          "duration " + duration + " and step " + step + ": need 0 < step <= duration");
    }
  }

  /**
   * Settings with the usual circuit whose passes integrate from the start.
   *
   * @param name of the engine
   * @param duration T, time units, positive
   * @param step longest step, time units, positive
   * @param stepper fixed-step method
   */
  public EngineSettings(
      final String name, final double duration, final double step, final Stepper stepper) {
    this(name, 0, duration, step, stepper, Map.of());
  }

  /**
   * {@return the same settings with some settings of the circuit added or replaced}
   *
   * @param changed by name
   */
  public EngineSettings withCircuit(final Map<String, String> changed) {
    final Map<String, String> all = new TreeMap<>(circuit);
    all.putAll(changed);
    return new EngineSettings(name, from, duration, step, stepper, all);
  }

  /**
   * {@return the same settings for another engine}
   *
   * @param other its name
   */
  public EngineSettings withName(final String other) {
    return new EngineSettings(other, from, duration, step, stepper, circuit);
  }

  /**
   * {@return the same settings with another start of the window}
   *
   * @param other T0, time units, at least 0 and below the duration
   */
  public EngineSettings from(final double other) {
    return new EngineSettings(name, other, duration, step, stepper, circuit);
  }

  /**
   * {@return the same settings with passes of another length that are integrated as a whole}
   *
   * @param other T, time units, positive
   */
  public EngineSettings lasting(final double other) {
    return new EngineSettings(name, 0, other, Math.min(step, other), stepper, circuit);
  }

  /** {@return the time over which passes integrate} */
  @JsonIgnore
  public Window window() {
    return new Window(from, duration);
  }
}
