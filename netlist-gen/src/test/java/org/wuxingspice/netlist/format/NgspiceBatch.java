package org.wuxingspice.netlist.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs netlists in ngspice as a process of its own. */
public final class NgspiceBatch {

  private NgspiceBatch() {}

  /**
   * What ngspice writes about a deck.
   *
   * @param folder for files
   * @param deck lines, the title first
   * @param arguments for ngspice
   */
  public static List<String> output(
      final Path folder, final List<String> deck, final String... arguments)
      throws IOException, InterruptedException {
    final Path file = Files.createTempFile(folder, "deck", ".cir");
    final Path log = Files.createTempFile(folder, "out", ".log");
    Files.write(file, deck);
    final List<String> command = new ArrayList<>(List.of("ngspice", "-b"));
    command.addAll(List.of(arguments));
    command.add(file.toString());
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("SPICE_ASCIIRAWFILE", "1");
    final Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ngspice ends").isTrue();
    return new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.ISO_8859_1)
        .lines()
        .toList();
  }

  /**
   * The operating point of a deck.
   *
   * @param folder for files
   * @param deck lines with {@code .end} last
   * @return values by vector name
   */
  public static Map<String, Double> operatingPoint(final Path folder, final List<String> deck)
      throws IOException, InterruptedException {
    final List<String> lines = new ArrayList<>(deck.subList(0, deck.size() - 1));
    lines.addAll(List.of(".control", "set numdgt=15", "op", "print all", ".endc", ".end"));
    final Map<String, Double> values = new TreeMap<>();
    final List<String> output = output(folder, lines);
    for (final String line : output) {
      final String[] sides = line.split(" = ", 2);
      if (sides.length == 2 && sides[1].strip().matches("[-+0-9.e]+")) {
        values.put(sides[0].strip(), Double.parseDouble(sides[1].strip()));
      }
    }
    assertThat(values).as("ngspice found an operating point: %s", output).isNotEmpty();
    return values;
  }
}
