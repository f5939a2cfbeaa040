package org.wuxingspice.notebook.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.wuxingspice.model.failure.WuxingException;
import org.wuxingspice.model.files.AtomicFile;
import org.wuxingspice.notebook.NotebookReason;
import org.wuxingspice.notebook.file.KernelSpec;
import org.wuxingspice.notebook.file.NotebookExecution;
import org.wuxingspice.notebook.file.NotebookFile;
import picocli.CommandLine;

/** The command {@code wuxing notebook}. */
@CommandLine.Command(
    name = "wuxing notebook",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Installs the Java kernel for this user and opens the notebooks in Jupyter.",
    footer = {
      "",
      "Examples:",
      "  wuxing notebook                       opens the folder of notebooks",
      "  wuxing notebook --install             installs the kernel only",
      "  wuxing notebook --execute             executes all notebooks and stores their outputs",
      "  wuxing notebook --execute mine.ipynb  executes one notebook"
    })
public final class NotebookCommand implements Callable<Integer> {

  private static final int WRONG_USE = 2;
  private static final Duration CELL_LIMIT = Duration.ofMinutes(10);

  @CommandLine.Option(names = "--install", description = "install the kernel and stop")
  private boolean install;

  @CommandLine.Option(
      names = "--execute",
      description = "execute notebooks in place, all in the folder when none is named")
  private boolean execute;

  @CommandLine.Option(
      names = "--dir",
      defaultValue = "${sys:wuxing.notebooks:-notebooks}",
      description = "folder of the notebooks")
  private Path folder;

  @CommandLine.Parameters(paramLabel = "NOTEBOOK", description = "notebooks to execute")
  private List<Path> notebooks = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /**
   * Runs the command.
   *
   * @param arguments of the command line
   */
  public static void main(final String[] arguments) {
    System.exit(
        new CommandLine(new NotebookCommand())
            .setExecutionExceptionHandler(
                (exception, command, result) -> {
                  command.getErr().println("wuxing: " + exception.getMessage());
                  return exception instanceof WuxingException known && known.reason().isMisuse()
                      ? WRONG_USE
                      : 1;
                })
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!notebooks.isEmpty() && !execute) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "notebooks are named with --execute only");
    }
    if (execute) {
      return executeAll();
    }
    final Path file =
        KernelSpec.ofThisProgram()
            .install(
                KernelSpec.userFolder(System.getenv(), Path.of(System.getProperty("user.home"))));
    System.out.println("kernel: " + file);
    if (install) {
      System.out.println("next: wuxing notebook");
      return 0;
    }
    final Process jupyter =
        new ProcessBuilder("jupyter", "notebook", "--notebook-dir", folder.toString())
            .inheritIO()
            .start();
    return jupyter.waitFor();
  }

  private int executeAll() throws IOException {
    final NotebookExecution execution =
        new NotebookExecution(KernelSpec.ofThisProgram(), CELL_LIMIT);
    for (final Path notebook : notebooks.isEmpty() ? all() : notebooks) {
      final long begin = System.nanoTime();
      final NotebookFile executed = execution.execute(notebook);
      AtomicFile.write(notebook, executed.normalForm().getBytes(StandardCharsets.UTF_8));
      System.out.printf(
          "%s: %d pictures, %d s%n",
          notebook, executed.pictures(), (System.nanoTime() - begin) / 1_000_000_000);
    }
    System.out.println("next: wuxing notebook");
    return 0;
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      final List<Path> found =
          files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
      if (found.isEmpty()) {
        throw NotebookReason.UNREADABLE.failure(folder + " holds no notebook; name one");
      }
      return found;
    }
  }
}
