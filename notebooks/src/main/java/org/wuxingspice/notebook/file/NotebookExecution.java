package org.wuxingspice.notebook.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.wuxingspice.notebook.NotebookReason;

/**
 * Executes notebooks with {@code jupyter nbconvert}. Each run has Jupyter folders of its own, so
 * that neither an installed kernel nor the user's settings take part.
 *
 * @param kernel started for the cells
 * @param limit longest time one cell may take
 */
public record NotebookExecution(KernelSpec kernel, Duration limit) {

  private static final int MESSAGE_LINES = 24;

  /** Checks the parts. */
  public NotebookExecution {
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(limit, "limit");
  }

  /**
   * Executes a notebook from its first cell to its last; the file stays as it is.
   *
   * @param notebook to execute
   * @return the notebook with its outputs
   * @throws org.wuxingspice.model.failure.WuxingException {@link NotebookReason#EXECUTION_FAILED}
   *     with the report of the cell that failed, {@link NotebookReason#JUPYTER_MISSING}, {@link
   *     NotebookReason#UNREADABLE}, {@link NotebookReason#NOT_A_NOTEBOOK}
   */
  public NotebookFile execute(final Path notebook) {
    return execute(notebook, false);
  }

  /**
   * Executes a notebook.
   *
   * @param notebook to execute
   * @param errorsAllowed whether cells after a failed one run too, the error being an output
   * @return the notebook with its outputs
   * @throws org.wuxingspice.model.failure.WuxingException as {@link #execute(Path)}
   */
  public NotebookFile execute(final Path notebook, final boolean errorsAllowed) {
    NotebookFile.read(notebook);
    try {
      final Path folder = Files.createTempDirectory("wuxing-notebook");
      try {
        kernel.install(folder.resolve("data"));
        convert(notebook, folder, errorsAllowed);
        return NotebookFile.read(folder.resolve("executed.ipynb"));
      } finally {
        delete(folder);
      }
    } catch (final IOException e) {
      throw NotebookReason.JUPYTER_MISSING.failure(
          "jupyter cannot be run (" + e.getMessage() + "); apt-get install jupyter-nbconvert");
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NotebookReason.INTERRUPTED.failure("interrupted while " + notebook + " ran");
    }
  }

  private void convert(final Path notebook, final Path folder, final boolean errorsAllowed)
      throws IOException, InterruptedException {
    final Path log = folder.resolve("log");
    final ProcessBuilder builder =
        new ProcessBuilder(
                "jupyter",
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--ExecutePreprocessor.kernel_name=" + KernelSpec.NAME,
                "--ExecutePreprocessor.record_timing=False",
                "--ExecutePreprocessor.timeout=" + limit.toSeconds(),
                "--ExecutePreprocessor.startup_timeout=120",
                "--ExecutePreprocessor.allow_errors=" + (errorsAllowed ? "True" : "False"),
                "--output-dir",
                folder.toString(),
                "--output",
                "executed.ipynb",
                notebook.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JUPYTER_PATH", folder.resolve("data").toString());
    builder.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
    builder.environment().put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
    builder.environment().put("IPYTHONDIR", folder.resolve("ipython").toString());
    final Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (process.waitFor() != 0) {
        throw NotebookReason.EXECUTION_FAILED.failure(
            notebook.getFileName() + " failed:\n" + end(log));
      }
    } finally {
      process.destroy();
    }
  }

  private static String end(final Path log) throws IOException {
    final List<String> lines =
        Files.readString(log, StandardCharsets.UTF_8).strip().lines().toList();
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - MESSAGE_LINES), lines.size()));
  }

  private static void delete(final Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (final IOException e) {
      // A leftover temporary folder harms nothing and must not hide a result.
    }
  }
}
