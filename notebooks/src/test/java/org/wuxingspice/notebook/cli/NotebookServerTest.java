package org.wuxingspice.notebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.notebook.NotebookReason;

class NotebookServerTest {

  private static final Path FOLDER = Path.of("some", "folder");

  @Test
  void handsArgumentsOn() {
    final NotebookServer server = new NotebookServer(FOLDER, List.of("--port", "8890"), false);
    server.check();
    assertThat(server.command())
        .containsExactly(
            "jupyter", "notebook", "-y", "--notebook-dir", FOLDER.toString(), "--port", "8890");
  }

  @Test
  void tellsRootWhatJupyterWants() {
    final NotebookServer server = new NotebookServer(FOLDER, List.of("--no-browser"), true);
    assertThatThrownBy(server::check)
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(NotebookReason.RUNS_AS_ROOT))
        .hasMessageContaining("wuxing notebook -- --allow-root");
    new NotebookServer(FOLDER, List.of("--allow-root"), true).check();
    new NotebookServer(FOLDER, List.of("--allow-root=True"), true).check();
  }
}
