package org.wuxingspice.app.plot;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.files.AtomicFile;

/** Writes charts. */
public final class ChartFile {

  private ChartFile() {}

  /**
   * Writes a chart as PNG and as SVG.
   *
   * @param chart to write
   * @param folder for the files
   * @param name of the files, without ending
   * @param width pixels
   * @param height pixels
   */
  public static void write(
      final JFreeChart chart,
      final Path folder,
      final String name,
      final int width,
      final int height) {
    write(chart, folder.resolve(name + ".png"), width, height);
    write(chart, folder.resolve(name + ".svg"), width, height);
  }

  /**
   * Writes a chart as SVG when the file's name ends so, and else as PNG.
   *
   * @param chart to write
   * @param file to make or replace
   * @param width pixels
   * @param height pixels
   */
  public static void write(
      final JFreeChart chart, final Path file, final int width, final int height) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      final SVGGraphics2D svg = new SVGGraphics2D(width, height);
      chart.draw(svg, new Rectangle2D.Double(0, 0, width, height));
      AtomicFile.write(
          file, VisibleText.lines(svg.getSVGElement()).getBytes(StandardCharsets.UTF_8));
      return;
    }
    final ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ChartUtils.writeChartAsPNG(png, chart, width, height);
    } catch (final IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    AtomicFile.write(file, png.toByteArray());
  }
}
