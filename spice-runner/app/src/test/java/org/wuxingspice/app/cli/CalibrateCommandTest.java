package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A die of a trained model that is calibrated, and commands that take the file. */
class CalibrateCommandTest {

  private static final String MODEL = "pooled-49-trained";
  private static final String CIRCUIT = "mismatch=0.1,parameters=0.02,offset=1m,devices=1";

  @TempDir Path folder;

  private Path calibrated() {
    final Path file = folder.resolve("calibration.json");
    final String run = CommandRun.good("calibrate", MODEL, "--circuit", CIRCUIT, "--out", file);
    assertThat(run)
        .contains("presentations")
        .contains("next: wuxing evaluate " + MODEL + " --engine die --calibration");
    return file;
  }

  private static double accuracy(final Object... engine) {
    final Object[] usual = {
      "evaluate",
      MODEL,
      "--limit",
      200,
      "--duration",
      20,
      "--stepper",
      "EULER_SINGLE",
      "--step",
      0.1,
      "--json"
    };
    final Object[] all = new Object[usual.length + engine.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(engine, 0, all, usual.length, engine.length);
    final String text = CommandRun.good(all);
    return Double.parseDouble(
        text.replaceAll("(?s).*\"accuracy\" : ([0-9.]+).*", "$1").toLowerCase(Locale.ROOT));
  }

  /** As drawn, offsets of 1 mV leave two digits of ten right; see docs/dies.md. */
  @Test
  void aCalibratedDieClassifiesAsTheNetworkDoes() {
    final Path file = calibrated();
    final double exact = accuracy("--engine", "ode");
    assertThat(accuracy("--engine", "die", "--circuit", CIRCUIT)).isLessThan(exact - 0.3);
    assertThat(accuracy("--engine", "die", "--calibration", file))
        .isBetween(exact - 0.02, exact + 0.02);
    assertThat(
            CommandRun.good(
                "evaluate", MODEL, "--limit", 1, "--engine", "die", "--calibration", file))
        .contains("next: wuxing compare " + MODEL + " --calibration " + file);
  }

  @Test
  void trainingComparisonAndNetlistTakeTheFile() {
    final Path file = calibrated();
    CommandRun.good(
        "train",
        "--recipe",
        "pooled-49-tuning",
        "--from",
        MODEL,
        "--engine",
        "die",
        "--limit",
        8,
        "--test-limit",
        4,
        "--epochs",
        1,
        "--calibration",
        file,
        "--circuit",
        "trim=rest",
        "--out",
        folder.resolve("tuned"));
    final String compared =
        CommandRun.good(
            "compare",
            MODEL,
            "--engine",
            "die",
            "--against",
            "ode",
            "--calibration",
            file,
            "--out",
            folder.resolve("compared"));
    assertThat(compared).contains("worst difference");
    final Path netlist = folder.resolve("die.cir");
    CommandRun.good("emit", "--network", MODEL, "-o", netlist, "--circuit", "calibration=" + file);
    assertThat(netlist).content().contains("Bias and trim of the elements");
  }

  private static void refused(final String part, final Object... words) {
    final CommandRun run = CommandRun.of(words);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors().strip()).contains(part).hasLineCount(1);
  }

  @Test
  void contradictionsAreRefusedInOneLine() {
    final Path file = calibrated();
    refused(
        "another model than model1-trained",
        "evaluate",
        "model1-trained",
        "--engine",
        "die",
        "--calibration",
        file);
    refused(
        "is of a die with",
        "evaluate",
        MODEL,
        "--engine",
        "die",
        "--calibration",
        file,
        "--circuit",
        "devices=2");
    refused("runs no circuit", "evaluate", MODEL, "--engine", "ode", "--calibration", file);
    refused("no such file", "evaluate", MODEL, "--engine", "die", "--calibration", "nowhere.json");
    refused("as it was drawn", "calibrate", MODEL, "--circuit", "calibration=" + file);
    refused("runs no circuit", "calibrate", MODEL, "--engine", "ode");
    refused(
        "one direction",
        "emit",
        "--network",
        MODEL,
        "-o",
        folder.resolve("both.cir"),
        "--direction",
        "both",
        "--circuit",
        "calibration=" + file);
    assertThat(Files.exists(folder.resolve("both.cir"))).isFalse();
  }
}
