package org.wuxingspice.ngspice.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wuxingspice.ngspice.installation.NgspiceInstallation;

/** The ngspice program cannot do what a deck asks it to do, past everything that checks decks. */
@Timeout(60)
class ConfinedProgramTest {

  /** Not in the folder of temporary files, which the program needs. */
  private static final Path MADE =
      Path.of(
          System.getProperty("user.home"), "made-by-a-program-" + ProcessHandle.current().pid());

  private static void run(final String command, final Optional<Set<Path>> readable) {
    new NgspiceProgram(NgspiceInstallation.find())
        .run(
            List.of("t", "v1 a 0 1", "r1 a 0 1k", ".control", "op", command, ".endc", ".end"),
            false,
            Duration.ofSeconds(30),
            NgspiceProgram.Surroundings.NONE,
            readable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shell touch ", "echo x > ", "write "})
  void theKernelRefusesWhatADeckMayNotDo(final String command) throws IOException {
    Files.deleteIfExists(MADE);
    run(command + MADE, Optional.of(Set.of()));
    assertThat(MADE).doesNotExist();
    run(command + MADE, Optional.empty());
    assertThat(MADE).exists();
    Files.delete(MADE);
  }
}
