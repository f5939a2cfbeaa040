package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.model.files.FolderLock;

/** A command does not fill a folder that another run fills. */
class TakenFolderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --recipe adders-64 --epochs 1 --limit 10 --test-limit 10 --out",
        "train --recipe adders-64 --resume --out",
        "demo --presentations 2 --test-limit 1 --epochs 1 --out",
        "reproduce fig2 --quick --out",
        "reproduce gradient --out",
        "compare pooled-49-trained --out",
        "cells --out",
        "fidelity --out",
        "data mnist --dir"
      })
  void takenFolderIsRefused(final String command) {
    final Path out = folder.resolve("out");
    try (FolderLock lock = FolderLock.take(out)) {
      final CommandRun run =
          CommandRun.of(
              Stream.concat(Stream.of(command.split(" ")), Stream.of(lock.folder())).toArray());
      assertThat(run.code()).as(run.errors()).isEqualTo(2);
      assertThat(run.errors().lines())
          .singleElement()
          .asString()
          .contains(
              out
                  + ": this process is filling this folder; wait until it has ended, or choose another");
      assertThat(out).isDirectoryContaining("glob:**/.lock");
    }
    assertThat(out).as("holds nothing").doesNotExist();
  }
}
