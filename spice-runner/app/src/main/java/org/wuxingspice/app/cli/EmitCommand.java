package org.wuxingspice.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wuxingspice.app.export.EmittedCircuit;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.files.AtomicFile;
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
      "The netlist asks for a transient of one pass with all drives at 0 and keeps the external",
      "outputs (forward) or inputs (reversed); docs/netlist.md tells what the names stand for.",
      "",
      "Examples:",
      "  wuxing emit --network model1 --level opamp -o model1.cir",
      "  wuxing emit --network model.json --direction reversed --dialect xyce -o m.cir",
      "  wuxing emit --network 3,4,2 --technology board --schematic small.svg"
    })
final class EmitCommand implements Callable<Integer> {

  private static final int BUFFER = 1 << 16;

  @CommandLine.Mixin private NetworkOption network = new NetworkOption();

  @CommandLine.Option(
      names = "--level",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Level level = Level.OPAMP;

  @CommandLine.Option(
      names = "--direction",
      description =
          "${COMPLETION-CANDIDATES} (one circuit with switches, at level opamp); default:"
              + " ${DEFAULT-VALUE}")
  private EmittedCircuit.Kind direction = EmittedCircuit.Kind.FORWARD;

  @CommandLine.Option(
      names = "--technology",
      completionCandidates = TechnologyNames.class,
      description = "parts: ${COMPLETION-CANDIDATES}, or a JSON file; default: ${DEFAULT-VALUE}")
  private String technology = "integrated";

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
  private Path out;

  @CommandLine.Option(
      names = "--schematic",
      paramLabel = "FILE",
      description = "picture (SVG) of layers, links and subcircuits")
  private Path schematic;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (direction == EmittedCircuit.Kind.BOTH && level != Level.OPAMP) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--direction both: only at --level opamp");
    }
    final EmittedCircuit circuit =
        EmittedCircuit.of(
            network.network(), direction, level, CircuitSettings.technology(technology));
    if (schematic != null) {
      final CompiledNetwork drawn = circuit.compiled();
      final String svg = SchematicPage.svg(drawn.network(), drawn.direction(), drawn.circuit());
      AtomicFile.write(schematic, svg.getBytes(StandardCharsets.UTF_8));
    }
    if (out != null) {
      AtomicFile.write(out, stream -> write(circuit, stream));
    } else if (schematic == null) {
      try {
        write(circuit, System.out);
      } catch (final IOException e) {
        throw new UncheckedIOException("standard output does not take the netlist", e);
      }
    }
    next();
    return 0;
  }

  private void write(final EmittedCircuit circuit, final OutputStream stream) throws IOException {
    final Writer writer =
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
    new NetlistWriter(dialect)
        .write(circuit.compiled().title(), circuit.withPass(duration), writer);
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
            case NGSPICE -> "ngspice -b -r " + out + ".raw " + out;
            case LTSPICE -> "open " + out + " in LTspice";
            case XYCE -> "Xyce " + out;
          };
    }
    System.err.println("next: " + step);
  }
}
