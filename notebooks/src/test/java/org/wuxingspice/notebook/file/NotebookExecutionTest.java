package org.wuxingspice.notebook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.notebook.NotebookReason;

/** The kernel under Jupyter itself. */
class NotebookExecutionTest {

  private static final NotebookExecution EXECUTION =
      new NotebookExecution(KernelSpec.ofThisProgram(), Duration.ofMinutes(2));

  @TempDir private Path folder;

  private Path notebook(final String... cells) throws IOException {
    final ObjectMapper json = new ObjectMapper();
    final ObjectNode root = json.createObjectNode().put("nbformat", 4).put("nbformat_minor", 5);
    root.putObject("metadata");
    final ArrayNode list = root.putArray("cells");
    for (final String source : cells) {
      final ObjectNode cell = list.addObject().put("cell_type", "code").put("source", source);
      cell.put("id", "cell-" + list.size()).putNull("execution_count").putArray("outputs");
      cell.putObject("metadata");
    }
    final Path file = folder.resolve("test.ipynb");
    Files.writeString(file, root.toString());
    return file;
  }

  /**
   * Simulations run in worker processes: Linux lists what a process has mapped, and ngspice's
   * library is not among it.
   */
  @Test
  void showsOutputsAndTheFailedLineAndSimulatesWithoutLoadingNativeCode() throws IOException {
    final NotebookFile executed =
        EXECUTION.execute(
            notebook(
                "System.out.print(\"to the \");\nSystem.out.println(\"console: µΩ\");",
                "import java.awt.image.*;\nnew BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB)",
                "display(html(\"<b>bold</b>\"));",
                "int[] none = {};\nint first = none[0];",
                """
                import org.wuxingspice.netlist.circuit.Analysis;
                import org.wuxingspice.ngspice.deck.Deck;
                import org.wuxingspice.ngspice.installation.*;
                import org.wuxingspice.ngspice.pool.*;
                import org.wuxingspice.ngspice.simulation.*;
                var rc = Deck.of(List.of("rc", "v1 in 0 1", "r1 in out 1k", "c1 out 0 1u ic=0", ".end"));
                double last;
                try (var pool = WorkerPool.start(NgspiceInstallation.find(), 1)) {
                  var outcome = pool.submit(
                      Request.of(rc, new Analysis.Transient(1e-5, 1e-3, 0, 1e-5, true))).get();
                  last = ((Outcome.Completed) outcome).waveforms().sampled("v(out)", 1e-3)[0];
                }
                System.out.printf("%.3f V%n", last);
                "native code here: "
                    + Files.readString(Path.of("/proc/self/maps")).contains("libngspice")
                """),
            true);
    assertThat(executed.pictures()).isEqualTo(1);
    assertThat(executed.outputText())
        .contains("to the console: µΩ\n")
        .contains("picture, 30 x 20 pixels")
        .contains("cell 4, line 2: ArrayIndexOutOfBoundsException", "  2 | int first = none[0];")
        // 1 - 1/e of 1 V after one time constant.
        .contains("0.632 V", "native code here: false");
    assertThat(executed.executedInOrder()).isFalse();
    assertThat(executed.normalForm()).contains("<b>bold</b>");
  }

  @Test
  void failedCellFailsTheNotebook() throws IOException {
    final Path file = notebook("new KeyFigures().within(\"too large\", 2, 0, 1).check()");
    assertThatThrownBy(() -> EXECUTION.execute(file))
        .isInstanceOfSatisfying(
            WuxingException.class,
            e -> assertThat(e.reason()).isEqualTo(NotebookReason.EXECUTION_FAILED))
        .hasMessageContaining("too large = 2.0 is not in [0.0, 1.0]");
  }
}
