package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.netlist.source.SourceReason;

@Timeout(30)
class TimedReadingTest {

  @Test
  void silentStandardInputIsGivenUp() throws IOException {
    final InputStream usual = System.in;
    try (PipedOutputStream writer = new PipedOutputStream();
        PipedInputStream silent = new PipedInputStream(writer)) {
      System.setIn(silent);
      final CommandRun run = CommandRun.of("run", "-", "--timeout", "0.2");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.errors().lines())
          .singleElement()
          .asString()
          .startsWith("wuxing: the deck has not ended after 0.2 s");
    } finally {
      System.setIn(usual);
    }
  }

  @Test
  void whatIsReadAndWhatIsThrownComesBack() {
    assertThat(TimedReading.within(Duration.ofSeconds(20), "it", () -> "read")).isEqualTo("read");
    assertThatThrownBy(
            () ->
                TimedReading.within(
                    Duration.ofSeconds(20),
                    "it",
                    () -> {
                      throw SourceReason.SYNTAX.failure("line 1");
                    }))
        .isInstanceOf(WuxingException.class)
        .hasMessage("line 1");
  }
}
