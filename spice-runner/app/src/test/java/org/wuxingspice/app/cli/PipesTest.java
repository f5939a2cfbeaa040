package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands refuse pipes where they take files, on one line, and wait for nobody to write. */
@Timeout(60)
class PipesTest {

  @TempDir private Path folder;
  private Path pipe;

  @BeforeEach
  void make() throws Exception {
    pipe = folder.resolve("pipe.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run PIPE",
        "recipe PIPE",
        "evaluate PIPE",
        "technology PIPE",
        "emit --network PIPE",
        "emit --network 3,4,2 --technology PIPE",
        "propagate PIPE --inputs PIPE",
        "train --recipe PIPE",
        "compare PIPE",
        "energy PIPE"
      })
  void pipesAreRefused(final String command) {
    final CommandRun run =
        CommandRun.of((Object[]) command.replace("PIPE", pipe.toString()).split(" "));
    assertThat(run.code()).as(run.errors()).isIn(1, 2);
    assertThat(run.output() + run.errors()).contains(pipe.toString(), "is no regular file");
  }
}
