package org.wuxingspice.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A text with its examples: fenced blocks of shell, indented lines and inline code that begin with
 * the program's name, and the lines of a help text that do.
 *
 * @param name of the text
 * @param examples in their order
 */
record ExampleText(String name, List<Example> examples) {

  private static final Pattern FENCED =
      Pattern.compile("(?ms)^```sh\\n(.*?)^```\\n(?:(?:(?!^```|^#).)*?prints\\n+```\\n(.*?)^```)?");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern INDENTED =
      Pattern.compile("(?m)^ {2,4}((?:\\./)?wuxing (?:.*\\\\\\n)*.*)$");
  private static final Pattern INLINE = Pattern.compile("`((?:\\./)?wuxing [a-z][^`]*)`");

  static ExampleText markdown(final Path file, final Path root) throws IOException {
    final String name = root.relativize(file).toString();
    final String text = Files.readString(file);
    final List<Example> examples = new ArrayList<>();
    final Matcher fenced = FENCED.matcher(text);
    while (fenced.find()) {
      final String shown = fenced.group(2) == null ? "" : fenced.group(2);
      examples.add(new Example(place(name, text, fenced.start()), fenced.group(1), shown));
    }
    final String prose = FENCE.matcher(text).replaceAll(fence -> "\n".repeat(lines(fence.group())));
    for (final Pattern pattern : List.of(INDENTED, INLINE)) {
      final Matcher matcher = pattern.matcher(prose);
      while (matcher.find()) {
        final String command = matcher.group(1);
        examples.add(
            new Example(
                place(name, prose, matcher.start()),
                pattern.equals(INLINE) ? command.replaceAll("\\s*\\n\\s*", " ") : command,
                ""));
      }
    }
    return new ExampleText(name, examples);
  }

  static ExampleText help(final CommandLine command) {
    final String name = command.getCommandSpec().qualifiedName() + " --help";
    final String text = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    final List<Example> examples =
        INDENTED
            .matcher(text)
            .results()
            .map(found -> new Example(place(name, text, found.start()), found.group(1), ""))
            .toList();
    return new ExampleText(name, examples);
  }

  /** The page of the project's front, and all of its documentation. */
  static List<Path> pages(final Path root) throws IOException {
    final List<Path> pages = new ArrayList<>();
    for (final String page :
        List.of("README.md", "CHANGELOG.md", "SECURITY.md", "notebooks/README.md")) {
      pages.add(root.resolve(page));
    }
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  private static int lines(final String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  private static String place(final String name, final String text, final int offset) {
    return name + ":" + (1 + lines(text.substring(0, offset)));
  }
}
