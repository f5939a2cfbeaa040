package org.wuxingspice.app.report;

import java.nio.file.Path;
import java.util.Locale;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.model.files.AtomicFile;

/** Files of a study: a table of all runs, or a picture of the measures. */
public final class StudyReport {

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 560;

  private StudyReport() {}

  /**
   * Writes a file whose name says which: all runs for {@code .csv}, a picture otherwise.
   *
   * @param file to make or replace
   * @param chart of the study
   * @param monteCarlo whether values were drawn, for histograms, or swept, for curves
   * @throws org.wuxingspice.model.failure.WuxingException when there is nothing to draw, or the
   *     file cannot be written
   */
  public static void write(final Path file, final StudyChart chart, final boolean monteCarlo) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      AtomicFile.write(file, StudyTable.lines(chart.result()));
    } else {
      ChartFile.write(monteCarlo ? chart.histogram() : chart.sweep(), file, WIDTH, HEIGHT);
    }
  }
}
