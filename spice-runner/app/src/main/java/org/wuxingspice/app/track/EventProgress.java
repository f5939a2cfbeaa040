package org.wuxingspice.app.track;

import java.util.function.DoubleSupplier;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.model.training.TrainingStep;

/** Writes what training tells into a file of events; batches by presented images, epochs too. */
public final class EventProgress implements TrainingProgress, AutoCloseable {

  private final EventFile file;
  private final DoubleSupplier seconds;
  private long presented;
  private double[] coefficients = {};

  /**
   * Begins.
   *
   * @param file to write to; closed with this
   * @param seconds clock, seconds since 1970
   */
  public EventProgress(final EventFile file, final DoubleSupplier seconds) {
    this.file = file;
    this.seconds = seconds;
  }

  @Override
  public void phase(final String name, final long steps) {}

  @Override
  public void advance(final long steps, final String note) {}

  @Override
  public void stepped(final TrainingStep step) {
    presented = step.presented();
    coefficients = step.network().coefficients();
    file.scalar(
        seconds.getAsDouble(), presented, "batch/training_accuracy", step.trainingAccuracy());
  }

  @Override
  public void measured(final EpochMetrics metrics) {
    final double now = seconds.getAsDouble();
    file.scalar(now, presented, "epoch/training_accuracy", metrics.trainingAccuracy());
    file.scalar(now, presented, "epoch/validation_accuracy", metrics.validationAccuracy());
    file.scalar(now, presented, "epoch/test_accuracy", metrics.testAccuracy());
    file.scalar(now, presented, "epoch/step_factor", metrics.factor());
    file.scalar(now, presented, "epoch/clamped", metrics.clamped());
    file.scalar(now, presented, "epoch/skipped", metrics.skipped());
    file.scalar(now, presented, "epoch/seconds", metrics.seconds());
    file.histogram(now, presented, "coefficients", coefficients);
  }

  @Override
  public void close() {
    file.close();
  }
}
