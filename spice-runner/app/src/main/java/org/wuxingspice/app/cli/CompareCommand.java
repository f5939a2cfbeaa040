package org.wuxingspice.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.compare.ComparisonReport;
import org.wuxingspice.app.compare.ComparisonWindow;
import org.wuxingspice.app.export.ElementTable;
import org.wuxingspice.app.report.Provenance;
import org.wuxingspice.loop.compare.Comparison;
import org.wuxingspice.loop.compare.EnginePair;
import org.wuxingspice.loop.engine.Engines;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Stepper;
import org.wuxingspice.model.files.FolderLock;
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
      "  wuxing compare model.json --sample 3 --waveforms pass.npz",
      "  wuxing compare model.json --engine ode --against ode --direction reversed"
    })
final class CompareCommand implements Callable<Integer> {

  private static final double REFERENCE_STEP = 0.01;

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Mixin private DriveOption drives = new DriveOption();

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

  @CommandLine.Option(
      names = "--integrate-from",
      paramLabel = "T0",
      description =
          "start of the window over which the output error that drives a reversed pass is taken,"
              + " time units; default: 0")
  private @Nullable Double from;

  @CommandLine.Mixin private ThreadsOption threads = new ThreadsOption();

  @CommandLine.Mixin private CircuitOption circuit = new CircuitOption();

  @CommandLine.Mixin private CalibrationOption calibration = new CalibrationOption();

  @CommandLine.Option(names = "--out", paramLabel = "DIR", description = "folder for the report")
  private Path out = Path.of("out", "compare");

  @CommandLine.Option(
      names = "--waveforms",
      paramLabel = "FILE",
      description =
          "write all elements of both engines over time as .csv or .npz (NumPy), in units of E and,"
              + " of a circuit, in volts")
  private @Nullable Path waveforms;

  @CommandLine.Option(names = "--json", description = "print comparison.json, and it alone")
  private boolean json;

  @CommandLine.Option(names = "--show", description = "open a window with zoom and cursors")
  private boolean show;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (from != null && direction == Direction.FORWARD) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--integrate-from " + from + ": changes reversed passes only; add --direction reversed");
    }
    if (waveforms != null) {
      ElementTable.checkEnding(waveforms);
    }
    try (FolderLock lock = OutputFolder.takeOwn(out, spec, "comparison.json")) {
      compare(lock.folder());
    }
    return 0;
  }

  private void compare(final Path folder) {
    drives.orElseSample(0);
    final Network network = model.network();
    final double begin = from == null ? 0 : from;
    final EngineSettings questioned =
        calibration.applyTo(
            circuit.applyTo(
                new EngineSettings(engine, duration, REFERENCE_STEP, Stepper.RK4).from(begin)),
            model.file());
    final EngineSettings yardstick =
        Engines.takesCircuit(against)
            ? questioned.withName(against)
            : new EngineSettings(against, duration, REFERENCE_STEP, Stepper.RK4).from(begin);
    final Signals drive =
        drives.read(
            model,
            network,
            direction,
            yardstick.window(),
            () -> Engines.open(yardstick, threads.count()));
    if (drive.samples() != 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--inputs: " + drive.samples() + " samples in the file, but one pass is compared");
    }
    final Comparison comparison;
    try (ConsoleProgress progress = new ConsoleProgress()) {
      progress.phase("waveforms of engines " + engine + " and " + against, 0);
      comparison =
          new EnginePair(questioned, yardstick, threads.count())
              .compare(network, direction, drive.sample(0));
    }
    if (waveforms != null) {
      final ElementTable table =
          new ElementTable(comparison.observed()).with(comparison.observed(), "");
      new WaveformOutput(waveforms, questioned)
          .inVolts(
              table,
              comparison.observed(),
              new PassRequest(network, direction, drive, questioned.window()))
          .with(comparison.reference(), " reference")
          .write(waveforms);
    }
    report(folder, comparison, questioned);
  }

  private void report(
      final Path folder, final Comparison comparison, final EngineSettings questioned) {
    final Map<String, String> about =
        new LinkedHashMap<>(
            Provenance.facts(
                ShellWord.line(spec), engine.equals("spice") || against.equals("spice")));
    about.put("Model", ModelFile.name(model.file()));
    about.put(
        "Network",
        comparison.network().topology().neuronCount()
            + " neurons, "
            + comparison.network().topology().linkCount()
            + " links");
    about.put("Drive", drives.description());
    final String label = drives.label(model);
    if (!label.isEmpty()) {
      about.put("Class of the image", label);
    }
    about.put("Direction", direction.name().toLowerCase(Locale.ROOT));
    about.put("Duration, time units", Double.toString(duration));
    about.put("Engine in question", engine);
    if (engine.equals("spice")) {
      about.put("Circuit", circuit(questioned));
    }
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

  /** Level and technology even where they are the usual ones. */
  private String circuit(final EngineSettings settings) {
    final CircuitOptions options = CircuitSettings.read(settings.circuit(), duration);
    return "level "
        + options.level().name().toLowerCase(Locale.ROOT)
        + ", technology "
        + options.technology().name()
        + (settings.circuit().isEmpty() ? "" : ", as given: " + settings.circuit());
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
