package org.wuxingspice.app.cli;

import org.wuxingspice.model.failure.VisibleText;
import org.wuxingspice.model.failure.WuxingException;
import picocli.CommandLine;

/**
 * Says a failure in one line and gives the exit code. A class rather than two lambdas: an archive
 * of class data cannot hold lambdas of these interfaces, nor then what builds on the interfaces.
 */
final class FailureLine
    implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  /** Whether errors have their stack trace, for those who look for the cause. */
  private static final boolean TRACE = System.getenv("WUXING_TRACE") != null;

  @Override
  public int handleParseException(
      final CommandLine.ParameterException exception, final String[] arguments) {
    final CommandLine command = exception.getCommandLine();
    command
        .getErr()
        .printf(
            "wuxing: %s; '%s --help' shows what there is%n",
            oneLine(exception.getMessage()), command.getCommandSpec().qualifiedName());
    return WRONG_USE;
  }

  @Override
  public int handleExecutionException(
      final Exception exception, final CommandLine command, final CommandLine.ParseResult result) {
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
                + VisibleText.of(exception.toString()));
    if (TRACE) {
      exception.printStackTrace(command.getErr());
    }
    return FAILED;
  }

  private static String oneLine(final String message) {
    return VisibleText.of(message.replaceAll("\\s*\\R\\s*", " "));
  }
}
