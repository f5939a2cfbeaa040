package org.wuxingspice.notebook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.notebook.NotebookReason;

class NotebookFileTest {

  private static final String EXECUTED =
      """
      {"cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Title\\n"]},
        {"cell_type": "code", "execution_count": 1, "id": "b",
         "metadata": {"execution": {"iopub.execute_input": "2026-01-01T00:00:00Z"}},
         "outputs": [
           {"name": "stdout", "output_type": "stream", "text": ["one\\n", "tw"]},
           {"name": "stdout", "output_type": "stream", "text": "o\\n"},
           {"name": "stderr", "output_type": "stream", "text": ["late\\n"]}],
         "source": ["int x;\\n", "x"]}],
       "metadata": {"language_info": {"name": "java", "version": "21"}, "widgets": {}},
       "nbformat": 4, "nbformat_minor": 5}
      """;

  @Test
  void normalFormMergesStreamsAndKeepsNoTimesOrVersions() {
    final String normal = NotebookFile.parse(EXECUTED, "test").normalForm();
    assertThat(normal)
        .contains("\"text\": [\n      \"one\\n\",\n      \"two\\n\"\n     ]")
        .contains("\"stderr\"")
        .contains("\"name\": \"wuxing-java\"")
        .doesNotContain("2026-01-01", "\"version\"", "widgets")
        .endsWith("\"nbformat_minor\": 5\n}\n");
    assertThat(NotebookFile.parse(normal, "normal").normalForm()).isEqualTo(normal);
  }

  @Test
  void tellsSourcesAndWhetherAllRan() {
    final NotebookFile file = NotebookFile.parse(EXECUTED, "test");
    assertThat(file.sources()).containsExactly("int x;\nx");
    assertThat(file.executedInOrder()).isTrue();
    final String notRun = EXECUTED.replace("\"execution_count\": 1", "\"execution_count\": null");
    assertThat(NotebookFile.parse(notRun, "test").executedInOrder()).isFalse();
  }

  @Test
  void refusesWhatIsNoNotebook() {
    for (final String text : new String[] {"{}", "[1", "{\"nbformat\": 3, \"cells\": []}"}) {
      assertThatThrownBy(() -> NotebookFile.parse(text, "x.ipynb"))
          .isInstanceOfSatisfying(
              WuxingException.class,
              e -> assertThat(e.reason()).isEqualTo(NotebookReason.NOT_A_NOTEBOOK))
          .hasMessageStartingWith("x.ipynb: ");
    }
  }
}
