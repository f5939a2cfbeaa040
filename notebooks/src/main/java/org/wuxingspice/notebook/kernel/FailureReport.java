package org.wuxingspice.notebook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** Turns what JShell says about a snippet into a failure at a line of the notebook. */
final class FailureReport {

  private static final int FRAMES = 12;

  private final JShell shell;
  private final Cells cells;

  FailureReport(final JShell shell, final Cells cells) {
    this.shell = shell;
    this.cells = cells;
  }

  /**
   * Looks at the event of a snippet that was to run.
   *
   * @throws CellFailure when it was refused, threw, or was stopped
   */
  void check(final SnippetEvent event) {
    if (event.status() == Snippet.Status.REJECTED) {
      throw refused(event.snippet());
    }
    if (event.exception() instanceof EvalException thrown) {
      throw thrown(event.snippet(), thrown);
    }
    if (event.exception() instanceof UnresolvedReferenceException unresolved) {
      throw unresolved(event.snippet(), unresolved.getSnippet());
    }
    final boolean open = event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED;
    if (open && event.snippet() instanceof DeclarationSnippet declaration) {
      throw unresolved(event.snippet(), declaration);
    }
  }

  private CellFailure refused(final Snippet snippet) {
    final Cells.Place begin = cells.begin(snippet.id()).orElseThrow();
    final List<String> report = new ArrayList<>();
    String first = "";
    for (final Diag diagnostic : shell.diagnostics(snippet).filter(Diag::isError).toList()) {
      final String message = diagnostic.getMessage(Locale.ROOT);
      final String before =
          snippet.source().substring(0, Math.max(0, (int) diagnostic.getStartPosition()));
      final int line = (int) before.chars().filter(c -> c == '\n').count();
      final int length = (int) (diagnostic.getEndPosition() - diagnostic.getStartPosition());
      final Cells.Place place = begin.plus(line);
      final List<String> lines = message.lines().toList();
      report.add(place + ": " + lines.get(0));
      report.addAll(cells.line(place, before.length() - before.lastIndexOf('\n') - 1, length));
      report.addAll(lines.subList(1, lines.size()));
      first = first.isEmpty() ? report.get(0) : first;
    }
    return new CellFailure(first, report);
  }

  private CellFailure unresolved(final Snippet running, final DeclarationSnippet declaration) {
    final String missing =
        shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
    final Cells.Place place = cells.begin(running.id()).orElseThrow();
    final String message = declaration.name() + " needs what is not declared: " + missing;
    return new CellFailure(message, List.of(place + ": " + message, cells.line(place)));
  }

  private CellFailure thrown(final Snippet snippet, final EvalException thrown) {
    final String kind = thrown.getExceptionClassName();
    final String message =
        kind.substring(kind.lastIndexOf('.') + 1)
            + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
    final List<String> frames = new ArrayList<>();
    Optional<Cells.Place> first = Optional.empty();
    for (final StackTraceElement frame : thrown.getStackTrace()) {
      final Optional<Cells.Place> inCell = place(frame);
      first = first.or(() -> inCell);
      frames.add(
          "    at "
              + inCell
                  .map(Cells.Place::toString)
                  .orElseGet(
                      () -> frame.getClassName() + "." + frame.getMethodName() + source(frame)));
    }
    final Cells.Place place = first.or(() -> cells.begin(snippet.id())).orElseThrow();
    final List<String> report = new ArrayList<>();
    report.add(place + ": " + message);
    report.add(cells.line(place));
    report.addAll(frames.subList(0, Math.min(FRAMES, frames.size())));
    causes(thrown, report);
    return new CellFailure(message, report);
  }

  private static void causes(final EvalException thrown, final List<String> report) {
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      final String name =
          cause instanceof EvalException wrapped
              ? wrapped.getExceptionClassName()
              : cause.getClass().getName();
      report.add("  caused by " + name + ": " + cause.getMessage());
    }
  }

  private static String source(final StackTraceElement frame) {
    return frame.getFileName() == null
        ? ""
        : " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
  }

  /** The place of a frame in a cell; JShell names such files by the snippet, {@code #12}. */
  private Optional<Cells.Place> place(final StackTraceElement frame) {
    if (frame.getFileName() == null || !frame.getFileName().startsWith("#")) {
      return Optional.empty();
    }
    return cells
        .begin(frame.getFileName().substring(1))
        .map(begin -> begin.plus(Math.max(0, frame.getLineNumber() - 1)));
  }
}
