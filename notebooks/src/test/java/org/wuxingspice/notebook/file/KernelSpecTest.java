package org.wuxingspice.notebook.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {

  private static final Path HOME = Path.of("/home/user");

  /** The order that "Common Directories" of Jupyter's documentation states. */
  @Test
  void userFolderIsWhereJupyterLooks() {
    assertThat(KernelSpec.userFolder(Map.of(), HOME))
        .isEqualTo(Path.of("/home/user/.local/share/jupyter"));
    assertThat(KernelSpec.userFolder(Map.of("XDG_DATA_HOME", "/x"), HOME))
        .isEqualTo(Path.of("/x/jupyter"));
    assertThat(KernelSpec.userFolder(Map.of("XDG_DATA_HOME", "/x", "JUPYTER_DATA_DIR", "/j"), HOME))
        .isEqualTo(Path.of("/j"));
  }

  @Test
  void installedSpecStartsTheKernel(@TempDir final Path folder) throws IOException {
    final Path file = KernelSpec.ofThisProgram().install(folder);
    assertThat(file).isEqualTo(folder.resolve("kernels/wuxing-java/kernel.json"));
    final JsonNode spec = new ObjectMapper().readTree(file.toFile());
    assertThat(Path.of(spec.path("argv").path(0).asText())).isExecutable();
    assertThat(spec.path("argv").path(spec.path("argv").size() - 1).asText())
        .isEqualTo("{connection_file}");
    assertThat(spec.path("language").asText()).isEqualTo("java");
  }
}
