package org.wuxingspice.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Definition;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.flat.Flattener;
import org.wuxingspice.netlist.format.NetlistReader;
import org.wuxingspice.netlist.format.NetlistWriter;
import org.wuxingspice.netlist.format.ReaderSettings;
import picocli.CommandLine;

/** The command {@code wuxing read}. */
@CommandLine.Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Reads netlists without running anything and tells what it understood.",
    footer = {
      "",
      "Files may include others below PATH. Commands for a simulator are left out,",
      "lines that are not modelled are kept as they are.",
      "",
      "Examples:",
      "  wuxing read docs/examples/rc.cir",
      "  wuxing read ngspice-39.3/examples"
    })
final class ReadCommand implements Callable<Integer> {

  private static final Pattern DECK = Pattern.compile(".*\\.(cir|sp|net|deck|ckt)");

  @CommandLine.Parameters(paramLabel = "PATH", description = "a netlist, or a folder of them")
  private Path path;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private int read;
  private int same;
  private int flat;
  private int statements;
  private int raw;
  private final Map<String, Integer> refusals = new TreeMap<>();

  @Override
  public Integer call() {
    if (!Files.exists(path)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), path + ": there is no such file or folder");
    }
    final List<Path> decks = decks();
    if (decks.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), path + ": no netlist in it (.cir, .sp, .net, .deck, .ckt)");
    }
    decks.forEach(this::deck);
    System.out.println("netlists            " + decks.size());
    System.out.println("read                " + read);
    System.out.println("same when written   " + same);
    System.out.println("flattened           " + flat);
    System.out.println("statements          " + statements);
    System.out.println("kept as raw lines   " + raw);
    refusals.forEach((reason, count) -> System.out.printf("refused: %-18s %d%n", reason, count));
    System.out.println("next: wuxing run FILE simulates one of them");
    return decks.size() == read ? 0 : 1;
  }

  private List<Path> decks() {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> Files.isRegularFile(file) && DECK.matcher(file.toString()).matches())
          .sorted()
          .toList();
    } catch (final IOException e) {
      throw new UncheckedIOException(path + ": cannot be listed", e);
    }
  }

  private void deck(final Path file) {
    final Path folder = Files.isDirectory(path) ? path : file.toAbsolutePath().resolveSibling("");
    final NetlistReader reader = new NetlistReader(ReaderSettings.lenient(folder));
    try {
      final Circuit circuit = reader.read(file);
      read++;
      count(circuit.statements());
      if (reader.read(file.toString(), NetlistWriter.lines(circuit)).equals(circuit)) {
        same++;
      }
      Flattener.flatten(circuit);
      flat++;
    } catch (final WuxingException e) {
      refusals.merge(e.reason().name(), 1, Integer::sum);
      final String message = String.valueOf(e.getMessage());
      System.err.println(
          VisibleText.of(message.startsWith("in ") ? file + ", " + message : message));
    }
  }

  private void count(final List<Statement> body) {
    for (final Statement statement : body) {
      statements++;
      if (statement instanceof Definition.Subcircuit cell) {
        count(cell.body());
      } else if (statement instanceof Directive.RawLine) {
        raw++;
      }
    }
  }
}
