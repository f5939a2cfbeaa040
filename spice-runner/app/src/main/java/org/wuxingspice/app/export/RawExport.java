package org.wuxingspice.app.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.ngspice.rawfile.RawHeader;
import org.wuxingspice.ngspice.rawfile.RawVariable;
import org.wuxingspice.ngspice.rawfile.RawWriter;
import org.wuxingspice.ngspice.simulation.PlotKind;
import org.wuxingspice.ngspice.simulation.Quantity;
import org.wuxingspice.ngspice.simulation.Waveforms;

/** Plots as raw files, with the plot names that ngspice gives them. */
final class RawExport {

  private RawExport() {}

  static void write(
      final String title,
      final List<Waveforms> plots,
      final RawWriter.Form form,
      final OutputStream out)
      throws IOException {
    final RawWriter writer = new RawWriter(out, form);
    for (final Waveforms plot : plots) {
      final List<RawVariable> variables =
          plot.variables().stream().map(RawExport::variable).toList();
      // no date: the same run gives the same file
      writer.begin(
          RawHeader.of(
              VisibleText.of(title),
              "",
              PlotKind.title(plot),
              plot.isComplex(),
              plot.size(),
              variables));
      points(plot, writer);
    }
    writer.end();
  }

  private static RawVariable variable(final Waveforms.Variable variable) {
    final String name = variable.name().replaceAll("\\s", "_");
    final boolean logarithmic = variable.quantity() == Quantity.FREQUENCY;
    return new RawVariable(
        name, variable.quantity().word(), logarithmic ? List.of("grid=3") : List.of());
  }

  private static void points(final Waveforms plot, final RawWriter writer) throws IOException {
    final int count = plot.variables().size();
    final double[][] real = new double[count][];
    final double[][] imaginary = new double[count][];
    for (int v = 0; v < count; v++) {
      real[v] = plot.vector(plot.variables().get(v).name());
      imaginary[v] = plot.imaginary(plot.variables().get(v).name());
    }
    final double[] realPoint = new double[count];
    final double[] imaginaryPoint = new double[count];
    for (int i = 0; i < plot.size(); i++) {
      for (int v = 0; v < count; v++) {
        realPoint[v] = real[v][i];
        imaginaryPoint[v] = imaginary[v][i];
      }
      writer.point(realPoint, imaginaryPoint);
    }
  }
}
