package org.wuxingspice.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide's Java runs as it stands, from the first block to the last. */
class GuideTest {

  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyBlockRuns() throws IOException {
    final String guide = Files.readString(Path.of("..", "docs", "guide.md"));
    final List<String> blocks =
        BLOCK.matcher(guide).results().map(result -> result.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(5);
    final PrintStream out = System.out;
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (CellSession session = new CellSession(System.getProperty("java.class.path"))) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      for (int i = 0; i < blocks.size(); i++) {
        session.run(i + 1, blocks.get(i));
      }
    } finally {
      System.setOut(out);
    }
    // 1 - 1/e of 1 V after one time constant.
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("after one R·C: 0.632 V");
  }
}
