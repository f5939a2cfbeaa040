package org.wuxingspice.app.cli;

import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What the parser says of a value that is none of an enumeration's. */
  private static final Pattern CHOICE =
      Pattern.compile(
          "expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'", Pattern.DOTALL);

  /** What the parser says of a word that is no assignment. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "Value for .*?'(.*?)'.* should be in KEY=VALUE.* format but was (.*)", Pattern.DOTALL);

  /** Whether errors have their stack trace, for those who look for the cause. */
  private static final boolean TRACE = System.getenv("WUXING_TRACE") != null;

  @Override
  public int handleParseException(
      final CommandLine.ParameterException exception, final String[] arguments) {
    final CommandLine command = exception.getCommandLine();
    final String message = oneLine(message(exception, List.of(arguments)));
    command
        .getErr()
        .printf(
            "wuxing: %s%s '%s --help' shows what there is%n",
            message, message.endsWith("?") ? "" : ";", command.getCommandSpec().qualifiedName());
    return WRONG_USE;
  }

  /** The word in question alone, with its value and what was meant by it. */
  private static String message(
      final CommandLine.ParameterException exception, final List<String> arguments) {
    final String said = String.valueOf(exception.getMessage());
    final Matcher assignment = ASSIGNMENT.matcher(said);
    if (exception instanceof CommandLine.UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    } else if (assignment.matches()) {
      return assignment.group(1) + " " + assignment.group(2) + ": need NAME=VALUE";
    } else if (exception.getArgSpec() != null && said.startsWith("Invalid value for ")) {
      final String cause = said.substring(said.indexOf(": ") + 2);
      return given(exception.getArgSpec(), arguments) + cause(cause);
    }
    return said;
  }

  private static String unmatched(final CommandLine.UnmatchedArgumentException unmatched) {
    final CommandLine.Model.CommandSpec spec = unmatched.getCommandLine().getCommandSpec();
    final String word = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      return "there is no option '" + word + "'" + meant(word, spec.optionsMap().keySet());
    }
    return spec.subcommands().isEmpty()
        ? "'" + word + "' is one word too many"
        : "there is no command '" + word + "'" + meant(word, spec.subcommands().keySet());
  }

  private static String meant(final String word, final Collection<String> known) {
    final String suggestion = Suggestion.of(word, known);
    return suggestion.isEmpty() ? "" : "; " + suggestion.strip();
  }

  /** The name of an option that was written, of several that it has. */
  private static String given(
      final CommandLine.Model.ArgSpec argument, final List<String> arguments) {
    if (argument instanceof CommandLine.Model.OptionSpec option) {
      return Arrays.stream(option.names())
              .filter(
                  name ->
                      arguments.stream()
                          .anyMatch(word -> word.equals(name) || word.startsWith(name + "=")))
              .findFirst()
              .orElse(option.longestName())
          + ": ";
    }
    return "";
  }

  private static String cause(final String cause) {
    final Matcher choice = CHOICE.matcher(cause);
    if (choice.matches()) {
      final List<String> known = List.of(choice.group(1).toLowerCase(Locale.ROOT).split(", "));
      return "'"
          + choice.group(2)
          + "': "
          + Suggestion.of(choice.group(2).toLowerCase(Locale.ROOT), known)
          + "there are "
          + String.join(", ", known);
    }
    return cause
        .replaceFirst("is not an? (long|int)$", "is not an integer")
        .replaceFirst("is not an? (double|float)$", "is not a number");
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
