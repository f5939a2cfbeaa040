package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  private static String through(final byte[] bytes, final int piece) throws IOException {
    final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    try (StandardOutput output = new StandardOutput(terminal, StandardCharsets.UTF_8)) {
      for (int i = 0; i < bytes.length; i += piece) {
        output.write(bytes, i, Math.min(piece, bytes.length - i));
      }
    }
    return terminal.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatActsIsReplacedButForColors() throws IOException {
    final String text = "plain\n\u001b[1mbold\u001b[0m\tµ 五 \u009b2J \u001b[2J \u202E\r\n";
    assertThat(through(text.getBytes(StandardCharsets.UTF_8), 1000))
        .isEqualTo("plain\n\u001b[1mbold\u001b[0m\tµ 五 \uFFFD2J \uFFFD[2J \uFFFD\r\n");
  }

  @Test
  void charactersMayComeInPieces() throws IOException {
    final String text = "µ 五 𝄞 Ω";
    assertThat(through(text.getBytes(StandardCharsets.UTF_8), 1)).isEqualTo(text);
  }

  @Test
  void anOutputThatCannotBeWrittenFailsTheCommand() {
    final OutputStream full =
        new OutputStream() {
          @Override
          public void write(final int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    final StandardOutput output = new StandardOutput(full, StandardCharsets.UTF_8);
    assertThat(output.exitCode(0)).isZero();
    assertThatThrownBy(() -> output.write('x')).isInstanceOf(IOException.class);
    assertThat(output.exitCode(0)).isEqualTo(1);
    assertThat(output.exitCode(2)).isEqualTo(2);
  }
}
