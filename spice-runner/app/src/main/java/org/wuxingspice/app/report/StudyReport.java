package org.wuxingspice.app.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wuxingspice.app.page.PageFile;
import org.wuxingspice.app.page.PagePart;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.model.files.AtomicFile;

/** Files of a study: a table of all runs, a picture of the measures, or a page with both. */
public final class StudyReport {

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 560;

  private StudyReport() {}

  /**
   * Writes a file whose name says which: all runs for {@code .csv}, a page for {@code .html}, a
   * picture otherwise.
   *
   * @param file to make or replace
   * @param chart of the study
   * @param monteCarlo whether values were drawn, for histograms, or swept, for curves
   * @throws org.wuxingspice.model.failure.WuxingException when there is nothing to draw, or the
   *     file cannot be written
   */
  public static void write(final Path file, final StudyChart chart, final boolean monteCarlo) {
    final String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      AtomicFile.write(file, StudyTable.lines(chart.result()));
    } else if (name.endsWith(".html")) {
      PageFile.write(
          file,
          chart.title(),
          Map.of(),
          List.of(
              new PagePart.Study(
                  monteCarlo ? chart.histograms() : List.of(chart.curves()),
                  StudyTable.of(chart.result()))));
    } else {
      ChartFile.write(monteCarlo ? chart.histogram() : chart.sweep(), file, WIDTH, HEIGHT);
    }
  }
}
