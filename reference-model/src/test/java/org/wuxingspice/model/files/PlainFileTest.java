package org.wuxingspice.model.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PlainFileTest {

  @TempDir private Path folder;

  private void refused(final Path file) {
    assertThatThrownBy(() -> PlainFile.open(file))
        .isInstanceOfSatisfying(
            FileSystemException.class,
            e -> assertThat(FileReason.why(e)).isEqualTo("is no regular file"));
  }

  @Test
  void pipesDevicesAndFoldersAreNoFiles() throws Exception {
    final Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    refused(pipe);
    refused(Files.createSymbolicLink(folder.resolve("link"), pipe));
    refused(Path.of("/dev/zero"));
    refused(folder);
  }

  @Test
  void filesAreOpenedThroughLinks() throws IOException {
    final Path file = Files.writeString(folder.resolve("file"), "text");
    final Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    try (InputStream in = PlainFile.open(link)) {
      assertThat(in.readAllBytes()).asString().isEqualTo("text");
    }
    assertThatThrownBy(() -> PlainFile.open(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
