package org.wuxingspice.netlist.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs netlists in ngspice as a process of its own. */
public final class NgspiceProcess {

  private NgspiceProcess() {}

  /**
   * Runs one analysis.
   *
   * @param folder for the files
   * @param netlist title first, {@code .end} last
   * @param alterations commands before the analysis
   * @param analysis command
   * @param vectors to record
   * @return rows of the scale and the vectors
   */
  public static double[][] run(
      final Path folder,
      final List<String> netlist,
      final List<String> alterations,
      final String analysis,
      final List<String> vectors)
      throws IOException, InterruptedException {
    final Path data = Files.createTempFile(folder, "out", ".data");
    final Path deck = Files.createTempFile(folder, "deck", ".cir");
    final Path log = Files.createTempFile(folder, "log", ".txt");
    final List<String> control = new ArrayList<>(List.of(".control", "set wr_singlescale"));
    control.add("set numdgt=15");
    control.addAll(alterations);
    control.add("save " + String.join(" ", vectors));
    control.add(analysis);
    control.add("wrdata " + data + " " + String.join(" ", vectors));
    control.add(".endc");
    final List<String> lines = new ArrayList<>(netlist);
    lines.addAll(lines.size() - 1, control);
    Files.write(deck, lines);
    final Process process =
        new ProcessBuilder("ngspice", "-b", deck.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ngspice ends").isTrue();
    final List<double[]> rows = new ArrayList<>();
    final String messages = Files.readString(log);
    assertThat(messages).doesNotContainIgnoringCase("no such").doesNotContain("Error", "Warning");
    if (Files.size(data) == 0) {
      throw new AssertionError("ngspice gave no data: " + messages);
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
