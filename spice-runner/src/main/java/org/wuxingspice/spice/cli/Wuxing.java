package org.wuxingspice.spice.cli;

import org.wuxingspice.model.failure.WuxingException;
import picocli.CommandLine;

/** The command {@code wuxing}. */
@CommandLine.Command(
    name = "wuxing",
    mixinStandardHelpOptions = true,
    version = "wuxing 0.1.0",
    description = "Analog circuits of Wuxing neural networks: emit, simulate, train in the loop.",
    footer = {
      "",
      "  test   runs the whole test suite (done by the launcher)",
      "",
      "Exit codes: 0 good, 1 the job failed, 2 wrong use or something missing."
    },
    subcommands = {DemoCommand.class})
public final class Wuxing implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /**
   * Runs the program.
   *
   * @param arguments of the command line
   */
  public static void main(final String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Wuxing())
        .setParameterExceptionHandler(
            (exception, arguments) -> {
              System.err.println(
                  "wuxing: " + exception.getMessage() + "; 'wuxing --help' shows the commands");
              return 2;
            })
        .setExecutionExceptionHandler(
            (exception, command, result) -> {
              System.err.println("wuxing: " + exception.getMessage());
              return exception instanceof WuxingException known && known.reason().isMisuse()
                  ? 2
                  : 1;
            });
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
