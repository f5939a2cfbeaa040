package org.wuxingspice.model.learning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the step shrinks during training. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LearningRateSchedule.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = LearningRateSchedule.Cosine.class, name = "cosine"),
  @JsonSubTypes.Type(value = LearningRateSchedule.Steps.class, name = "steps")
})
public sealed interface LearningRateSchedule {

  /**
   * Factor of the step.
   *
   * @param done part of the training that is over, 0 to 1
   * @return 0 to 1
   */
  double factor(double done);

  /** Always 1. */
  record Constant() implements LearningRateSchedule {
    @Override
    public double factor(final double done) {
      return 1;
    }
  }

  /**
   * Half a cosine wave from 1 to the end (Loshchilov and Hutter, "SGDR", ICLR 2017, equation 5).
   *
   * @param end factor at the end of the training, 0 to 1
   */
  record Cosine(double end) implements LearningRateSchedule {

    /**
     * Checks the setting.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
    public Cosine {
      requireFraction("end", end);
    }

    @Override
    public double factor(final double done) {
      return end + (1 - end) * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }

  /**
   * Equal stages, each with the factor of the one before times a constant.
   *
   * @param stages number of stages, positive
   * @param factor from a stage to the next, 0 to 1
   */
  record Steps(int stages, double factor) implements LearningRateSchedule {

    /**
     * Checks the settings.
     *
     * @throws org.wuxingspice.model.failure.WuxingException {@link LearningReason#BAD_SETTING}
     */
    public Steps {
      requireFraction("factor", factor);
      if (stages < 1) {
        throw LearningReason.BAD_SETTING.failure("stages " + stages + ": must be positive");
      }
    }

    @Override
    public double factor(final double done) {
      return Math.pow(factor, Math.min(stages - 1, (int) (done * stages)));
    }
  }

  private static void requireFraction(final String name, final double value) {
    if (!(value >= 0 && value <= 1)) {
      throw LearningReason.BAD_SETTING.failure(name + " " + value + ": must be from 0 to 1");
    }
  }
}
