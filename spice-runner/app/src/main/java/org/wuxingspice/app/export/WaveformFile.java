package org.wuxingspice.app.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.app.page.PageFile;
import org.wuxingspice.app.page.PagePart;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.ngspice.rawfile.RawWriter;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Waveforms;

/**
 * Files of waveforms; the ending of the name says which kind: {@code .csv}, {@code .raw} (binary),
 * {@code .raw.txt} (ASCII raw file), {@code .png}, {@code .svg} or {@code .html} (a page with zoom
 * and cursors). Raw files and pages hold all plots; of the other kinds a run with several plots
 * gives one file each, told apart by the analysis.
 */
public final class WaveformFile {

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 640;

  /** Endings that can be written. */
  public static final List<String> ENDINGS =
      List.of(".csv", ".raw", ".raw.txt", ".png", ".svg", ".html");

  private WaveformFile() {}

  /**
   * Says before a simulation whether its result could be written.
   *
   * @param file to write later
   * @return the ending
   * @throws org.wuxingspice.model.failure.WuxingException {@link ExportReason#UNKNOWN_KIND}
   */
  public static String checkEnding(final Path file) {
    final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream()
        .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
        .findFirst()
        .orElseThrow(
            () ->
                ExportReason.UNKNOWN_KIND.failure(
                    file + ": the name has to end in one of " + String.join(" ", ENDINGS)));
  }

  /**
   * Writes plots.
   *
   * @param file where to
   * @param title of the circuit
   * @param plots at least one
   * @return the files written
   * @throws org.wuxingspice.model.failure.WuxingException with an {@link ExportReason}, or {@link
   *     org.wuxingspice.model.files.FileReason#NOT_WRITABLE}
   */
  public static List<Path> write(final Path file, final String title, final List<Waveforms> plots) {
    final String ending = checkEnding(file);
    switch (ending) {
      case ".raw" ->
          AtomicFile.write(file, out -> RawExport.write(title, plots, RawWriter.Form.BINARY, out));
      case ".raw.txt" ->
          AtomicFile.write(file, out -> RawExport.write(title, plots, RawWriter.Form.ASCII, out));
      case ".csv" -> {
        final Map<Path, Waveforms> files = named(file, ending, plots);
        files.forEach((name, plot) -> AtomicFile.write(name, out -> CsvTable.write(plot, out)));
        return List.copyOf(files.keySet());
      }
      case ".html" -> PageFile.write(file, title, Map.of(), page(file, title, plots));
      default -> {
        return pictures(file, ending, title, plots);
      }
    }
    return List.of(file);
  }

  private static List<PagePart> page(
      final Path file, final String title, final List<Waveforms> plots) {
    final List<PagePart> parts = new ArrayList<>();
    for (final Waveforms plot : plots) {
      WaveformChart.figure(plots.size() == 1 ? title : PlotKind.title(plot), plot)
          .map(PagePart.Lines::new)
          .ifPresent(parts::add);
    }
    if (parts.isEmpty()) {
      throw noPicture(file);
    }
    return parts;
  }

  private static WuxingException noPicture(final Path file) {
    return ExportReason.NO_PICTURE.failure(
        file + ": an operating point has no picture; write a .csv, or ask for another analysis");
  }

  private static List<Path> pictures(
      final Path file, final String ending, final String title, final List<Waveforms> plots) {
    final List<Waveforms> drawn =
        plots.stream().filter(plot -> WaveformChart.of(title, plot).isPresent()).toList();
    if (drawn.isEmpty()) {
      throw noPicture(file);
    }
    final List<Path> written = new ArrayList<>();
    named(file, ending, drawn)
        .forEach(
            (name, plot) -> {
              final Optional<JFreeChart> chart = WaveformChart.of(title, plot);
              ChartFile.write(chart.orElseThrow(), name, WIDTH, HEIGHT);
              written.add(name);
            });
    return written;
  }

  /**
   * A name per plot: {@code x.csv}, or {@code x-tran.csv}, {@code x-ac.csv}, {@code x-ac-2.csv}.
   */
  private static Map<Path, Waveforms> named(
      final Path file, final String ending, final List<Waveforms> plots) {
    final Map<Path, Waveforms> named = new LinkedHashMap<>();
    if (plots.size() == 1) {
      named.put(file, plots.get(0));
      return named;
    }
    final String name = file.getFileName().toString();
    final String stem = name.substring(0, name.length() - ending.length());
    final String end = name.substring(stem.length());
    for (final Waveforms plot : plots) {
      final String first = stem + "-" + PlotKind.word(plot);
      Path chosen = file.resolveSibling(first + end);
      for (int n = 2; named.containsKey(chosen); n++) {
        chosen = file.resolveSibling(first + "-" + n + end);
      }
      named.put(chosen, plot);
    }
    return named;
  }
}
