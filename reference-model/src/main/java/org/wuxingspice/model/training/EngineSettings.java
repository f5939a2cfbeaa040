package org.wuxingspice.model.training;

import java.util.Objects;
import org.wuxingspice.model.dynamics.Stepper;

/**
 * Which engine runs the passes.
 *
 * @param name of the engine
 * @param duration T, length of a pass in time units, positive
 * @param step longest step in time units, positive; for engines that step
 * @param stepper fixed-step method, for engines that have several
 */
public record EngineSettings(String name, double duration, double step, Stepper stepper) {

  /** Checks the numbers. */
  public EngineSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stepper, "stepper");
    if (!(duration > 0 && Double.isFinite(duration) && step > 0 && step <= duration)) {
      throw TrainingReason.BAD_RECIPE.failure(
          "duration " + duration + " and step " + step + ": need 0 < step <= duration");
    }
  }

  /**
   * The same settings for another engine.
   *
   * @param other its name
   */
  public EngineSettings withName(final String other) {
    return new EngineSettings(other, duration, step, stepper);
  }
}
