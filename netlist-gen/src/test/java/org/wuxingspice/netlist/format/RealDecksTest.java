package org.wuxingspice.netlist.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;
import org.wuxingspice.netlist.circuit.Directive;
import org.wuxingspice.netlist.circuit.Output;
import org.wuxingspice.netlist.circuit.Statement;
import org.wuxingspice.netlist.expression.SpiceNumber;
import org.wuxingspice.netlist.flat.FlatCircuit;
import org.wuxingspice.netlist.flat.Flattener;

/** Decks from ngspice's own tests mean the same to ngspice after they were read and written. */
class RealDecksTest {

  /**
   * ngspice multiplies by scale letters with one rounding more than a correct reading has; from
   * that last digit, steps and iterations differ.
   */
  private static final double RELATIVE = 1e-6;

  private static final double ABSOLUTE = 1e-9;

  @TempDir Path folder;

  private static Circuit read(final String name) throws Exception {
    final Path deck =
        Path.of(
            Objects.requireNonNull(RealDecksTest.class.getResource("ngspice/" + name + ".cir"))
                .toURI());
    return new NetlistReader(
            new ReaderSettings(List.of(deck.getParent()), ReaderSettings.Controls.KEEP, true))
        .read(deck);
  }

  private static List<String> original(final String name) throws Exception {
    final Path deck =
        Path.of(
            Objects.requireNonNull(RealDecksTest.class.getResource("ngspice/" + name + ".cir"))
                .toURI());
    return Files.readAllLines(deck).stream()
        .map(
            line ->
                line.startsWith(".lib")
                    ? line.replace("'ex1.lib'", "'" + deck.resolveSibling("ex1.lib") + "'")
                    : line)
        .toList();
  }

  /**
   * The data file without title, date and command, and what the deck's own checks print; of a
   * frequency only the real part, since ngspice leaves the other one undefined.
   */
  private List<String> results(final List<String> deck) throws Exception {
    final Path data = Files.createTempFile(folder, "data", ".raw");
    final List<String> results = new ArrayList<>();
    NgspiceBatch.output(folder, deck, "-r", data.toString()).stream()
        .filter(line -> line.matches("(Note|ERROR|INFO):.*(v\\(|tests failed).*"))
        .forEach(results::add);
    Files.readAllLines(data).stream()
        .filter(line -> !line.matches("(Title|Date|Command):.*"))
        .map(line -> line.replaceFirst("^(\\d+\\t+[^,]+),.*", "$1"))
        .forEach(results::add);
    return results;
  }

  /** Words are equal, and numbers nearly so. */
  private static void assertAlike(final List<String> lines, final List<String> expected) {
    assertThat(lines).hasSameSizeAs(expected);
    for (int i = 0; i < lines.size(); i++) {
      final String[] words = lines.get(i).strip().split("[\\s,]+");
      final String[] expectedWords = expected.get(i).strip().split("[\\s,]+");
      assertThat(words).hasSameSizeAs(expectedWords);
      for (int w = 0; w < words.length; w++) {
        if (SpiceNumber.isNumber(words[w]) && SpiceNumber.isNumber(expectedWords[w])) {
          final double truth = Double.parseDouble(expectedWords[w]);
          final double difference = Math.abs(Double.parseDouble(words[w]) - truth);
          if (!(difference <= RELATIVE * Math.abs(truth) + ABSOLUTE)) {
            throw new AssertionError(
                "line " + i + ": " + lines.get(i) + " instead of " + expected.get(i));
          }
        } else {
          assertThat(words[w]).isEqualTo(expectedWords[w]);
        }
      }
    }
  }

  private static List<String> flatLines(final Circuit circuit) {
    final FlatCircuit flat = Flattener.flatten(circuit);
    final List<Statement> statements = new ArrayList<>(flat.models().values());
    statements.addAll(flat.devices());
    circuit.statements().stream()
        .filter(
            s ->
                s instanceof Analysis
                    || s instanceof Output
                    || s instanceof Directive.Options
                    || s instanceof Directive.Control)
        .forEach(statements::add);
    return NetlistWriter.lines(new Circuit(circuit.title(), statements));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diffpair",
        "fourbitadder",
        "mosmem",
        "rc",
        "rca3040",
        "rtlinv",
        "schmitt",
        "lowpass",
        "res_array",
        "res_partition",
        "res_simple",
        "ex1a",
        "ex1b",
        "scope-1",
        "scope-2",
        "scope-3"
      })
  void rewrittenDecksGiveTheSameResults(final String name) throws Exception {
    final List<String> results = results(original(name));
    assertThat(results).isNotEmpty();
    assertAlike(results(NetlistWriter.lines(read(name))), results);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ex1a", "ex1b", "scope-1", "scope-2", "scope-3", "fourbitadder", "res_array"})
  void flatDecksGiveTheSameResults(final String name) throws Exception {
    assertAlike(results(flatLines(read(name))), results(original(name)));
  }
}
