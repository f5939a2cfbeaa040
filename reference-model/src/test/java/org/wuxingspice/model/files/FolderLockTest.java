package org.wuxingspice.model.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.failure.WuxingException;

@Timeout(60)
class FolderLockTest {

  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void name() {
    folder = parent.resolve("run");
  }

  private Process process(final int times) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            LockingMain.class.getName(),
            folder.toString(),
            Integer.toString(times))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void refused(final String owner) {
    assertThatThrownBy(() -> FolderLock.take(folder))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(FileReason.IN_USE))
        .hasMessage(
            folder
                + ": "
                + owner
                + " is filling this folder; wait until it has ended, or choose another folder");
  }

  @Test
  void oneProcessHasItUntilItIsKilled() throws Exception {
    final Process owner = process(0);
    try (BufferedReader said = owner.inputReader()) {
      assertThat(said.readLine()).isEqualTo(folder.toString());
      refused("process " + owner.pid());
      refused("process " + owner.pid());
      owner.destroyForcibly().waitFor();
      try (FolderLock lock = FolderLock.take(folder)) {
        Files.writeString(lock.folder().resolve("model"), "");
      }
    }
    assertThat(folder).isDirectoryNotContaining("glob:**/.lock");
  }

  @Test
  void oneRunOfThisProcessHasIt() {
    try (FolderLock lock = FolderLock.take(folder)) {
      assertThat(lock.folder()).isEqualTo(folder);
      refused("this process");
    }
    assertThat(folder).as("made for the lock, and empty").doesNotExist();
  }

  @Test
  void existingFoldersStay() throws IOException {
    Files.createDirectory(folder);
    FolderLock.take(folder).close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileInItsPlaceIsNoFolder() throws IOException {
    Files.createFile(folder);
    assertThatThrownBy(() -> FolderLock.take(folder))
        .isInstanceOfSatisfying(
            WuxingException.class, e -> assertThat(e.reason()).isEqualTo(FileReason.NOT_WRITABLE));
  }

  /** Owners that come and go, making and deleting lock and folder, never meet. */
  @Test
  void noTwoHaveItTogether() throws Exception {
    final int times = 200;
    Files.writeString(parent.resolve("count"), "0");
    final List<Process> processes = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      processes.add(process(times));
    }
    for (final Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(parent.resolve("count")).hasContent(Integer.toString(3 * times));
  }

  @Test
  void filesAreTakenAlone() {
    final Path file = parent.resolve("100 %s.csv");
    try (FolderLock lock = FolderLock.ofFile(file)) {
      assertThat(lock.folder()).isDirectory();
      assertThatThrownBy(() -> FolderLock.ofFile(file))
          .hasMessage(
              file
                  + ": this process is filling this file; wait until it has ended, or choose"
                  + " another file");
      try (FolderLock other = FolderLock.ofFile(parent.resolve("other.csv"))) {
        assertThat(other.folder()).isNotEqualTo(lock.folder());
      }
    }
    assertThat(parent).isEmptyDirectory();
  }
}
