package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wuxingspice.loop.calibration.Calibration;
import org.wuxingspice.loop.calibration.CalibrationCheck;
import org.wuxingspice.loop.calibration.CalibrationReason;
import org.wuxingspice.loop.calibration.Calibrator;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.EngineSettings;
import picocli.CommandLine;

/** The command {@code wuxing calibrate}. */
@CommandLine.Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Learns from node voltages what the parts of one die are, and how to set them for a model.",
      "Currents go into the elements and voltages come out; of the draws nothing is used. evaluate,"
          + " train, compare and dies take the file with --calibration (docs/dies.md)."
    },
    footer = {
      "",
      "Examples:",
      "  wuxing calibrate pooled-49-trained --circuit mismatch=0.1,offset=1m",
      "  wuxing calibrate model.json --engine die --circuit parameters=0.02 \\",
      "      --out die-1.json",
      "  wuxing evaluate pooled-49-trained --engine die --calibration calibration.json"
    })
final class CalibrateCommand implements Callable<Integer> {

  /** Time in which the slowest neurons settle, time units. */
  private static final double SETTLED = 40;

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Option(
      names = "--engine",
      completionCandidates = EngineNames.class,
      description =
          "what is measured: spice, die, or die-equilibrium, the equations of a die that has"
              + " settled; default: ${DEFAULT-VALUE}")
  private String engine = "die-equilibrium";

  @CommandLine.Option(
      names = "--duration",
      paramLabel = "T",
      converter = PositiveNumber.class,
      description = "how long circuits settle, time units; default: ${DEFAULT-VALUE}")
  private double duration = SETTLED;

  @CommandLine.Option(
      names = "--repeats",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "presentations whose mean is taken, against noise; default: ${DEFAULT-VALUE}")
  private int repeats = 1;

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Mixin private CircuitOption circuit = new CircuitOption();

  @CommandLine.Option(
      names = "--out",
      paramLabel = "FILE",
      description = "file to write; default: ${DEFAULT-VALUE}")
  private Path out = Path.of("calibration.json");

  @Override
  public Integer call() {
    final EngineSettings settings =
        circuit.applyTo(EngineOptions.beside(model.file()).lasting(duration).withName(engine));
    if (settings.circuit().containsKey(CircuitSettings.CALIBRATION)) {
      throw CalibrationReason.BAD_SETTING.failure(
          "calibration="
              + settings.circuit().get(CircuitSettings.CALIBRATION)
              + ": a circuit is calibrated as it was drawn; leave the setting out");
    }
    final Network network = model.network();
    final CircuitOptions options = CircuitSettings.read(settings.circuit(), settings.duration());
    final Calibrator.Result result;
    try (ConsoleProgress progress = new ConsoleProgress()) {
      progress.phase("presentations", 0);
      result =
          new Calibrator(
                  options.technology(),
                  trim -> Engines.open(settings, trim, threads.count()),
                  settings.window(),
                  repeats,
                  progress)
              .measure(network);
    }
    new Calibration(
            Calibration.FORMAT,
            NetworkFile.digest(model.file()),
            Calibration.digest(options.technology(), options.die()),
            CircuitSettings.ofDie(settings.circuit()),
            result.presentations(),
            result.trim())
        .write(out);
    print(
        result,
        CalibrationCheck.of(
            network,
            trim -> trim.map(options::withTrim).orElse(options).programmed(network),
            options.technology(),
            options.die(),
            result));
    return 0;
  }

  private void print(final Calibrator.Result result, final CalibrationCheck check) {
    System.out.printf(
        Locale.ROOT,
        "%d presentations; undriven, elements are at most %.1e from where they should rest%n",
        result.presentations(),
        result.distance());
    System.out.println(
        "RMS of                          as drawn  estimates off by (worst)   left after setting");
    for (final CalibrationCheck.Row row : check.rows()) {
      System.out.printf(
          Locale.ROOT,
          "%-30s  %8.2e  %8.2e (%8.2e)         %8.2e%n",
          row.name(),
          row.drawn(),
          row.error(),
          row.worst(),
          row.left());
    }
    System.out.printf(
        "next: wuxing evaluate %s --engine die --calibration %s%n",
        model.argument(), ShellWord.of(out));
  }
}
