package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs in circuits that are stopped from outside, as processes; what is kept, and how they go on.
 */
@Timeout(300)
class InterruptedRunsTest {

  /** Of a program that SIGTERM ended. */
  private static final int TERMINATED = 143;

  @TempDir Path folder;
  private Path recipe;

  @BeforeEach
  void writeRecipe() throws IOException {
    recipe = SmallRecipe.in(folder, 4);
  }

  private List<String> training(final Path out) {
    return List.of(
        "train",
        "--recipe",
        recipe.toString(),
        "--engine",
        "spice",
        "--circuit",
        "level=behavioral",
        "--limit",
        "32",
        "--test-limit",
        "2",
        "--epochs",
        "1",
        "--threads",
        "1",
        "--out",
        out.toString());
  }

  private static List<String> with(final List<String> words, final String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  private Process start(final List<String> arguments, final String... before) throws IOException {
    final List<String> command = new ArrayList<>(List.of(before));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Wuxing.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(folder.toFile(), "output.txt"))
        .start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output.txt"));
  }

  private static void awaitFile(final Path file, final Process process) throws Exception {
    for (int i = 0; i < 1200; i++) {
      if (Files.exists(file)) {
        return;
      }
      assertThat(process.isAlive()).as("still running").isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError(file + " does not appear");
  }

  /** Waits for a checkpoint after the one that a run begins with. */
  private static void awaitAnother(final Path file, final Process process) throws Exception {
    final byte[] before = Files.readAllBytes(file);
    for (int i = 0; Arrays.equals(before, Files.readAllBytes(file)); i++) {
      assertThat(process.isAlive() && i < 3000).as("still running").isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void interrupt(final Process process, final String signal) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor())
        .isZero();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
  }

  /**
   * A signal in mid training (SIGTERM, which ends a Java program as Ctrl-C does, and which a test
   * in the background does not inherit as ignored), then a disk that is full when the next
   * checkpoint is due, then on to the end: the weights are those of a run that nothing happened to.
   */
  @Test
  void trainingGoesOnAfterInterruptionAndFullDisk() throws Exception {
    final Path whole = folder.resolve("whole");
    run(training(whole));
    final Path broken = folder.resolve("broken");
    final Process first = start(training(broken));
    awaitFile(broken.resolve("checkpoint.bin"), first);
    awaitAnother(broken.resolve("checkpoint.bin"), first);
    interrupt(first, "TERM");
    assertThat(first.exitValue()).isEqualTo(TERMINATED);
    assertThat(output())
        .containsPattern("wuxing: stopped in epoch 1/1, after \\d+ of 32 .*batch \\d+")
        .contains("go on with: wuxing train --recipe", "--resume")
        .doesNotContain("was closed");
    assertThat(broken.resolve("model.json")).as("stopped before the end").doesNotExist();
    final byte[] kept = Files.readAllBytes(broken.resolve("checkpoint.bin"));
    final Process full =
        start(
            with(training(broken), "--resume"),
            "bash",
            "-c",
            "ulimit -f 8; trap '' XFSZ; exec \"$@\"",
            "limited");
    assertThat(full.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(full.exitValue()).as(output()).isNotZero();
    assertThat(output()).contains("checkpoint.bin: cannot be written").doesNotContain("\tat ");
    assertThat(Files.readAllBytes(broken.resolve("checkpoint.bin"))).isEqualTo(kept);
    assertThat(broken.toFile().list((dir, name) -> name.endsWith(".part"))).isEmpty();
    run(with(training(broken), "--resume"));
    assertThat(Files.readAllBytes(broken.resolve("model.json")))
        .isEqualTo(Files.readAllBytes(whole.resolve("model.json")));
  }

  /** An evaluation that is killed goes on with its record and gives the same one. */
  @Test
  void evaluationGoesOnAfterKill() throws Exception {
    final Path out = folder.resolve("numeric");
    final List<String> numeric = new ArrayList<>(training(out));
    numeric.set(numeric.indexOf("spice"), "ode");
    numeric.subList(numeric.indexOf("--circuit"), numeric.indexOf("--limit")).clear();
    run(numeric);
    final Path whole = folder.resolve("whole.csv");
    final Path broken = folder.resolve("broken.csv");
    run(evaluation(out, whole));
    final Process process = start(evaluation(out, broken));
    awaitFile(broken, process);
    interrupt(process, "KILL");
    final int kept = Files.readAllLines(broken).size();
    assertThat(kept).as("killed in mid run").isLessThan(Files.readAllLines(whole).size());
    run(evaluation(out, broken));
    assertThat(Files.readAllLines(broken)).isEqualTo(Files.readAllLines(whole));
  }

  private static List<String> evaluation(final Path model, final Path record) {
    return List.of(
        "evaluate",
        model.resolve("model.json").toString(),
        "--engine",
        "spice",
        "--circuit",
        "level=behavioral",
        "--limit",
        "60",
        "--threads",
        "1",
        "--record",
        record.toString());
  }

  private static void run(final List<String> arguments) {
    assertThat(Wuxing.commandLine().execute(arguments.toArray(new String[0]))).isZero();
  }
}
