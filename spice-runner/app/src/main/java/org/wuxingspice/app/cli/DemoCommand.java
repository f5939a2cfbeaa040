package org.wuxingspice.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wuxingspice.app.demo.Demo;
import org.wuxingspice.app.demo.DemoResult;
import org.wuxingspice.app.demo.DemoSettings;
import picocli.CommandLine;

/** The command {@code wuxing demo}. */
@CommandLine.Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Trains a network on digits numerically, then in its op-amp circuit; reports.",
    footer = {
      "",
      "Examples:",
      "  wuxing demo",
      "  wuxing demo --presentations 80 --test-digits 60 --out out/short",
      "  wuxing demo --data data/mnist --seed 2"
    })
final class DemoCommand implements Callable<Integer> {

  @CommandLine.Option(names = "--out", description = "folder for all files")
  private Path out = Path.of("out", "demo");

  @CommandLine.Option(
      names = "--data",
      description = "folder of IDX files; default: bundled digits")
  private Path data;

  @CommandLine.Option(names = "--seed", description = "of topology, coefficients and order")
  private long seed = 1;

  @CommandLine.Option(names = "--workers", description = "ngspice processes")
  private int workers = Math.max(1, Runtime.getRuntime().availableProcessors());

  @CommandLine.Option(names = "--hidden", description = "hidden neurons")
  private int hidden = 12;

  @CommandLine.Option(names = "--epochs", description = "numeric passes over the training digits")
  private int epochs = 4;

  @CommandLine.Option(names = "--presentations", description = "digits shown to the circuit")
  private int presentations = 320;

  @CommandLine.Option(names = "--test-digits", description = "test digits for each evaluation")
  private int testDigits = 300;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (workers < 1 || hidden < 1 || epochs < 1 || presentations < 2 || testDigits < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--presentations must be at least 2; --workers, --hidden, --epochs, --test-digits positive");
    }
    if (Files.isRegularFile(out)) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--out " + out + " is a file");
    }
    final DemoSettings settings =
        new DemoSettings(
            out,
            Optional.ofNullable(data),
            seed,
            workers,
            hidden,
            epochs,
            presentations,
            testDigits);
    try (ConsoleProgress progress = new ConsoleProgress()) {
      final DemoResult result = new Demo(settings, progress).run();
      progress.finish();
      System.out.printf(
          Locale.ROOT,
          "numeric accuracy           %.1f %% (exact devices)%n"
              + "circuit accuracy           %.1f %% before, %.1f %% after training in the loop (imperfect devices)%n"
              + "test digits                %d, never trained on%n"
              + "waveform error             worst %.4f, RMS %.4f of B0%n"
              + "time per presentation      %.0f ms%n"
              + "next: open %s%n",
          100 * result.numericAccuracy(),
          100 * result.circuitBefore(),
          100 * result.circuitAfter(),
          result.testDigits(),
          result.waveforms().worst().worst(),
          result.waveforms().rms(),
          result.perPresentation().toNanos() / 1e6,
          result.report());
    }
    return 0;
  }
}
