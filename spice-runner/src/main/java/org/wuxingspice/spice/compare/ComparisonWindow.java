package org.wuxingspice.spice.compare;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;

/** The pictures of a comparison in a window: drag to zoom, click to set the cursor. */
public final class ComparisonWindow {

  private static final int WIDTH = 1150;
  private static final int HEIGHT = 800;

  private ComparisonWindow() {}

  /**
   * Opens the window; the program ends when it is closed.
   *
   * @param report with the pictures
   * @throws org.wuxingspice.model.failure.WuxingException {@link CompareReason#NO_DISPLAY}
   */
  public static void show(final ComparisonReport report) {
    if (GraphicsEnvironment.isHeadless()) {
      throw CompareReason.NO_DISPLAY.failure(
          "no display for --show: set DISPLAY, or open the report's index.html");
    }
    SwingUtilities.invokeLater(
        () -> {
          final JTabbedPane tabs = new JTabbedPane();
          report.charts().forEach((name, chart) -> tabs.addTab(name, panel(chart)));
          final JFrame window = new JFrame("Wuxing SPICE: " + report.title());
          window.setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
          window.setContentPane(tabs);
          window.setSize(WIDTH, HEIGHT);
          window.setVisible(true);
        });
  }

  private static ChartPanel panel(final JFreeChart chart) {
    if (chart.getPlot() instanceof CombinedDomainXYPlot combined) {
      combined.getSubplots().forEach(ComparisonWindow::cursor);
    } else if (chart.getPlot() instanceof XYPlot plot) {
      cursor(plot);
    }
    final ChartPanel panel = new ChartPanel(chart);
    panel.setMouseWheelEnabled(true);
    return panel;
  }

  private static void cursor(final XYPlot plot) {
    plot.setDomainPannable(true);
    plot.setRangePannable(true);
    plot.setDomainCrosshairVisible(true);
    plot.setRangeCrosshairVisible(true);
    plot.setDomainCrosshairPaint(Color.DARK_GRAY);
    plot.setRangeCrosshairPaint(Color.DARK_GRAY);
    plot.setDomainCrosshairStroke(new BasicStroke(1));
    plot.setRangeCrosshairStroke(new BasicStroke(1));
  }
}
