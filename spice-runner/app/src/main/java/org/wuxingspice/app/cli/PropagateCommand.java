package org.wuxingspice.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wuxingspice.model.dynamics.DynamicsReason;
import org.wuxingspice.model.dynamics.FixedPoint;
import org.wuxingspice.model.dynamics.Pass;
import org.wuxingspice.model.dynamics.PassRequest;
import org.wuxingspice.model.dynamics.Propagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Trajectory;
import org.wuxingspice.model.dynamics.WaveformSource;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.files.JsonFile;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.network.Topology;
import picocli.CommandLine;

/** The command {@code wuxing propagate}. */
@CommandLine.Command(
    name = "propagate",
    mixinStandardHelpOptions = true,
    description = "Runs given drives through a model and shows what comes out.",
    footer = {
      "",
      "The inputs are a JSON array of samples, each an array with one drive per external input",
      "(forward) or external output (reversed). docs/formats.md describes the answer.",
      "",
      "Examples:",
      "  wuxing propagate model.json --inputs drives.json",
      "  wuxing propagate model.json --inputs errors.json --direction reversed --json",
      "  wuxing propagate model.json --inputs d.json --engine ode --json --waveforms"
    })
final class PropagateCommand implements Callable<Integer> {

  @CommandLine.Parameters(paramLabel = "MODEL", description = "model file (JSON)")
  private Path model;

  @CommandLine.Option(
      names = "--inputs",
      required = true,
      paramLabel = "FILE",
      description = "drives, JSON array of samples")
  private Path inputs;

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
      description = "with --json: element values over time as well; needs an engine that has them")
  private boolean waveforms;

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
      long clamped,
      List<Trajectory> waveforms) {}

  @Override
  public Integer call() {
    if (waveforms && !json) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--waveforms needs --json");
    }
    final Network network = NetworkFile.read(model);
    engine.requireEffect(model, true);
    final double[][] samples = JsonFile.read(inputs, double[][].class, DynamicsReason.BAD_DRIVE);
    final Window window = engine.settings(model).window();
    final Signals drive = drive(samples, network.topology().driveCount(direction));
    try (Propagator propagator = engine.open(model)) {
      final Pass pass = propagator.propagate(new PassRequest(network, direction, drive, window));
      if (json) {
        print(
            new Answer(
                "wuxing-pass 1",
                engine.settings(model).name(),
                direction.name().toLowerCase(Locale.ROOT),
                pass.window().begin(),
                pass.window().end(),
                FixedPoint.solve(network.parameters(), direction),
                rows(pass.integrals()),
                pass.clamped(),
                trajectories(propagator, window, network, samples)));
      } else {
        print(network.topology(), pass);
      }
    }
    return 0;
  }

  private Signals drive(final double[][] samples, final int channels) {
    final Signals drive = Signals.zeros(channels, samples.length);
    for (int s = 0; s < samples.length; s++) {
      if (samples[s] == null || samples[s].length != channels) {
        throw DynamicsReason.BAD_DRIVE.failure(
            inputs
                + ": sample "
                + s
                + " has "
                + (samples[s] == null ? "no" : samples[s].length)
                + " drives, the model takes "
                + channels
                + " in this direction");
      }
      for (int c = 0; c < channels; c++) {
        if (!Double.isFinite(samples[s][c])) {
          throw DynamicsReason.BAD_DRIVE.failure(
              inputs + ": drive " + c + " of sample " + s + " is not finite");
        }
        drive.set(c, s, samples[s][c]);
      }
    }
    return drive;
  }

  private List<Trajectory> trajectories(
      final Propagator propagator,
      final Window window,
      final Network network,
      final double[][] samples) {
    final List<Trajectory> trajectories = new ArrayList<>();
    if (waveforms) {
      if (!(propagator instanceof WaveformSource source)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "engine " + engine.settings(model).name() + " has no waveforms: use --engine ode");
      }
      for (final double[] sample : samples) {
        trajectories.add(
            source.trajectory(new PassRequest(network, direction, Signals.single(sample), window)));
      }
    }
    return trajectories;
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
  private void print(final Topology topology, final Pass pass) {
    final boolean forward = direction == Direction.FORWARD;
    final int ports = forward ? topology.outputCount() : topology.inputCount();
    System.out.println("sample,port,element,integral");
    for (int s = 0; s < pass.integrals().samples(); s++) {
      for (int port = 0; port < ports; port++) {
        final int element = forward ? topology.outputElement(port) : topology.inputElement(port);
        System.out.println(s + "," + port + "," + element + "," + pass.integrals().at(element, s));
      }
    }
    System.err.println(
        "next: add --json for the integrals of all elements, --waveforms for values over time");
  }
}
