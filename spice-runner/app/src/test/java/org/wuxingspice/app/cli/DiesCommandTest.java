package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many dies of one small network. */
class DiesCommandTest {

  private static final String CIRCUIT = "mismatch=0.1,parameters=0.02,offset=1m,devices=5";

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void train() {
    CommandRun.good(
        "train",
        "--layers",
        "9,4,10",
        "--epochs",
        1,
        "--limit",
        64,
        "--test-limit",
        8,
        "--out",
        folder.resolve("run"));
    model = folder.resolve("run").resolve("model.json");
  }

  private Path study(final String out, final Object... more) {
    final Path to = folder.resolve(out);
    final Stream<Object> usual =
        Stream.of("dies", model, "--images", 20, "--duration", 10, "--out", to);
    CommandRun.good(Stream.concat(usual, Stream.of(more)).toArray());
    return to.resolve("dies.csv");
  }

  @Test
  void anyNumberOfThreadsAndAnyStopGiveTheSameTable() throws IOException {
    final Path one = study("one", "--count", 3, "--threads", 1, "--circuit", CIRCUIT);
    final Path two = study("two", "--count", 3, "--threads", 2, "--circuit", CIRCUIT);
    assertThat(two).hasSameBinaryContentAs(one);
    study("three", "--count", 2, "--circuit", CIRCUIT);
    cutShort(folder.resolve("three").resolve("classes"));
    assertThat(study("three", "--count", 3, "--circuit", CIRCUIT)).hasSameBinaryContentAs(one);
    assertThat(Files.readAllLines(one)).hasSize(4);
    assertThat(folder.resolve("one").resolve("histogram.png")).isNotEmptyFile();
  }

  /** What a stopped run leaves: one die whole, one with a few images. */
  private static void cutShort(final Path classes) throws IOException {
    try (Stream<Path> files = Files.list(classes)) {
      final Path file = files.sorted().skip(1).findFirst().orElseThrow();
      final List<String> lines = Files.readAllLines(file);
      Files.write(file, lines.subList(0, 6));
    }
  }

  @Test
  void lotsOverASettingMakeACurve() throws IOException {
    final Path table =
        study("curve", "--count", 2, "--circuit", CIRCUIT, "--over", "mismatch=0,0.2");
    assertThat(Files.readAllLines(table))
        .hasSize(5)
        .anyMatch(line -> line.startsWith("mismatch=0.2,as made,6,"));
    assertThat(table.resolveSibling("curve.png")).isNotEmptyFile();
  }

  @Test
  void ngspiceChecksTheEquations() throws IOException {
    final Path table = study("check", "--count", 1, "--engine", "spice", "--circuit", CIRCUIT);
    final String[] cells = Files.readAllLines(table).get(1).split(",");
    assertThat(cells[4]).isEqualTo(cells[3]);
    assertThat(cells[5]).isEqualTo("1.0");
  }

  /** A die is calibrated and tuned once; a second run takes what is there. */
  @Test
  void diesAreCalibratedAndTunedTheSameOnAnyNumberOfThreads() throws IOException {
    final Object[] more = {"--count", 2, "--circuit", CIRCUIT, "--calibrate", "--tune", 16};
    final Path one = treated("one", 1, more);
    final Path two = treated("two", 2, more);
    assertThat(two).hasSameBinaryContentAs(one);
    assertThat(Files.readAllLines(one))
        .hasSize(7)
        .anyMatch(line -> line.startsWith(",calibrated,5,"))
        .anyMatch(line -> line.startsWith(",tuned,6,"));
    final Path calibrations = one.resolveSibling("calibrations");
    try (Stream<Path> files = Files.list(calibrations)) {
      assertThat(files).hasSize(2);
    }
    assertThat(treated("one", 1, more)).hasSameBinaryContentAs(two);
  }

  private Path treated(final String out, final int threads, final Object... more) {
    return study(out, Stream.concat(Stream.of("--threads", threads), Stream.of(more)).toArray());
  }

  private void refused(final String part, final Object... words) {
    final Stream<Object> usual =
        Stream.of("dies", model, "--images", 4, "--out", folder.resolve("never"));
    final CommandRun run = CommandRun.of(Stream.concat(usual, Stream.of(words)).toArray());
    assertThat(run.code()).isNotZero();
    assertThat(run.errors().strip()).contains(part).hasLineCount(1);
    assertThat(folder.resolve("never").resolve("dies.csv")).doesNotExist();
  }

  @Test
  void whatMakesNoStudyIsRefused() {
    refused("all alike");
    refused("'0' is not a positive integer", "--count", 0, "--circuit", CIRCUIT);
    refused("accuracy=A with A from 0 to 1", "--limit", "accuracy=95", "--circuit", CIRCUIT);
    refused("NAME=V,V,...", "--over", "devices=1,2", "--circuit", CIRCUIT);
    refused("engines die, die-equilibrium and spice", "--engine", "ode");
    refused("no noise", "--circuit", CIRCUIT + ",noise=1u");
    refused("a circuit has one die", "--engine", "spice", "--circuit", CIRCUIT + ",redraw=all");
    refused("one by one", "--circuit", CIRCUIT + ",redraw=all", "--calibrate");
    refused("add --tune N", "--circuit", CIRCUIT, "--tune-recipe", "pooled-49");
    refused("add levels=32", "--circuit", CIRCUIT + ",scale=port");
    refused("redraw = 'some' is not understood", "--circuit", CIRCUIT + ",redraw=some");
  }
}
