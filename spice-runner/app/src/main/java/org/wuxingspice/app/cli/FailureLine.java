package org.wuxingspice.app.cli;

import java.nio.file.InvalidPathException;
import org.wuxingspice.model.failure.Suggestion;
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
            "wuxing: %s; %s'%s --help' shows what there is%n",
            oneLine(String.valueOf(exception.getMessage())),
            suggestion(exception),
            command.getCommandSpec().qualifiedName());
    return WRONG_USE;
  }

  private static String suggestion(final CommandLine.ParameterException exception) {
    if (exception instanceof CommandLine.UnmatchedArgumentException unmatched) {
      final CommandLine.Model.CommandSpec spec = exception.getCommandLine().getCommandSpec();
      return Suggestion.of(
          unmatched.getUnmatched().get(0),
          unmatched.isUnknownOption() ? spec.optionsMap().keySet() : spec.subcommands().keySet());
    }
    return "";
  }

  @Override
  public int handleExecutionException(
      final Exception exception, final CommandLine command, final CommandLine.ParseResult result) {
    if (Interruption.isUnderway()) {
      return FAILED;
    }
    if (exception instanceof InvalidPathException path) {
      command
          .getErr()
          .println(
              "wuxing: path '"
                  + path.getInput()
                  + "' has characters that this locale cannot name; set LC_ALL=C.UTF-8");
      return WRONG_USE;
    }
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
