package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsoleProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  private String after(final Display display, final double seconds) {
    try (ConsoleProgress progress = new ConsoleProgress(display, out, () -> now)) {
      progress.phase("images", 10);
      progress.advance(7, "batch 7");
      progress.advance(7, "batch 14");
      now = (long) (seconds * 1e9);
      progress.tick();
      final String shown = bytes.toString(StandardCharsets.UTF_8);
      assertThat(progress.position()).isEqualTo("images, after 10 of 10 (batch 14)");
      return shown;
    }
  }

  @Test
  void terminalsSayWhatTheyCanShow() {
    final Map<String, String> usual = Map.of("TERM", "xterm");
    assertThat(Display.of(false, usual)).isEqualTo(Display.NONE);
    assertThat(Display.of(true, usual)).isEqualTo(Display.BAR);
    assertThat(Display.of(true, Map.of("TERM", "dumb"))).isEqualTo(Display.LINES);
    assertThat(Display.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isEqualTo(Display.LINES);
    assertThat(Display.of(true, Map.of("TERM", "xterm", "NO_COLOR", ""))).isEqualTo(Display.BAR);
  }

  @ParameterizedTest
  @EnumSource(Display.class)
  void shortPhasesShowNothing(final Display display) {
    assertThat(after(display, 1.9)).isEmpty();
  }

  /** More steps than announced do not make the total grow. */
  @Test
  void longPhasesShowTheirPlace() {
    assertThat(after(Display.LINES, 5)).isEqualToIgnoringNewLines("images 10/10, 5 s, batch 14");
  }

  @Test
  void barsStayInOneLine() {
    assertThat(after(Display.BAR, 70))
        .startsWith("\rimages [##############################] 10/10, 1:10 min")
        .doesNotContain("\n");
  }

  @Test
  void nothingIsShownWithoutATerminal() {
    assertThat(after(Display.NONE, 100)).isEmpty();
  }

  @Test
  void interruptedCommandsSayHowToGoOn() {
    assertThat(Interruption.message("epoch 1/4, after 37 of 90", "train", "--recipe", "my own"))
        .isEqualTo(
            "wuxing: stopped in epoch 1/4, after 37 of 90; go on with: wuxing train --recipe 'my"
                + " own' --resume");
    assertThat(Interruption.message("", "train", "--resume"))
        .isEqualTo("wuxing: stopped; go on with: wuxing train --resume");
    assertThat(Interruption.message("images", "evaluate", "m.json", "--record", "c.csv"))
        .endsWith("; go on with: wuxing evaluate m.json --record c.csv");
    assertThat(Interruption.message("", "compare", "m.json"))
        .endsWith("nothing is kept; run it again: wuxing compare m.json");
  }
}
