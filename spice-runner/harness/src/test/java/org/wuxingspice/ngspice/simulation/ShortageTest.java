package org.wuxingspice.ngspice.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those of Linux, OpenJDK and ngspice. */
class ShortageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FILE_HANDLES | Cannot run program "ngspice": error=24, Too many open files
          FILE_HANDLES | libc.so.6: cannot open shared object file: Error 24
          PROCESSES | Cannot run program "ngspice": error=11, Resource temporarily unavailable
          UNKNOWN | unable to create native thread: possibly out of memory or process/resource limits
          MEMORY | Cannot run program "java": error=12, Cannot allocate memory
          MEMORY | Error occurred during initialization: Could not reserve enough space for heap
          MEMORY | # There is insufficient memory for the Java Runtime Environment to continue.
          MEMORY | cannot allocate memory for thread-local data: ABORT
          UNKNOWN | error=0, Failed to exec spawn helper: pid: 3655, exit value: 127
          """)
  void messagesTellWhatIsTooLittle(final Shortage shortage, final String message) {
    assertThat(Shortage.in(message)).contains(shortage);
    assertThat(new Outcome.Lost(1, List.of("x", message)).describe())
        .isEqualTo(
            "the ngspice process ended with exit code 1: "
                + (shortage == Shortage.MEMORY
                    ? "it had no more memory; ask for the vectors that are needed, with --probe, or"
                        + " for fewer points, or free some memory"
                    : shortage.remedy()));
  }

  @Test
  void otherFailuresStayAsTheyAre() {
    final String missing = "Cannot run program \"ngspice\": error=2, No such file or directory";
    assertThat(Shortage.in(missing)).isEmpty();
    assertThat(Shortage.describe(new IOException(missing))).isEqualTo(missing);
    assertThat(Shortage.describe(new NoClassDefFoundError("a/B")))
        .as("of a file that cannot be opened")
        .contains("ulimit -a");
  }
}
