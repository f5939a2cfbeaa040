package org.wuxingspice.notebook;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jfree.chart.JFreeChart;

/** Functions that every cell may call without an import. */
public final class Notebook {

  private Notebook() {}

  /**
   * Shows a value below the cell: charts and images as PNG, {@link Html} as HTML, all else as text.
   *
   * @param value to show
   * @throws NullPointerException outside a running kernel
   */
  public static void display(final Object value) {
    final BaseKernel kernel = BaseKernel.notebookKernel();
    kernel.display(kernel.getRenderer().render(value));
  }

  /**
   * Shows a chart as a PNG image.
   *
   * @param chart to show
   * @param width pixels
   * @param height pixels
   */
  public static void display(final JFreeChart chart, final int width, final int height) {
    display(chart.createBufferedImage(width, height));
  }

  /**
   * {@return HTML to show}
   *
   * @param source the markup
   */
  public static Html html(final String source) {
    return new Html(source);
  }
}
