package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wuxingspice.app.compare.ComparisonReport;
import org.wuxingspice.app.compare.ComparisonWindow;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.EnginePair;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.model.data.InputEncoding;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.files.FolderLock;
import org.wuxingspice.model.learning.ErrorSignal;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;
import picocli.CommandLine;

/** The command {@code wuxing compare}. */
@CommandLine.Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Shows where one engine's waveforms differ from another's: circuit and model.",
    footer = {
      "",
      "Examples:",
      "  wuxing compare out/demo/model.json --sample 3",
      "  wuxing compare out/train-adders-64/model.json --circuit technology=board",
      "  wuxing compare model.json --engine ode --against ode --direction reversed"
    })
final class CompareCommand implements Callable<Integer> {

  private static final double REFERENCE_STEP = 0.01;
  private static final double TARGET = 0.1;

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Mixin private DigitsOption digits = new DigitsOption();

  @CommandLine.Option(names = "--sample", paramLabel = "N", description = "test image, from 0")
  private int sample;

  @CommandLine.Option(names = "--engine", description = "the engine in question")
  private String engine = "spice";

  @CommandLine.Option(names = "--against", description = "the yardstick")
  private String against = "ode";

  @CommandLine.Option(
      names = "--direction",
      description = "${COMPLETION-CANDIDATES}; reversed passes are driven by the output error")
  private Direction direction = Direction.FORWARD;

  @CommandLine.Option(
      names = "--duration",
      paramLabel = "T",
      converter = PositiveNumber.class,
      description = "time units")
  private double duration = 20;

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Mixin private CircuitOption circuit = new CircuitOption();

  @CommandLine.Option(names = "--out", paramLabel = "DIR", description = "folder for the report")
  private Path out = Path.of("out", "compare");

  @CommandLine.Option(names = "--json", description = "print comparison.json, and it alone")
  private boolean json;

  @CommandLine.Option(names = "--show", description = "open a window with zoom and cursors")
  private boolean show;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    try (FolderLock lock = OutputFolder.take(out, spec)) {
      compare(lock.folder());
    }
    return 0;
  }

  private void compare(final Path folder) {
    final Network network = model.network();
    final InputEncoding encoding = model.encoding();
    final LabelledImages images = encoding.fit(digits.test());
    model.requireSame(images, digits);
    if (sample < 0 || sample >= images.count()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--sample " + sample + ": must be from 0 to " + (images.count() - 1));
    }
    final EngineSettings yardstick =
        new EngineSettings(against, duration, REFERENCE_STEP, Stepper.RK4);
    final EngineSettings questioned =
        circuit.applyTo(new EngineSettings(engine, duration, REFERENCE_STEP, Stepper.RK4));
    final double[] drive = drive(network, encoding, images, yardstick);
    report(
        folder,
        new EnginePair(questioned, yardstick, threads.count()).compare(network, direction, drive),
        questioned);
  }

  private double[] drive(
      final Network network,
      final InputEncoding encoding,
      final LabelledImages images,
      final EngineSettings yardstick) {
    final Signals forward = encoding.encode(images, new int[] {sample});
    if (direction == Direction.FORWARD) {
      return forward.sample(0);
    }
    try (Propagator propagator = Engines.open(yardstick, threads.count())) {
      final Signals outputs =
          ErrorSignal.outputs(
              network.topology(),
              propagator.propagate(
                  new PassRequest(network, Direction.FORWARD, forward, Window.until(duration))));
      return new ErrorSignal.Squared(TARGET)
          .drive(outputs, new int[] {images.label(sample)})
          .sample(0);
    }
  }

  private void report(
      final Path folder, final Comparison comparison, final EngineSettings questioned) {
    final Map<String, String> about = new LinkedHashMap<>();
    about.put("Model", model.file().toString());
    about.put(
        "Network",
        comparison.network().topology().neuronCount()
            + " neurons, "
            + comparison.network().topology().linkCount()
            + " links");
    about.put("Test image", Integer.toString(sample));
    about.put("Direction", direction.name().toLowerCase(Locale.ROOT));
    about.put("Duration, time units", Double.toString(duration));
    about.put("Engine in question", engine + " " + questioned.circuit());
    final Optional<String> note = CoefficientNote.of(comparison.network(), questioned);
    note.ifPresent(text -> about.put("Coefficients", text));
    about.put("Yardstick", against + ", RK4 at step " + REFERENCE_STEP);
    final ComparisonReport report = new ComparisonReport(comparison, engine, against);
    report.write(folder, about);
    if (json) {
      System.out.println(report.json(about));
    } else {
      print(comparison);
      note.ifPresent(text -> System.out.println("note: " + text));
    }
    if (show) {
      ComparisonWindow.show(report);
    }
  }

  private void print(final Comparison comparison) {
    System.out.printf(
        Locale.ROOT,
        "worst difference    %.3g of E, %s, at t = %.3g%n"
            + "RMS difference      %.3g of E%n"
            + "next: open %s%n",
        comparison.worst().worst(),
        comparison.network().topology().port(comparison.worst().element()),
        comparison.worst().worstInstant(),
        comparison.rms(),
        out.resolve("index.html"));
  }
}
