package org.wuxingspice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that the documentation and the help texts show runs, and prints what they say it
 * prints. Each text has a folder with the files that its reader is supposed to have.
 */
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern ELAPSED = Pattern.compile("(?m): [\\d.]+ s$");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

  /** Of a figure in a text against the same one run again, relative; versions of ngspice differ. */
  private static final double TOLERANCE = 0.01;

  @TempDir static Path scratch;

  private static ExampleFolder folder;

  @BeforeAll
  static void start() throws Exception {
    folder = ExampleFolder.start(scratch, ROOT);
  }

  @AfterAll
  static void end() throws Exception {
    folder.close();
  }

  private static List<ExampleText> texts() throws IOException {
    final List<ExampleText> texts = new ArrayList<>();
    for (final Path page : ExampleText.pages(ROOT)) {
      texts.add(ExampleText.markdown(page, ROOT));
    }
    Wuxing.commandLine().getSubcommands().values().stream()
        .map(ExampleText::help)
        .forEach(texts::add);
    return texts;
  }

  @TestFactory
  Stream<DynamicTest> everyCommandRuns() throws IOException {
    return texts().stream()
        .filter(text -> !text.examples().isEmpty())
        .map(text -> DynamicTest.dynamicTest(text.name(), () -> run(text)));
  }

  private static void run(final ExampleText text) throws Exception {
    folder.empty();
    for (final Example example : text.examples()) {
      final CommandRun run = folder.run(example.script());
      assertThat(run.code())
          .as("%s: %s%n%s", example.place(), example.script(), run.errors())
          .isZero();
      if (!example.shown().isEmpty()) {
        assertSame(example, run.output());
      }
    }
  }

  /** The same words, and figures that agree. */
  private static void assertSame(final Example example, final String printed) {
    assertThat(words(printed)).as(example.place()).endsWith(words(example.shown()));
    final List<Double> shown = figures(example.shown());
    final List<Double> all = figures(printed);
    final List<Double> last = all.subList(all.size() - shown.size(), all.size());
    for (int i = 0; i < shown.size(); i++) {
      assertThat(last.get(i))
          .as("%s, figure %d of what is shown", example.place(), i + 1)
          .isCloseTo(shown.get(i), offset(TOLERANCE * Math.abs(shown.get(i))));
    }
  }

  private static String words(final String text) {
    return NUMBER.matcher(text).replaceAll("#").replaceAll("[ \\t]+", " ").strip();
  }

  private static List<Double> figures(final String text) {
    return NUMBER
        .matcher(ELAPSED.matcher(text).replaceAll(""))
        .results()
        .map(found -> Double.valueOf(found.group()))
        .toList();
  }

  /** Rules that name no command of any text would hide that a command is gone. */
  @Test
  void everyRuleIsNeeded() throws IOException {
    final List<String> commands =
        texts().stream()
            .flatMap(text -> text.examples().stream())
            .flatMap(example -> ExampleFolder.commands(example.script()))
            .toList();
    assertThat(SmallerFigures.read().rules())
        .allSatisfy(rule -> assertThat(commands).as(rule.toString()).anyMatch(rule));
  }
}
