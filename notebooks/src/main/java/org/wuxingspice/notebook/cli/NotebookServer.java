package org.wuxingspice.notebook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.wuxingspice.notebook.NotebookReason;

/**
 * Jupyter's notebook server over a folder, in the foreground of the terminal.
 *
 * @param folder of the notebooks
 * @param arguments for Jupyter, as its own command line has them
 * @param root whether the user is root, for whom Jupyter wants an option
 */
record NotebookServer(Path folder, List<String> arguments, boolean root) {

  private static final String ALLOW_ROOT = "--allow-root";

  NotebookServer {
    arguments = List.copyOf(arguments);
  }

  /**
   * Refuses what Jupyter would refuse.
   *
   * @throws org.wuxingspice.model.failure.WuxingException {@link NotebookReason#RUNS_AS_ROOT}
   */
  void check() {
    if (root && arguments.stream().noneMatch(argument -> argument.startsWith(ALLOW_ROOT))) {
      throw NotebookReason.RUNS_AS_ROOT.failure(
          "Jupyter does not run as root unless told to: wuxing notebook -- " + ALLOW_ROOT);
    }
  }

  /** The program and its arguments. */
  List<String> command() {
    return Stream.concat(
            Stream.of("jupyter", "notebook", "-y", "--notebook-dir", folder.toString()),
            arguments.stream())
        .toList();
  }

  /**
   * Runs Jupyter until it ends. It ends with this process, and an interrupt from the terminal ends
   * both: Jupyter's question whether it is meant is answered beforehand, since nobody could answer
   * it once this process is gone.
   *
   * @return exit code
   * @throws InterruptedException when the thread is interrupted
   * @throws org.wuxingspice.model.failure.WuxingException {@link NotebookReason#JUPYTER_MISSING}
   */
  int run() throws InterruptedException {
    final Process jupyter;
    try {
      jupyter = new ProcessBuilder(command()).inheritIO().start();
    } catch (final IOException e) {
      throw NotebookReason.JUPYTER_MISSING.failure(
          "jupyter cannot be run (" + e.getMessage() + "); apt-get install jupyter-notebook");
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  jupyter.destroy();
                  jupyter.onExit().join();
                },
                "jupyter-end"));
    return jupyter.waitFor();
  }
}
