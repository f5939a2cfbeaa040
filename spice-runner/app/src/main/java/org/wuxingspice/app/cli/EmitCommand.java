package org.wuxingspice.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wuxingspice.app.export.EmittedCircuit;
import org.wuxingspice.loop.propagator.CircuitOptions;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.loop.propagator.LoopReason;
import org.wuxingspice.model.dynamics.EquilibriumPropagator;
import org.wuxingspice.model.dynamics.Signals;
import org.wuxingspice.model.dynamics.Window;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.model.network.Direction;
import org.wuxingspice.model.network.Network;
import org.wuxingspice.netlist.compile.CompiledNetwork;
import org.wuxingspice.netlist.compile.Level;
import org.wuxingspice.netlist.format.Dialect;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.schematic.SchematicPage;
import picocli.CommandLine;

/** The command {@code wuxing emit}. */
@CommandLine.Command(
    name = "emit",
    mixinStandardHelpOptions = true,
    description = "Writes a network's circuit as a netlist, or draws it.",
    footer = {
      "",
      "The netlist asks for a transient of one pass, with all drives at 0 or as",
      "--sample or --inputs say, and prints the external outputs (forward) or inputs",
      "(reversed); docs/netlist.md tells what the names stand for.",
      "",
      "Examples:",
      "  wuxing emit --network model1 --level opamp -o model1.cir",
      "  wuxing emit --network out/demo/model.json --sample 3 -o three.cir",
      "  ngspice -b three.cir",
      "  wuxing emit --network model.json --circuit mismatch=0.05,gbw=10meg -o r.cir",
      "  wuxing emit --network model.json --direction reversed --dialect xyce -o m.cir",
      "  wuxing emit --network 3,4,2 --technology board --schematic small.svg"
    })
final class EmitCommand implements Callable<Integer> {

  private static final int BUFFER = 1 << 16;

  /** What says how a pass is simulated, not what the circuit is. */
  private static final List<String> WITHOUT_EFFECT =
      List.of("pieces", "links", "interpolate", "integrals", "rest", "limit");

  @CommandLine.Mixin private NetworkOption network = new NetworkOption();

  @CommandLine.Option(names = "--level", description = "${COMPLETION-CANDIDATES}; default: opamp")
  private @Nullable Level level;

  @CommandLine.Option(
      names = "--direction",
      description =
          "${COMPLETION-CANDIDATES} (one circuit with switches, at level opamp); default:"
              + " ${DEFAULT-VALUE}")
  private EmittedCircuit.Kind direction = EmittedCircuit.Kind.FORWARD;

  @CommandLine.Option(
      names = "--technology",
      completionCandidates = TechnologyNames.class,
      description = "parts: ${COMPLETION-CANDIDATES}, or a JSON file; default: integrated")
  private @Nullable String technology;

  @CommandLine.Mixin private CircuitOption circuit = new CircuitOption();

  @CommandLine.Mixin private DriveOption drives = new DriveOption();

  @CommandLine.Option(
      names = "--dialect",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Dialect dialect = Dialect.NGSPICE;

  @CommandLine.Option(
      names = "--duration",
      converter = PositiveNumber.class,
      paramLabel = "T",
      description = "length of the pass, time units; default: ${DEFAULT-VALUE}")
  private double duration = 20;

  @CommandLine.Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "netlist; default: standard output, unless there is a schematic")
  private @Nullable Path out;

  @CommandLine.Option(
      names = "--schematic",
      paramLabel = "FILE",
      description = "picture (SVG) of layers, links and subcircuits")
  private @Nullable Path schematic;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    final CircuitOptions options = CircuitSettings.read(settings(), duration);
    if (direction == EmittedCircuit.Kind.BOTH && options.level() != Level.OPAMP) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--direction both: only at --level opamp");
    }
    final Network given = network.network();
    final double[] drive = drive(given);
    final EmittedCircuit circuit = EmittedCircuit.of(given, direction, options);
    if (schematic != null) {
      final CompiledNetwork drawn = circuit.compiled();
      final String svg = SchematicPage.svg(drawn.network(), drawn.direction(), drawn.circuit());
      AtomicFile.write(schematic, svg.getBytes(StandardCharsets.UTF_8));
    }
    if (out != null) {
      AtomicFile.write(out, stream -> write(circuit, drive, stream));
    } else if (schematic == null) {
      try {
        write(circuit, drive, System.out);
      } catch (final IOException e) {
        throw new UncheckedIOException("standard output does not take the netlist", e);
      }
    }
    next();
    return 0;
  }

  /** The settings of the circuit, in which --level and --technology are two of them. */
  private Map<String, String> settings() {
    final Map<String, String> settings = new TreeMap<>(circuit.settings());
    for (final String name : WITHOUT_EFFECT) {
      if (settings.containsKey(name)) {
        throw LoopReason.BAD_SETTING.failure(
            "--circuit " + name + "=...: a netlist is one whole circuit; leave it out");
      }
    }
    add(settings, "level", level == null ? null : level.name().toLowerCase(Locale.ROOT));
    add(settings, "technology", technology);
    return settings;
  }

  private static void add(
      final Map<String, String> settings, final String name, final @Nullable String value) {
    if (value != null && settings.put(name, value) != null) {
      throw LoopReason.BAD_SETTING.failure(
          "--" + name + " " + value + " and --circuit " + name + "=...: give one of them");
    }
  }

  private double[] drive(final Network drawn) {
    if (!drives.isGiven()) {
      return new double[0];
    }
    if (direction != EmittedCircuit.Kind.FORWARD) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--sample and --inputs: a forward circuit is driven");
    }
    final Signals signals =
        drives.read(
            network.model(),
            drawn,
            Direction.FORWARD,
            Window.until(duration),
            () -> new EquilibriumPropagator(1));
    if (signals.samples() != 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--inputs: " + signals.samples() + " samples in the file, but a netlist has one drive");
    }
    return signals.sample(0);
  }

  private void write(final EmittedCircuit circuit, final double[] drive, final OutputStream stream)
      throws IOException {
    final Writer writer =
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
    new NetlistWriter(dialect)
        .write(circuit.compiled().title(), circuit.withPass(duration, drive), writer);
    writer.flush();
  }

  /** On standard error, since standard output may be the netlist. */
  private void next() {
    final String step;
    if (out == null) {
      step =
          "add -o FILE for the " + dialect.name().toLowerCase(Locale.ROOT) + " netlist as a file";
    } else {
      step =
          switch (dialect) {
            case NGSPICE -> "ngspice -b " + (drives.isGiven() ? "" : "-r " + out + ".raw ") + out;
            case LTSPICE -> "open " + out + " in LTspice";
            case XYCE -> "Xyce " + out;
          };
    }
    System.err.println("next: " + step);
  }
}
