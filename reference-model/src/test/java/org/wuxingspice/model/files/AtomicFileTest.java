package org.wuxingspice.model.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.failure.WuxingException;

class AtomicFileTest {

  @TempDir private Path folder;

  @Test
  void foldersAreMadeAndLinesEnd() throws IOException {
    final Path file = folder.resolve("a/b/lines.txt");
    AtomicFile.write(file, List.of("E0", "Ê1"));
    assertThat(Files.readAllBytes(file)).isEqualTo("E0\nÊ1\n".getBytes(UTF_8));
  }

  /** Half of a content is never seen, neither in the file nor beside it. */
  @Test
  void failedContentLeavesTheFileAsItWas() throws IOException {
    final Path file = folder.resolve("kept.txt");
    Files.writeString(file, "old");
    assertRefused(
        file,
        out -> {
          out.write(new byte[100_000]);
          throw new IOException("disk full");
        });
    assertThat(file).hasContent("old");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void foldersAreNotReplaced() throws IOException {
    assertRefused(Path.of("/"), out -> out.write(1));
    assertRefused(Files.createDirectory(folder.resolve("empty")), out -> out.write(1));
    Files.createDirectories(folder.resolve("full/inner"));
    assertRefused(folder.resolve("full"), out -> out.write(1));
    assertThat(folder.resolve("full/inner")).isDirectory();
  }

  /** Devices would be lost for the whole system. */
  @Test
  void pipesStayWhatTheyAre() throws IOException, InterruptedException {
    final Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    final CompletableFuture<List<String>> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllLines(pipe);
              } catch (final IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    AtomicFile.write(pipe, List.of("one", "two"));
    assertThat(read).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(List.of("one", "two"));
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
  }

  @Test
  void whatALinkLeadsToIsWritten() throws IOException {
    final Path file = Files.writeString(folder.resolve("kept.txt"), "old");
    final Path link = Files.createSymbolicLink(folder.resolve("link"), file.getFileName());
    AtomicFile.write(link, List.of("new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  /** Only those of the same file, and only of programs that have ended. */
  @Test
  void whatKilledProgramsLeftIsRemoved() throws IOException, InterruptedException {
    final Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    final Process running = new ProcessBuilder("sleep", "60").start();
    try {
      final Path file = folder.resolve("x.csv");
      Files.writeString(folder.resolve("x.csv." + ended.pid() + ".part"), "half");
      final Path other =
          Files.writeString(folder.resolve("y.csv." + ended.pid() + ".part"), "half");
      final Path foreign =
          Files.writeString(folder.resolve("x.csv." + running.pid() + ".part"), "half");
      final Path own = Files.writeString(folder.resolve("x.csv.old.part"), "somebody's");
      AtomicFile.write(file, List.of("whole"));
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).containsExactlyInAnyOrder(file, other, foreign, own);
      }
    } finally {
      running.destroy();
    }
  }

  private static void assertRefused(final Path file, final AtomicFile.Content content) {
    assertThatThrownBy(() -> AtomicFile.write(file, content))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(FileReason.NOT_WRITABLE))
        .hasMessageStartingWith(file + ": cannot be written (")
        .hasMessageNotContaining("null");
  }
}
