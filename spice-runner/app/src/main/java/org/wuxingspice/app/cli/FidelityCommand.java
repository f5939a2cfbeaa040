package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wuxingspice.app.fidelity.BandwidthStudy;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;
import org.wuxingspice.ngspice.pool.WorkerPool;
import picocli.CommandLine;

/** The command {@code wuxing fidelity}. */
@CommandLine.Command(
    name = "fidelity",
    mixinStandardHelpOptions = true,
    description =
        "Shows how the circuit's waveforms approach the model's as amplifiers get faster.",
    footer = {"", "Example:", "  wuxing fidelity --out out/fidelity"})
final class FidelityCommand implements Callable<Integer> {

  private static final double[] PRODUCTS = {3e6, 10e6, 30e6, 100e6, 300e6, 1e9, 3e9, 10e9};

  @CommandLine.Option(names = "--out", description = "folder for the picture", required = true)
  private Path out;

  @CommandLine.Option(names = "--seed", description = "of network and drive; default: 1")
  private long seed = 1;

  @Override
  public Integer call() {
    try (WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
      final BandwidthStudy study = BandwidthStudy.run(pool, seed, PRODUCTS);
      ChartFile.write(study.chart(), out, "fidelity", 900, 560);
      System.out.println("gain-bandwidth product, Hz   worst error, units of B0");
      for (int i = 0; i < PRODUCTS.length; i++) {
        System.out.printf(
            Locale.ROOT, "%26.0f   %.5f%n", study.hertz().get(i), study.worst().get(i));
      }
      System.out.printf(Locale.ROOT, "%26s   %.5f%n", "ideal parts", study.behavioral());
      System.out.println("next: open " + out.resolve("fidelity.png"));
    }
    return 0;
  }
}
