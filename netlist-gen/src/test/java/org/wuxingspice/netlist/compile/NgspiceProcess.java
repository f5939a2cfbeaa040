package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.wuxingspice.netlist.circuit.Analysis;

/** Runs a compiled network in ngspice as a process of its own. */
final class NgspiceProcess {

  private NgspiceProcess() {}

  /** Rows of time and all element voltages. */
  static double[][] run(
      final Path folder,
      final CompiledNetwork compiled,
      final List<String> alterations,
      final double duration)
      throws IOException, InterruptedException {
    final Path data = Files.createTempFile(folder, "out", ".data");
    final Path deck = Files.createTempFile(folder, "deck", ".cir");
    final Analysis.Transient analysis = compiled.analysis(duration);
    final List<String> lines = new ArrayList<>(compiled.lines());
    final List<String> control = new ArrayList<>(List.of(".control", "set wr_singlescale"));
    control.add("set numdgt=15");
    control.addAll(alterations);
    control.add("save " + String.join(" ", compiled.stateProbes()));
    control.add(
        "tran " + analysis.step() + " " + analysis.stop() + " 0 " + analysis.maxStep() + " uic");
    control.add("wrdata " + data + " " + String.join(" ", compiled.stateProbes()));
    control.add(".endc");
    lines.addAll(lines.size() - 1, control);
    Files.write(deck, lines);
    final Path log = folder.resolve("log");
    final Process process =
        new ProcessBuilder("ngspice", "-b", deck.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ngspice ends").isTrue();
    final List<double[]> rows = new ArrayList<>();
    if (Files.size(data) == 0) {
      throw new AssertionError("ngspice gave no data: " + Files.readString(log));
    }
    for (final String line : Files.readAllLines(data)) {
      final String[] words = line.trim().split("\\s+");
      final double[] row = new double[words.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.parseDouble(words[i]);
      }
      rows.add(row);
    }
    return rows.toArray(double[][]::new);
  }
}
