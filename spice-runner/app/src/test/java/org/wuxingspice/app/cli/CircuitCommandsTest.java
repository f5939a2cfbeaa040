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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.network.NetworkFile;
import org.wuxingspice.model.training.Recipe;

/** Training, evaluation and comparison in the circuit as a user runs them. */
@Timeout(300)
class CircuitCommandsTest {

  @TempDir Path folder;
  private Path recipe;

  @BeforeEach
  void writeRecipe() throws IOException {
    recipe = SmallRecipe.in(folder, 16);
  }

  private static String printed(final Object... arguments) {
    final PrintStream usual = System.out;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      run(arguments);
    } finally {
      System.setOut(usual);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void run(final Object... arguments) {
    final String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    assertThat(Wuxing.commandLine().execute(words)).as(String.join(" ", words)).isZero();
  }

  private Path train(final String name, final String engine, final int threads) {
    final Path out = folder.resolve(name);
    final List<Object> arguments =
        new ArrayList<>(List.of("train", "--recipe", recipe, "--engine", engine));
    if (engine.equals("spice")) {
      arguments.addAll(List.of("--circuit", "level=behavioral"));
    }
    arguments.addAll(List.of("--limit", 16, "--test-limit", 4, "--epochs", 1));
    arguments.addAll(List.of("--threads", threads, "--out", out));
    run(arguments.toArray());
    return out.resolve("model.json");
  }

  /**
   * The circuit's changes of the coefficients point where the equations' do. Cosine measured:
   * 0.934; the adaptive step gives even the smallest updates their full length, so that a link
   * whose update is within the circuit's error may go the other way.
   */
  @Test
  void trainingInTheCircuitFollowsTheNumericTwin() throws IOException {
    final double[] start = Recipe.read(recipe.toString()).start().coefficients();
    final double[] equations = NetworkFile.read(train("ode", "ode", 1)).coefficients();
    final double[] circuit = NetworkFile.read(train("spice", "spice", 2)).coefficients();
    double product = 0;
    double squares = 0;
    double others = 0;
    for (int k = 0; k < start.length; k++) {
      product += (equations[k] - start[k]) * (circuit[k] - start[k]);
      squares += Math.pow(equations[k] - start[k], 2);
      others += Math.pow(circuit[k] - start[k], 2);
    }
    assertThat(product / Math.sqrt(squares * others)).isGreaterThan(0.9);
    assertThat(Files.readAllBytes(folder.resolve("spice/model.json")))
        .isEqualTo(Files.readAllBytes(train("again", "spice", 1)));
  }

  @Test
  void comparisonAndRecordAreWritten() throws IOException {
    final Path model = train("ode", "ode", 1);
    final Path report = folder.resolve("report");
    final String printed =
        printed(
            "compare",
            model,
            "--sample",
            2,
            "--circuit",
            "level=behavioral",
            "--json",
            "--out",
            report);
    assertThat(report.resolve("index.html")).isRegularFile();
    final JsonNode written = new JsonMapper().readTree(report.resolve("comparison.json").toFile());
    assertThat(written.path("worst").asDouble()).isBetween(1e-9, 0.01);
    assertThat(new JsonMapper().readTree(printed)).isEqualTo(written);
  }

  @Test
  void classesOfCircuitAreRecordedAndSetAgainstTheModel() throws Exception {
    final Path classes = folder.resolve("classes.csv");
    final String printed =
        printed(
            "evaluate",
            train("ode", "ode", 1),
            "--engine",
            "spice",
            "--circuit",
            "level=behavioral,rest=measured",
            "--limit",
            3,
            "--record",
            classes);
    assertThat(Files.readAllLines(classes)).hasSize(4);
    final List<String> lines = printed.lines().toList();
    assertThat(lines.get(lines.size() - 2))
        .startsWith("numeric model right")
        .endsWith("of 3 images");
    assertThat(lines.get(lines.size() - 1)).startsWith("next: wuxing compare ");
    assertThat(lines).as("three images leave classes without any").anyMatch(l -> l.contains(" - "));
    assertThat(lines).noneMatch(line -> line.contains("NaN"));
  }

  @Test
  void wrongSettingsAreSaidInOneLine() {
    final Path model = train("ode", "ode", 1);
    WuxingTest.assertWrongUse("'levle'", "compare", model.toString(), "--circuit", "levle=1");
    WuxingTest.assertWrongUse("from 0 to 999", "compare", model.toString(), "--sample", "1000");
    WuxingTest.assertWrongUse(
        "has no waveforms", "compare", model.toString(), "--engine", "equilibrium");
    WuxingTest.assertWrongUse(
        "reversed passes only", "compare", model.toString(), "--integrate-from", "1");
  }

  /** The error at the outputs, which drives a reversed pass, depends on when it is looked at. */
  @Test
  void reversedPassIsDrivenByTheErrorOverTheWindow() throws IOException {
    final Path model = train("ode", "ode", 1);
    assertThat(reversed(model, 0)).isNotEqualTo(reversed(model, 1.5));
  }

  private List<String> reversed(final Path model, final double begin) throws IOException {
    final Path waveforms = folder.resolve("from-" + begin + ".csv");
    printed(
        "compare",
        model,
        "--direction",
        "REVERSED",
        "--duration",
        2,
        "--integrate-from",
        begin,
        "--circuit",
        "level=behavioral",
        "--out",
        folder.resolve("report"),
        "--waveforms",
        waveforms);
    return Files.readAllLines(waveforms);
  }
}
