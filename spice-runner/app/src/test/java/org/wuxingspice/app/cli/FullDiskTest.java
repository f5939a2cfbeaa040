package org.wuxingspice.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of a run whose files cannot be written: the shell's limit on the size of files
 * stands for a full disk, which needs rights to make. A smaller one stops the worker's native
 * library from being unpacked, a larger one the results.
 */
class FullDiskTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "32, x.raw, cannot be used",
    "512, x.raw, x.raw: cannot be written",
    "512, x.csv, x.csv: cannot be written"
  })
  void nothingIsLeft(final int kilobytes, final String out, final String message)
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("deck.cir"),
        "t\nv1 in 0 sin(0 1 1k)\nr1 in out 1k\nc1 out 0 100n\n.tran 1u 40m 0 1u\n.end\n");
    final Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f " + kilobytes + "; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "org.wuxingspice.app.cli.Wuxing",
                "run",
                "deck.cir",
                "--out",
                out)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    final String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isEqualTo(1);
    final List<String> lines = text.lines().filter(line -> line.startsWith("wuxing: ")).toList();
    assertThat(lines).as(text).singleElement().asString().contains(message);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("deck.cir");
    }
  }
}
