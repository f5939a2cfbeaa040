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
      "  wuxing notebook                                opens the folder of notebooks",
      "  wuxing notebook --install                      installs the kernel only",
      "  wuxing notebook --execute                      executes all, stores outputs",
      "  wuxing notebook --execute mine.ipynb           executes one",
      "  wuxing notebook -- --no-browser --port 8890    hands what follows -- on",
      "  wuxing notebook -- --allow-root                as root, in a container say"
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
  private Path folder = Path.of("");

  @CommandLine.Parameters(
      paramLabel = "ARGUMENT",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "with --execute the notebooks to execute, otherwise arguments of 'jupyter notebook'; "
              + "options among those stand behind --")
  private List<String> arguments = List.of();

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
    if (execute) {
      return executeAll();
    }
    final NotebookServer server =
        new NotebookServer(folder, arguments, "root".equals(System.getProperty("user.name")));
    if (!install) {
      server.check();
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
    return server.run();
  }

  private int executeAll() throws IOException {
    final NotebookExecution execution =
        new NotebookExecution(KernelSpec.ofThisProgram(), CELL_LIMIT);
    for (final Path notebook : notebooks()) {
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

  private List<Path> notebooks() throws IOException {
    if (!arguments.isEmpty()) {
      return arguments.stream().map(Path::of).toList();
    }
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
