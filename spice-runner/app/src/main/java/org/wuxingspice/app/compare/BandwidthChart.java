package org.wuxingspice.app.compare;

import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.wuxingspice.app.plot.Series;
import org.wuxingspice.app.plot.StackedLineChart;
import org.wuxingspice.loop.compare.BandwidthStudy;

/** The picture of a {@link BandwidthStudy}. */
public final class BandwidthChart {

  private BandwidthChart() {}

  /**
   * {@return the errors over the gain-bandwidth product, both logarithmic}
   *
   * @param study what was measured
   */
  public static JFreeChart of(final BandwidthStudy study) {
    final double[] x = study.hertz().stream().mapToDouble(Double::doubleValue).toArray();
    final double[] floor = new double[x.length];
    Arrays.fill(floor, study.ideal().error());
    return StackedLineChart.overLogarithm("gain-bandwidth product, Hz")
        .logarithmicPanel(
            "worst error, units of E",
            Series.marked(
                "op-amp circuit",
                x,
                study.circuits().stream().mapToDouble(BandwidthStudy.Row::error).toArray()),
            Series.dashed("circuit of ideal parts", x, floor))
        .chart("Waveform error of a network of 32 neurons");
  }
}
