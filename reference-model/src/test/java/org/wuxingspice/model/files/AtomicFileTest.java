package org.wuxingspice.model.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static void assertRefused(final Path file, final AtomicFile.Content content) {
    assertThatThrownBy(() -> AtomicFile.write(file, content))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(FileReason.NOT_WRITABLE))
        .hasMessageStartingWith(file + ": cannot be written (")
        .hasMessageNotContaining("null");
  }
}
