package org.wuxingspice.app.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.training.EpochMetrics;
import org.wuxingspice.model.training.TrainingProgress;
import org.wuxingspice.netlist.expression.SiFormat;

/** Progress bars on standard error, one per phase, and a line for every epoch. */
final class ConsoleProgress implements TrainingProgress, AutoCloseable {

  private Optional<ProgressBar> bar = Optional.empty();
  private String phase = "";

  @Override
  public void phase(final String name, final long steps) {
    close();
    phase = name;
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(steps)
                .setUpdateIntervalMillis(500)
                .build());
  }

  @Override
  public void advance(final long steps, final String note) {
    bar.ifPresent(shown -> shown.stepBy(steps).setExtraMessage(note));
  }

  @Override
  public void skipped(final Map<Integer, String> causes) {
    causes.forEach(
        (image, cause) ->
            System.err.printf("%s: image %d left out: %s%n", phase, image, VisibleText.of(cause)));
  }

  @Override
  public void measured(final EpochMetrics metrics) {
    close();
    System.err.printf(
        Locale.ROOT,
        "epoch %d: %s of the training images right when shown%s%s, %s of the test images%n",
        metrics.epoch(),
        SiFormat.percent(metrics.trainingAccuracy()),
        metrics.skipped() == 0 ? "" : " (" + metrics.skipped() + " left out)",
        Double.isNaN(metrics.validationAccuracy())
            ? ""
            : ", " + SiFormat.percent(metrics.validationAccuracy()) + " of the held-out images",
        SiFormat.percent(metrics.testAccuracy()));
  }

  /** Ends the present bar. */
  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
