package org.wuxingspice.app.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.wuxingspice.app.demo.DemoProgress;

/** Progress bars on standard error, one per phase. */
final class ConsoleProgress implements DemoProgress, AutoCloseable {

  private ProgressBar bar;

  @Override
  public void phase(final String name, final long steps) {
    finish();
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(steps)
            .setUpdateIntervalMillis(500)
            .build();
  }

  @Override
  public void advance(final long steps, final String note) {
    if (bar != null) {
      bar.stepBy(steps).setExtraMessage(note);
    }
  }

  /** Ends the present bar. */
  void finish() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    finish();
  }
}
