package org.wuxingspice.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How documented commands are run that would take too long, or that need what a test has not:
 * {@code smaller-figures.txt}. A command that no rule names is run as it is written.
 *
 * @param rules in their order; all that match count
 */
record SmallerFigures(List<Rule> rules) {

  /**
   * What becomes of some commands.
   *
   * @param commands those that it is about, without the program's name
   * @param arguments that are added and take precedence; or, when {@code skipped}, why not
   * @param skipped whether these commands are not run, only checked for the command's name
   */
  record Rule(Pattern commands, String arguments, boolean skipped) implements Predicate<String> {
    @Override
    public boolean test(final String command) {
      return commands.matcher(command).matches();
    }
  }

  static SmallerFigures read() {
    final List<Rule> rules = new ArrayList<>();
    try (var in =
        Objects.requireNonNull(SmallerFigures.class.getResourceAsStream("smaller-figures.txt"))) {
      for (final String line :
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          final String[] parts = line.split(" +=> +", 2);
          final boolean skipped = parts[1].startsWith("not run: ");
          rules.add(new Rule(Pattern.compile(parts[0]), parts[1], skipped));
        }
      }
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SmallerFigures(rules);
  }

  /** Why a command is not run; empty when it is. */
  String reasonToSkip(final String command) {
    return rules.stream()
        .filter(rule -> rule.skipped() && rule.test(command))
        .map(Rule::arguments)
        .findFirst()
        .orElse("");
  }

  /** What is added to a command. */
  List<String> added(final String command) {
    return rules.stream()
        .filter(rule -> !rule.skipped() && rule.test(command))
        .flatMap(rule -> Pattern.compile(" +").splitAsStream(rule.arguments()))
        .toList();
  }
}
