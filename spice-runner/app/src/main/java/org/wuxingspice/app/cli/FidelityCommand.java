package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wuxingspice.app.compare.BandwidthChart;
import org.wuxingspice.app.plot.ChartFile;
import org.wuxingspice.loop.compare.BandwidthStudy;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.netlist.expression.SiFormat;
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

  @CommandLine.Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for the picture",
      required = true)
  private Path out = Path.of("");

  @CommandLine.Option(names = "--seed", description = "of network and drive; default: 1")
  private long seed = 1;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    try (FolderLock lock = OutputFolder.take(out, spec);
        WorkerPool pool = WorkerPool.start(NgspiceInstallation.find(), 1);
        ConsoleProgress progress = new ConsoleProgress()) {
      progress.phase("circuits of " + (PRODUCTS.length + 1) + " kinds of amplifiers", 0);
      final BandwidthStudy study = BandwidthStudy.run(pool, seed, PRODUCTS);
      ChartFile.write(BandwidthChart.of(study), lock.folder(), "fidelity", 900, 560);
      System.out.println("gain-bandwidth product   worst error, units of E   time points");
      for (int i = 0; i < PRODUCTS.length; i++) {
        print(SiFormat.compact(study.hertz().get(i)) + "Hz", study.circuits().get(i));
      }
      print("ideal parts", study.ideal());
      System.out.println(
          "What is left with fast amplifiers is the error of the simulator's time steps. It takes"
              + " fewer of them for ideal parts than for the poles of the fastest amplifiers, so"
              + " ideal parts may end with the larger error.");
      System.out.println("next: open " + out.resolve("fidelity.png"));
    }
    return 0;
  }

  private static void print(final String name, final BandwidthStudy.Row row) {
    System.out.printf(Locale.ROOT, "%22s   %23.5f   %11d%n", name, row.error(), row.points());
  }
}
