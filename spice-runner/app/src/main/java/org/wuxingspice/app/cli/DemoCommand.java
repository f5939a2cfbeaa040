package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wuxingspice.app.demo.Demo;
import org.wuxingspice.app.demo.DemoResult;
import org.wuxingspice.app.demo.DemoSettings;
import org.wuxingspice.app.report.Share;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.netlist.expression.SiFormat;
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
      "  wuxing demo --presentations 80 --test-limit 60 --out out/short",
      "  wuxing demo --data data/mnist --seed 2"
    })
final class DemoCommand implements Callable<Integer> {

  @CommandLine.Option(names = "--out", paramLabel = "DIR", description = "folder for all files")
  private Path out = Path.of("out", "demo");

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Option(names = "--seed", description = "of topology, coefficients and order")
  private long seed = 1;

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Option(
      names = "--epochs",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "numeric passes over the training images")
  private int epochs = 4;

  @CommandLine.Option(
      names = "--presentations",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "training images shown to the circuit")
  private int presentations = 640;

  @CommandLine.Option(
      names = "--test-limit",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "measure on the first N test images only")
  private int testDigits = 300;

  @CommandLine.Mixin private TrackingOptions tracking = new TrackingOptions();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    try (FolderLock lock = OutputFolder.takeOwn(out, spec, "numeric");
        ConsoleProgress console = new ConsoleProgress();
        TrackingOptions.Tracking tracked =
            tracking.start(
                "Demonstration", Map.of(), step -> Optional.empty(), lock.folder(), console)) {
      final DemoSettings settings =
          new DemoSettings(
              lock.folder(),
              digits.training(),
              digits.test(testDigits),
              seed,
              threads.count(),
              epochs,
              presentations,
              ShellWord.line(spec));
      final DemoResult result = new Demo(settings, tracked.progress(), System::nanoTime).run();
      tracked.ended();
      print(result, settings);
    }
    return 0;
  }

  private static void print(final DemoResult result, final DemoSettings settings) {
    System.out.printf(
        Locale.ROOT,
        "numeric accuracy           %s (exact devices)%ncircuit accuracy           %s before, %s"
            + " after training in the loop (imperfect devices)%ntest images                %d,"
            + " never trained on; ± is one standard error%nwaveform error             worst %.4f,"
            + " RMS %.4f of E%ntime per image             %s%nnext: open %s%n",
        new Share(result.numericBefore(), settings.test().count()),
        new Share(result.circuitBefore(), settings.test().count()),
        new Share(result.circuitAfter(), settings.test().count()),
        settings.test().count(),
        result.waveforms().worst().worst(),
        result.waveforms().rms(),
        SiFormat.format(result.secondsPerImage(), "s"),
        settings.out().resolve("index.html"));
  }
}
