package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.wuxingspice.loop.writing.DeviceWriter;
import org.wuxingspice.loop.writing.WritingFigures;
import org.wuxingspice.loop.writing.WritingSettings;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.netlist.expression.SiFormat;

/** What writing has taken, in print and as {@code writing.json}. */
final class WritingReport {

  private WritingReport() {}

  /** Writes the figures beside a model and prints them. */
  static void save(final Path folder, final WritingSettings settings, final DeviceWriter writer) {
    final WritingFigures figures = WritingFigures.of(settings, writer);
    final byte[] bytes = JsonFile.bytes(figures);
    AtomicFile.write(folder.resolve("writing.json"), bytes);
    print(figures);
  }

  static void print(final WritingFigures f) {
    System.out.printf(
        Locale.ROOT,
        "devices             %d of %s (%s)%n"
            + "pulses              %.4g, %.1f per link; %.0f on the most worn device%n"
            + "given up            %.0f writes; %d devices are stuck%n"
            + "energy              %s of pulses and reads, %s per write of all links%n"
            + "time                %s one after the other, %s per device%n"
            + "error               %.3g rms, %.3g at most, of the coefficients%n",
        f.devices(),
        f.device(),
        f.mode(),
        f.pulses(),
        f.pulsesPerLink(),
        f.mostPulses(),
        f.givenUp(),
        f.stuck(),
        SiFormat.format(f.joules(), "J"),
        SiFormat.format(f.joulesPerWrite(), "J"),
        SiFormat.format(f.seconds(), "s"),
        SiFormat.format(f.seconds() / f.devices(), "s"),
        f.rmsError(),
        f.worstError());
    if (f.area() > 0) {
      System.out.printf(
          Locale.ROOT,
          "area                %.4g µm² of devices, without transistors and wires%n",
          f.area() * 1e12);
    }
  }
}
