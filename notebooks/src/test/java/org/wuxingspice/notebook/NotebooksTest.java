package org.wuxingspice.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wuxingspice.notebook.file.KernelSpec;
import org.wuxingspice.notebook.file.NotebookExecution;
import org.wuxingspice.notebook.file.NotebookFile;

/** The notebooks run from first to last cell and end with their key figures within bounds. */
class NotebooksTest {

  /** Maven runs tests in the folder of the module, where the notebooks are. */
  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @Test
  void thereAreNotebooks() throws IOException {
    assertThat(notebooks()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsAndKeepsItsKeyFigures(final Path notebook) {
    final NotebookFile executed =
        new NotebookExecution(KernelSpec.ofThisProgram(), Duration.ofMinutes(5)).execute(notebook);
    assertThat(executed.executedInOrder()).isTrue();
    assertThat(executed.pictures()).isPositive();
    final List<String> sources = executed.sources();
    assertThat(sources.get(sources.size() - 1)).contains("new KeyFigures()", ".check()");
    assertThat(executed.outputText()).contains("has to lie in");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void isKeptWithItsOutputsInNormalForm(final Path notebook) throws IOException {
    final NotebookFile kept = NotebookFile.read(notebook);
    assertThat(kept.executedInOrder()).isTrue();
    assertThat(kept.pictures()).isPositive();
    assertThat(Files.readString(notebook)).isEqualTo(kept.normalForm());
  }
}
