package org.wuxingspice.app.cli;

import java.util.Locale;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.TrainingProgress;

/** A progress bar per epoch with the accuracy so far, and a line with its result. */
final class TrainingBar implements TrainingProgress, AutoCloseable {

  private final ConsoleProgress console = new ConsoleProgress();
  private final int epochs;

  TrainingBar(final int epochs) {
    this.epochs = epochs;
  }

  @Override
  public void epoch(final int epoch, final long images, final long done) {
    console.phase("epoch " + epoch + "/" + epochs, images);
    console.advance(done, "");
  }

  @Override
  public void batch(final int images, final double accuracy) {
    console.advance(images, percent(accuracy));
  }

  @Override
  public void measured(final EpochMetrics metrics) {
    console.finish();
    System.err.printf(
        Locale.ROOT,
        "epoch %d: %s of the training images right when presented%s, %s of the test images%n",
        metrics.epoch(),
        percent(metrics.trainingAccuracy()),
        Double.isNaN(metrics.validationAccuracy())
            ? ""
            : ", " + percent(metrics.validationAccuracy()) + " of the held-out images",
        percent(metrics.testAccuracy()));
  }

  static String percent(final double fraction) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
  }

  @Override
  public void close() {
    console.close();
  }
}
