package org.wuxingspice.app.compare;

import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.event.ChartProgressEvent;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.wuxingspice.loop.compare.CompareReason;

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

  private static JPanel panel(final JFreeChart chart) {
    if (chart.getPlot() instanceof CombinedDomainXYPlot combined) {
      combined.getSubplots().forEach(ComparisonWindow::cursor);
    } else if (chart.getPlot() instanceof XYPlot plot) {
      cursor(plot);
    }
    final ChartPanel panel = new ChartPanel(chart);
    panel.setMouseWheelEnabled(true);
    final JLabel reading =
        new JLabel("click: cursor; drag: zoom; drag to the left: everything again");
    reading.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    chart.addProgressListener(
        progress -> {
          if (progress.getType() == ChartProgressEvent.DRAWING_FINISHED) {
            reading(chart).ifPresent(reading::setText);
          }
        });
    final JPanel whole = new JPanel(new BorderLayout());
    whole.add(panel, BorderLayout.CENTER);
    whole.add(reading, BorderLayout.SOUTH);
    return whole;
  }

  /** What the cursors point at, once they have been set. */
  private static Optional<String> reading(final JFreeChart chart) {
    if (chart.getPlot() instanceof CombinedDomainXYPlot combined) {
      final StringJoiner readings = new StringJoiner(";   ");
      for (final XYPlot plot : combined.getSubplots()) {
        reading(combined.getDomainAxis(), plot).ifPresent(readings::add);
      }
      return readings.length() == 0 ? Optional.empty() : Optional.of(readings.toString());
    }
    return chart.getPlot() instanceof XYPlot plot
        ? reading(plot.getDomainAxis(), plot)
        : Optional.empty();
  }

  private static Optional<String> reading(final ValueAxis domain, final XYPlot plot) {
    return plot.getDomainCrosshairValue() == 0 && plot.getRangeCrosshairValue() == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s %.5g:   %s %.5g",
                domain.getLabel(),
                plot.getDomainCrosshairValue(),
                plot.getRangeAxis().getLabel(),
                plot.getRangeCrosshairValue()));
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
