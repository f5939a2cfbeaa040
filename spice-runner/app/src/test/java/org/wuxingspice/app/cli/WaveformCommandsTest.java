package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.network.NetworkFile;

/** A digit's response as columns and as a netlist that the ngspice program answers by itself. */
class WaveformCommandsTest {

  /** Of circuits against equations in units of E, as ComparisonTest has it. */
  private static final double CLOSE = 0.02;

  /** Half the last of the six digits that ngspice prints of 0.2 V, and the steps of two runs. */
  private static final double PRINTED = 2e-6;

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

  private static List<double[]> rows(final Path csv) throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  private static List<String> names(final Path csv) throws IOException {
    return List.of(Files.readAllLines(csv).get(0).split(","));
  }

  private String shell(final String... command) throws Exception {
    final Path output = folder.resolve("output.txt");
    final Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  /** Volts and seconds are those of the integrated parts: 0.2 V per unit, of either sign. */
  @Test
  void comparedWaveformsHaveNamedColumns() throws IOException {
    final Path csv = folder.resolve("pass.csv");
    CommandRun.good(
        "compare", model, "--sample", 3, "--waveforms", csv, "--out", folder.resolve("report"));
    final List<String> names = names(csv);
    assertThat(names).contains("t", "s", "E0", "E114", "v(e114)", "E114 reference");
    final List<double[]> rows = rows(csv);
    assertThat(rows.get(rows.size() - 1)[0]).isCloseTo(20, within(1e-9));
    for (final double[] row : rows) {
      final double value = row[names.indexOf("E114")];
      assertThat(Math.abs(row[names.indexOf("v(e114)")])).isCloseTo(0.2 * value, within(1e-12));
      assertThat(row[names.indexOf("E114 reference")]).isCloseTo(value, within(CLOSE));
    }
  }

  /** What NumPy reads is what the table holds. */
  @Test
  void archivesAreWhatNumpyReads() throws Exception {
    for (final String ending : List.of("csv", "npz")) {
      CommandRun.good(
          "propagate",
          model,
          "--sample",
          3,
          "--engine",
          "ode",
          "--waveforms",
          folder.resolve("pass." + ending));
    }
    final String same =
        shell(
            "python3",
            "-c",
            "import numpy as np\n"
                + "z = np.load('pass.npz')\n"
                + "t = np.genfromtxt('pass.csv', delimiter=',', names=True)\n"
                + "print(all((z[n] == t[n]).all() for n in t.dtype.names), len(z.files),"
                + " len(t.dtype.names))");
    assertThat(same.strip()).isEqualTo("True 116 116");
  }

  /** The ngspice program alone gives the digit's outputs that the circuit gave in the loop. */
  @Test
  void netlistOfASampleAnswersByItself() throws Exception {
    final Path csv = folder.resolve("pass.csv");
    CommandRun.good(
        "propagate",
        model,
        "--sample",
        3,
        "--engine",
        "spice",
        "--circuit",
        "mismatch=0.05,devices=7,pieces=whole",
        "--waveforms",
        csv);
    CommandRun.good(
        "emit",
        "--network",
        model,
        "--sample",
        3,
        "--circuit",
        "mismatch=0.05,devices=7",
        "-o",
        folder.resolve("three.cir"));
    final String printed = shell("ngspice", "-b", "three.cir");
    final String output = "v(e" + outputElement() + ")";
    assertThat(printed).contains(output);
    final List<Double> values = column(printed, output);
    final List<String> names = names(csv);
    final List<double[]> rows = rows(csv);
    final double expected = rows.get(rows.size() - 1)[names.indexOf(output)];
    assertThat(values.get(values.size() - 1)).isCloseTo(expected, within(PRINTED));
    assertThat(values.get(0)).isNotCloseTo(expected, within(10 * PRINTED));
    CommandRun.good("emit", "--network", model, "-o", folder.resolve("rest.cir"));
    assertThat(Files.readString(folder.resolve("three.cir"))).contains(".param drive=1");
  }

  private int outputElement() {
    return NetworkFile.read(model).topology().outputElement(0);
  }

  /** A column of a table that ngspice prints: index, time, then vectors. */
  private static List<Double> column(final String printed, final String name) {
    final List<Double> values = new ArrayList<>();
    int place = -1;
    for (final String line : printed.lines().toList()) {
      final List<String> words = List.of(line.strip().split("\\s+"));
      if (words.get(0).equals("Index")) {
        place = words.indexOf(name);
      } else if (place > 0 && words.get(0).matches("\\d+") && words.size() > place) {
        values.add(Double.valueOf(words.get(place)));
      }
    }
    return values;
  }

  @Test
  void optionsOfAPassAreRefusedInANetlist() {
    WuxingTest.assertWrongUse(
        "one whole circuit", "emit", "--network", model.toString(), "--circuit", "pieces=5");
    WuxingTest.assertWrongUse(
        "give one of them",
        "emit",
        "--network",
        model.toString(),
        "--level",
        "opamp",
        "--circuit",
        "level=opamp");
    WuxingTest.assertWrongUse(
        "must be from 0 to 999", "emit", "--network", model.toString(), "--sample", "1000");
    WuxingTest.assertWrongUse("add --sample N or --inputs FILE", "propagate", model.toString());
  }
}
