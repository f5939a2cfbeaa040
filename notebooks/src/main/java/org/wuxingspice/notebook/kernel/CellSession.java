package org.wuxingspice.notebook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;

/**
 * Runs the cells of one notebook in this process, so that cells use the kernel's own libraries and
 * their values can be shown. Owns its JShell. Cells run one at a time; {@link #stop} may be called
 * by any thread.
 */
final class CellSession implements AutoCloseable {

  private static final List<String> IMPORTS =
      List.of(
          "java.io.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.function.*",
          "java.util.stream.*",
          "org.wuxingspice.notebook.*",
          "static org.wuxingspice.notebook.Notebook.*");

  /** White space and remarks. */
  private static final Pattern BLANK =
      Pattern.compile("(?:\\s++|//[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+");

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Cells cells = new Cells();
  private final FailureReport failures;
  private volatile boolean stopped;

  /**
   * Starts a session.
   *
   * @param classPath what cells can use
   */
  CellSession(final String classPath) {
    shell =
        JShell.builder()
            .executionEngine(new LocalExecutionControlProvider(), null)
            .compilerOptions("-classpath", Objects.requireNonNull(classPath, "classPath"))
            .build();
    analysis = shell.sourceCodeAnalysis();
    failures = new FailureReport(shell, cells);
    for (final String wanted : IMPORTS) {
      shell.eval("import " + wanted + ";");
    }
  }

  /**
   * Runs a cell.
   *
   * @param cell its execution count
   * @param source its code, any number of statements, declarations and expressions
   * @return the value of the last expression when no semicolon ends it; empty when there is none or
   *     it is null
   * @throws CellFailure at the first statement that does not compile, throws or is stopped
   */
  Optional<Object> run(final int cell, final String source) {
    cells.cell(cell, source);
    stopped = false;
    Optional<Object> last = Optional.empty();
    int at = codeFrom(source, 0);
    while (at < source.length()) {
      final String rest = source.substring(at);
      final Cells.Place begin = new Cells.Place(cell, 1 + newlines(source.substring(0, at)));
      final CompletionInfo info = analysis.analyzeCompletion(rest);
      final boolean whole = info.completeness().isComplete();
      final int end = whole ? source.length() - info.remaining().length() : source.length();
      final Optional<Snippet> snippet = evaluate(whole ? info.source() : rest, begin);
      final boolean hidden = source.substring(at, end).stripTrailing().endsWith(";");
      last = hidden ? Optional.empty() : snippet.flatMap(this::value);
      at = codeFrom(source, end);
    }
    return last;
  }

  /** The first character of code: JShell counts lines from there, not from a remark before it. */
  private static int codeFrom(final String source, final int from) {
    final Matcher blank = BLANK.matcher(source).region(from, source.length());
    return blank.lookingAt() ? blank.end() : from;
  }

  private static int newlines(final String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  /** The last snippet of a source, if it has any. */
  private Optional<Snippet> evaluate(final String source, final Cells.Place begin) {
    final List<SnippetEvent> events = shell.eval(source);
    events.stream()
        .filter(event -> event.causeSnippet() == null)
        .forEach(event -> cells.snippet(event.snippet().id(), begin));
    if (stopped) {
      throw new CellFailure("interrupted", List.of(begin + ": interrupted", cells.line(begin)));
    }
    Optional<Snippet> last = Optional.empty();
    for (final SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        last = Optional.of(event.snippet());
        failures.check(event);
      }
    }
    return last;
  }

  private Optional<Object> value(final Snippet snippet) {
    final String name;
    if (snippet instanceof VarSnippet variable
        && variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      name = variable.name();
    } else if (snippet instanceof ExpressionSnippet expression
        && expression.subKind() != Snippet.SubKind.ASSIGNMENT_SUBKIND) {
      name = expression.name();
    } else {
      return Optional.empty();
    }
    shell
        .eval(Handover.class.getName() + ".leave(" + name + ");")
        .forEach(event -> shell.drop(event.snippet()));
    return Optional.ofNullable(Handover.take());
  }

  /** Whether code can be run as it is, needs more, or cannot become right. */
  Completeness completeness(final String source) {
    String rest = source;
    while (true) {
      final CompletionInfo info = analysis.analyzeCompletion(rest);
      if (!info.completeness().isComplete() || info.remaining().isBlank()) {
        return info.completeness();
      }
      rest = info.remaining();
    }
  }

  /** Where the snippet under the cursor begins. */
  private int beginAt(final String source, final int cursor) {
    int begin = 0;
    while (true) {
      final CompletionInfo info = analysis.analyzeCompletion(source.substring(begin));
      final int next = source.length() - info.remaining().length();
      if (!info.completeness().isComplete() || next >= cursor || next <= begin) {
        return begin;
      }
      begin = next;
    }
  }

  /**
   * Ways to go on at the cursor.
   *
   * @param texts replacements, distinct
   * @param from first character they replace
   */
  record Continuations(List<String> texts, int from) {}

  /**
   * Completes code.
   *
   * @param source of the cell
   * @param cursor position in it, characters
   */
  Continuations complete(final String source, final int cursor) {
    final int begin = beginAt(source, cursor);
    final int[] anchor = {0};
    final List<String> texts =
        analysis.completionSuggestions(source.substring(begin), cursor - begin, anchor).stream()
            .map(SourceCodeAnalysis.Suggestion::continuation)
            .distinct()
            .toList();
    return new Continuations(texts, begin + anchor[0]);
  }

  /**
   * Signatures of what the cursor is at.
   *
   * @param source of the cell
   * @param cursor position in it, characters
   */
  List<String> signatures(final String source, final int cursor) {
    final int begin = beginAt(source, cursor);
    final List<String> signatures = new ArrayList<>();
    analysis
        .documentation(source.substring(begin), cursor - begin, false)
        .forEach(documentation -> signatures.add(documentation.signature()));
    return signatures;
  }

  /** Stops the cell that is running; nothing after the statement under way is run. */
  void stop() {
    stopped = true;
    shell.stop();
  }

  @Override
  public void close() {
    shell.close();
  }
}
