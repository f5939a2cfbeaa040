package org.wuxingspice.app.cli;

import java.util.Arrays;
import org.wuxingspice.model.failure.WuxingException;
import picocli.CommandLine;

/** The command {@code wuxing}. */
@CommandLine.Command(
    name = "wuxing",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Analog circuits of Wuxing neural networks: emit, simulate, train in the loop.",
    footer = {
      "",
      "  test       runs the whole test suite (done by the launcher)",
      "  notebook   opens the notebooks in Jupyter (done by the launcher)",
      "",
      "Exit codes: 0 good, 1 the job failed, 2 wrong use or something missing."
    },
    subcommands = {
      DoctorCommand.class,
      DemoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      EnergyCommand.class,
      PropagateCommand.class,
      ReproduceCommand.class,
      EmitCommand.class,
      ReadCommand.class,
      DataCommand.class,
      CellsCommand.class,
      FidelityCommand.class,
      RunCommand.class,
      AgreeCommand.class,
      CompletionCommand.class
    })
public final class Wuxing implements Runnable {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  /** Whether errors have their stack trace, for those who look for the cause. */
  private static final boolean TRACE = System.getenv("WUXING_TRACE") != null;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /**
   * Runs the program.
   *
   * @param arguments of the command line
   */
  public static void main(final String[] arguments) {
    if (!Arrays.asList(arguments).contains("--show")) {
      System.setProperty("java.awt.headless", "true");
    }
    final int code = commandLine().execute(arguments);
    if (code != 0 || !Arrays.asList(arguments).contains("--show")) {
      System.exit(code);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Wuxing())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (exception, arguments) -> {
              exception
                  .getCommandLine()
                  .getErr()
                  .printf(
                      "wuxing: %s; '%s --help' shows what there is%n",
                      oneLine(exception.getMessage()),
                      exception.getCommandLine().getCommandSpec().qualifiedName());
              return WRONG_USE;
            })
        .setExecutionExceptionHandler(
            (exception, command, result) -> {
              if (exception instanceof WuxingException known) {
                command.getErr().println("wuxing: " + oneLine(known.getMessage()));
                return known.reason().isMisuse() ? WRONG_USE : FAILED;
              }
              command
                  .getErr()
                  .println(
                      "wuxing: internal error, please report it"
                          + (TRACE ? "" : ", with what WUXING_TRACE=1 adds")
                          + ": "
                          + exception);
              if (TRACE) {
                exception.printStackTrace(command.getErr());
              }
              return FAILED;
            });
  }

  private static String oneLine(final String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
