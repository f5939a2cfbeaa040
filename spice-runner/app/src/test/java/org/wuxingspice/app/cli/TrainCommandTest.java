package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.data.Digits;
import org.wuxingspice.model.data.LabelledImages;
import org.wuxingspice.netlist.expression.SiFormat;

/** Training, evaluation and propagation as a user runs them. */
class TrainCommandTest {

  @TempDir Path folder;
  private Path recipe;

  @BeforeEach
  void writeRecipe() throws IOException {
    recipe = SmallRecipe.in(folder, 16);
  }

  private List<String> training(final Path out, final String... more) {
    final List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--recipe",
                recipe.toString(),
                "--limit",
                "400",
                "--out",
                out.toString(),
                "--threads",
                "1"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static String output(final List<String> arguments) {
    final PrintStream usual = System.out;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      final int code = Wuxing.commandLine().execute(arguments.toArray(String[]::new));
      assertThat(code).as(arguments.toString()).isZero();
    } finally {
      System.setOut(usual);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Process start(final List<String> arguments, final Path log) throws IOException {
    final List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Wuxing.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /**
   * A training process is killed after its first checkpoint and after a later one, whatever it is
   * at then; the model is the same, byte for byte, as without interruption.
   */
  @Test
  void killedTrainingGoesOnToTheSameModel() throws IOException, InterruptedException {
    output(training(folder.resolve("whole")));
    final Path out = Files.createDirectory(folder.resolve("killed"));
    final Path log = folder.resolve("log");
    for (final int checkpoints : new int[] {1, 3}) {
      final List<String> resume = checkpoints == 1 ? List.of() : List.of("--resume");
      try (WatchService changes = out.getFileSystem().newWatchService()) {
        out.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
        final Process process = start(training(out, resume.toArray(String[]::new)), log);
        try {
          awaitCheckpoints(checkpoints, changes, process);
          assertThat(process.isAlive()).as("it is killed before its end").isTrue();
        } finally {
          process.destroyForcibly().waitFor();
        }
      }
    }
    final Process last = start(training(out, "--resume"), log);
    try {
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(last.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      last.destroyForcibly();
    }
    assertThat(out.resolve("model.json"))
        .hasSameBinaryContentAs(folder.resolve("whole/model.json"));
    assertThat(Files.readAllLines(out.resolve("metrics.csv"))).hasSize(4);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.filter(file -> !file.toString().endsWith(".part"))).hasSize(6);
    }
  }

  private static void awaitCheckpoints(
      final int count, final WatchService changes, final Process process)
      throws InterruptedException {
    long seen = 0;
    while (seen < count && process.isAlive()) {
      final WatchKey key = changes.poll(1, TimeUnit.SECONDS);
      if (key != null) {
        seen +=
            key.pollEvents().stream()
                .filter(event -> "checkpoint.bin".equals(String.valueOf(event.context())))
                .count();
        key.reset();
      }
    }
  }

  @Test
  void labelsWithoutAnOutputAreRefusedWithTheirImage() throws IOException {
    Files.writeString(recipe, Files.readString(recipe).replaceFirst("10(\\s*])", "5$1"));
    final LabelledImages images = Digits.bundledTraining();
    int image = 0;
    while (images.label(image) < 5) {
      image++;
    }
    WuxingTest.assertWrongUse(
        "label " + images.label(image) + " of training image " + image + " ",
        training(folder.resolve("few")).toArray(String[]::new));
  }

  @Test
  void modelIsEvaluatedAndPropagated() throws IOException {
    final Path out = folder.resolve("out");
    assertThat(output(training(out, "--engine", "equilibrium")))
        .contains("next: wuxing evaluate " + out.resolve("model.json"));
    final String model = out.resolve("model.json").toString();
    final List<String> rows = Files.readAllLines(out.resolve("metrics.csv"));
    final double accuracy = Double.parseDouble(rows.get(3).split(",")[3]);
    assertThat(accuracy).isGreaterThan(0.5);
    assertThat(output(List.of("evaluate", model)))
        .contains(SiFormat.percent(accuracy) + " ± ", " of 1000 with engine equilibrium");
    final Path drives = folder.resolve("drives.json");
    Files.writeString(drives, "[" + drive(49, 0.01) + "," + drive(49, -0.02) + "]");
    final JsonNode steady = propagate(model, drives, "forward", "equilibrium");
    final Path waveforms = folder.resolve("w.csv");
    propagate(model, drives, "forward", "ode", "--waveforms", waveforms.toString());
    assertThat(steady.at("/integrals").size()).isEqualTo(2);
    assertThat(steady.at("/integrals/0").size()).isEqualTo(5 * 65);
    // Element 0 of neuron 0 answers a constant drive with 32/41 of it, to first order.
    assertThat(steady.at("/integrals/0/0").asDouble() / steady.at("/duration").asDouble() / 0.01)
        .isBetween(0.76, 0.80);
    final List<String> moving = Files.readAllLines(folder.resolve("w-1.csv"));
    final String[] last = moving.get(moving.size() - 1).split(",");
    assertThat(moving.get(0)).startsWith("t,E0,E1");
    assertThat(Double.parseDouble(last[0])).isEqualTo(20);
    assertThat(Double.parseDouble(last[1]) - 1).isBetween(-0.0170, -0.0150);
    Files.writeString(drives, "[" + drive(10, 0.01) + "]");
    final JsonNode reversed = propagate(model, drives, "reversed", "equilibrium");
    assertThat(reversed.at("/direction").asText()).isEqualTo("reversed");
  }

  private static String drive(final int channels, final double value) {
    return Collections.nCopies(channels, value).toString();
  }

  private static JsonNode propagate(
      final String model,
      final Path drives,
      final String direction,
      final String engine,
      final String... more)
      throws IOException {
    final List<String> arguments =
        new ArrayList<>(
            List.of(
                "propagate",
                model,
                "--inputs",
                drives.toString(),
                "--direction",
                direction,
                "--engine",
                engine,
                "--json"));
    arguments.addAll(List.of(more));
    return new JsonMapper().readTree(output(arguments));
  }
}
