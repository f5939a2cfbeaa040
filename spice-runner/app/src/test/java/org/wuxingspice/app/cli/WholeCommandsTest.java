package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.loop.propagator.CircuitSettings;
import org.wuxingspice.model.training.Recipe;
import org.wuxingspice.netlist.bench.Bench;
import org.wuxingspice.netlist.bench.Benches;
import org.wuxingspice.netlist.technology.Technology;

/** Commands from end to end. */
@Timeout(300)
class WholeCommandsTest {

  @TempDir Path folder;

  private Path trained() throws IOException {
    final Path out = folder.resolve("trained");
    CommandRun.good(
        "train",
        "--recipe",
        SmallRecipe.in(folder, 16),
        "--limit",
        64,
        "--test-limit",
        120,
        "--epochs",
        1,
        "--engine",
        "equilibrium",
        "--out",
        out);
    return out.resolve("model.json");
  }

  /** The demonstration leaves what the other commands need, and a second run finds it done. */
  @Test
  void demonstrationLeavesAModelForTheOtherCommands() throws IOException {
    final Path out = folder.resolve("demo");
    final Object[] demo = {
      "demo", "--presentations", 2, "--test-limit", 2, "--epochs", 1, "--out", out
    };
    assertThat(CommandRun.good(demo)).contains("test images                2, never trained on");
    final Path model = out.resolve("model.json");
    assertThat(out.resolve("index.html")).content().contains("accuracy.svg", "waveforms.svg");
    assertThat(out.resolve("accuracy.png")).exists();
    assertThat(out.resolve("forward.cir")).exists();
    final byte[] bytes = Files.readAllBytes(model);
    CommandRun.good(demo);
    assertThat(Files.readAllBytes(model)).isEqualTo(bytes);
    assertThat(CommandRun.good("compare", model, "--sample", 1, "--out", folder.resolve("compare")))
        .containsPattern("RMS difference +\\d");
    assertThat(CommandRun.good("evaluate", model, "--limit", 2))
        .contains(" of 2 with engine spice");
    final String energy =
        CommandRun.good("energy", model, "--limit", 1, "--technology", "integrated");
    assertThat(energy).contains("energy per update", "next: wuxing compare " + model);
  }

  /** Images of another set are refused where figures depend on them, and announced otherwise. */
  @Test
  void modelsKnowTheirImages() throws IOException {
    final Path model = trained();
    final Path others = folder.resolve("other images");
    Files.createDirectories(others);
    for (final String part : List.of("train", "t10k")) {
      final ByteBuffer images = ByteBuffer.allocate(16 + 150 * 49);
      images.putInt(2051).putInt(150).putInt(7).putInt(7);
      Files.write(others.resolve(part + "-images-idx3-ubyte"), images.array());
      final ByteBuffer labels = ByteBuffer.allocate(8 + 150);
      labels.putInt(2049).putInt(150);
      Files.write(others.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
    for (final String command : List.of("compare", "energy")) {
      final CommandRun run = CommandRun.of(command, model, "--data", others);
      assertThat(run.code()).as(command).isEqualTo(2);
      assertThat(run.errors()).contains("trained with other images than " + others);
    }
    final String evaluated =
        CommandRun.good("evaluate", model, "--data", others, "--engine", "ode");
    assertThat(evaluated)
        .contains("note: " + model + " was trained with other images")
        .contains("next: wuxing compare " + model + " --data '" + others + "'");
    assertThat(CommandRun.good("evaluate", model, "--engine", "ode")).doesNotContain("note:");
  }

  @Test
  void optionsWithoutEffectAreRefused() throws IOException {
    final String model = trained().toString();
    final Path drives = Files.writeString(folder.resolve("drives.json"), "[]");
    final Path deck =
        Files.write(
            folder.resolve("rc.cir"),
            List.of("low pass", "v1 in 0 1", "r1 in 0 1k", ".op", ".end"));
    WuxingTest.assertWrongUse(
        "engine equilibrium runs no circuit",
        "evaluate",
        model,
        "--engine",
        "equilibrium",
        "--circuit",
        "gbw=1e3");
    WuxingTest.assertWrongUse(
        "engine ode runs no circuit",
        "propagate",
        model,
        "--inputs",
        drives.toString(),
        "--engine",
        "ode",
        "--circuit",
        "mismatch=0.3");
    WuxingTest.assertWrongUse(
        "engine equilibrium runs no circuit",
        "train",
        "--recipe",
        "model1",
        "--circuit",
        "offset=NaN");
    WuxingTest.assertWrongUse(
        "engine ode runs no circuit", "compare", model, "--engine", "ode", "--circuit", "gbw=1e3");
    WuxingTest.assertWrongUse(
        "'NaN' is not understood",
        "train",
        "--recipe",
        "model1",
        "--engine",
        "spice",
        "--circuit",
        "offset=NaN",
        "--out",
        folder.resolve("nan").toString());
    WuxingTest.assertWrongUse(
        "takes no steps", "evaluate", model, "--engine", "equilibrium", "--step", "0.1");
    WuxingTest.assertWrongUse(
        "for any length alike", "evaluate", model, "--engine", "equilibrium", "--duration", "30");
    WuxingTest.assertWrongUse(
        "at most 1000000.0", "evaluate", model, "--engine", "ode", "--duration", "1e300");
    WuxingTest.assertWrongUse(
        "--technology board", "energy", model, "--circuit", "technology=board");
    WuxingTest.assertWrongUse(
        "nothing is drawn",
        "run",
        deck.toString(),
        "--sweep",
        "r1=1,2",
        "--measure",
        "max v(out)",
        "--seed",
        "3",
        "--probe",
        "v(out)");
    WuxingTest.assertWrongUse("--seed 3", "emit", "--network", model, "--seed", "3");
    WuxingTest.assertWrongUse("no --data", "reproduce", "gradient", "--data", folder.toString());
  }

  @Test
  void nearNamesAreSuggested() {
    WuxingTest.assertWrongUse("did you mean 'compare'?", "compair");
    WuxingTest.assertWrongUse("did you mean '--help'?", "doctor", "--hlp");
    WuxingTest.assertWrongUse("did you mean 'model1'?", "train", "--recipe", "modell1");
    WuxingTest.assertWrongUse(
        "did you mean 'mismatch'?",
        "train",
        "--recipe",
        "model1",
        "--engine",
        "spice",
        "--circuit",
        "mismach=0.1");
    WuxingTest.assertWrongUse(
        "did you mean 'spice'?", "train", "--recipe", "model1", "--engine", "spicy");
  }

  @Test
  void outputsAreCheckedBeforeWork() throws IOException {
    final Path file = Files.createFile(folder.resolve("file"));
    for (final String command : List.of("cells", "fidelity", "demo")) {
      WuxingTest.assertWrongUse("is a file", command, "--out", file.resolve("x").toString());
    }
    WuxingTest.assertWrongUse("is a file", "reproduce", "gradient", "--out", file.toString());
  }

  /** What is printed can be changed and given back. */
  @Test
  void recipesAndTechnologiesArePrinted() throws IOException {
    final Path recipe = folder.resolve("mine.json");
    Files.writeString(recipe, CommandRun.good("recipe", "adders-64"));
    assertThat(Recipe.read(recipe.toString())).isEqualTo(Recipe.read("adders-64"));
    final Path parts = folder.resolve("parts.json");
    Files.writeString(parts, CommandRun.good("technology", "board"));
    assertThat(CircuitSettings.technology(parts.toString())).isEqualTo(Technology.board());
    Files.writeString(
        parts,
        Files.readString(parts).replaceFirst("\"resistance\" : [^,]*", "\"resistance\" : 47e3"));
    assertThat(CommandRun.good("emit", "--network", "3,4,2", "--technology", parts))
        .isNotEqualTo(CommandRun.good("emit", "--network", "3,4,2", "--technology", "board"));
  }

  @Test
  void netlistsAreReadAndCounted() throws IOException {
    final Path deck =
        Files.write(
            folder.resolve("rc.cir"), List.of("low pass", "v1 in 0 1", "r1 in out 1k", ".end"));
    assertThat(CommandRun.good("read", deck)).containsPattern("same when written +1");
    Files.createDirectory(folder.resolve("empty"));
    WuxingTest.assertWrongUse("no netlist in it", "read", folder.resolve("empty").toString());
    WuxingTest.assertWrongUse("no such file", "read", folder.resolve("nowhere").toString());
    Files.write(folder.resolve("rc.cir"), List.of("low pass", "r1 in out", ".end"));
    assertThat(CommandRun.of("read", deck).code()).isEqualTo(1);
  }

  @Test
  void everyCellIsDrawn() {
    CommandRun.good("cells", "--out", folder);
    for (final Bench bench : Benches.all()) {
      assertThat(folder.resolve(bench.name() + ".png")).isNotEmptyFile();
      assertThat(folder.resolve(bench.name() + ".svg")).isNotEmptyFile();
    }
  }

  /** The error of slow amplifiers is many times that of fast ones; the picture is there. */
  @Test
  void fidelityGrowsWithBandwidth() {
    final List<String> rows =
        CommandRun.good("fidelity", "--out", folder)
            .lines()
            .filter(Pattern.compile(" *[\\d]+[MG]Hz .*").asMatchPredicate())
            .toList();
    assertThat(rows).hasSize(8);
    final double slowest = Double.parseDouble(rows.get(0).strip().split(" +")[1]);
    final double fastest = Double.parseDouble(rows.get(7).strip().split(" +")[1]);
    assertThat(slowest / fastest).isGreaterThan(10);
    assertThat(folder.resolve("fidelity.png")).isNotEmptyFile();
  }

  @Test
  void gradientIsMeasuredAndDrawn() throws IOException {
    CommandRun.good("reproduce", "gradient", "--quick", "--out", folder);
    final List<String> rows = Files.readAllLines(folder.resolve("gradient.csv"));
    // small signals, long passes: the update is the gradient
    assertThat(rows.stream().filter(row -> row.matches("0.001,50.0,rest,.*")))
        .singleElement()
        .satisfies(
            row ->
                assertThat(Double.parseDouble(row.substring(row.lastIndexOf(',') + 1)))
                    .isGreaterThan(0.999));
    assertThat(folder.resolve("gradient.png")).isNotEmptyFile();
  }

  @Test
  void doctorFindsWhatSimulationsNeed() {
    assertThat(CommandRun.good("doctor")).contains("libngspice", "next: wuxing demo");
  }
}
