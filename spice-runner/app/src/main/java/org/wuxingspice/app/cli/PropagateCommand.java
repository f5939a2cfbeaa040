package org.wuxingspice.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.export.ElementTable;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.network.DirectedTopology;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.training.EngineSettings;
import picocli.CommandLine;

/** The command {@code wuxing propagate}. */
@CommandLine.Command(
    name = "propagate",
    mixinStandardHelpOptions = true,
    description = "Runs given drives through a model and shows what comes out.",
    footer = {
      "",
      "docs/formats.md describes the JSON answer and the columns of waveforms.",
      "",
      "Examples:",
      "  wuxing propagate out/demo/model.json --sample 3",
      "  wuxing propagate model.json --inputs d.json --engine ode --waveforms p.csv",
      "  wuxing propagate model.json --inputs errors.json --direction reversed --json",
      "  wuxing propagate model.json --sample 3 --engine spice --waveforms pass.npz"
    })
final class PropagateCommand implements Callable<Integer> {

  @CommandLine.Mixin private ModelOption model = new ModelOption();

  @CommandLine.Mixin private DriveOption drives = new DriveOption();

  @CommandLine.Option(
      names = "--direction",
      description = "${COMPLETION-CANDIDATES}; default: forward")
  private Direction direction = Direction.FORWARD;

  @CommandLine.Mixin private EngineOptions engine = new EngineOptions();

  @CommandLine.Option(
      names = "--json",
      description = "print integrals of all elements as JSON, exactly")
  private boolean json;

  @CommandLine.Option(
      names = "--waveforms",
      paramLabel = "FILE",
      description =
          "write all elements over time as .csv or .npz (NumPy), in units of E and, of a circuit,"
              + " in volts; one file per sample; needs an engine that has waveforms")
  private @Nullable Path waveforms;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** What is printed with --json; the schema is in docs/formats.md. */
  private record Answer(
      String format,
      String engine,
      String direction,
      double from,
      double duration,
      double[] fixedPoint,
      double[][] integrals,
      long clamped) {}

  @Override
  public Integer call() {
    if (!drives.isGiven()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "what drives the pass is missing: add --sample N or --inputs FILE");
    }
    if (waveforms != null) {
      ElementTable.checkEnding(waveforms);
    }
    final Network network = model.network();
    final EngineSettings settings = engine.settings(model.file());
    engine.requireEffect(settings.name(), true);
    final Window window = settings.window();
    final Signals drive =
        drives.read(model, network, direction, window, () -> engine.open(model.file()));
    try (Propagator propagator = engine.open(model.file());
        ConsoleProgress progress = new ConsoleProgress()) {
      progress.phase("passes of engine " + settings.name(), 0);
      final PassRequest request = new PassRequest(network, direction, drive, window);
      if (waveforms != null) {
        new WaveformOutput(waveforms, settings).write(propagator, request);
      }
      final Pass pass = propagator.propagate(request);
      if (json) {
        print(
            new Answer(
                "wuxing-pass 1",
                settings.name(),
                direction.name().toLowerCase(Locale.ROOT),
                pass.window().begin(),
                pass.window().end(),
                FixedPoint.solve(network.parameters(), direction),
                rows(pass.integrals()),
                pass.clamped()));
      } else {
        print(network.topology().directed(direction), pass);
      }
    }
    return 0;
  }

  private static double[][] rows(final Signals integrals) {
    final double[][] rows = new double[integrals.samples()][];
    Arrays.setAll(rows, integrals::sample);
    return rows;
  }

  private static void print(final Answer answer) {
    try {
      System.out.write(JsonFile.bytes(answer));
      System.out.println();
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The integrals at the far end: external outputs forward, external inputs reversed. */
  private static void print(final DirectedTopology topology, final Pass pass) {
    System.out.println("sample,port,element,integral");
    for (int s = 0; s < pass.integrals().samples(); s++) {
      for (int port = 0; port < topology.outputCount(); port++) {
        final int element = topology.outputElement(port);
        System.out.println(s + "," + port + "," + element + "," + pass.integrals().at(element, s));
      }
    }
    System.err.println(
        "next: add --json for the integrals of all elements, --waveforms FILE for values over"
            + " time");
  }
}
