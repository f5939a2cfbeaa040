package org.wuxingspice.netlist.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wuxingspice.model.failure.UnreadableFile;

/**
 * Reads netlists: puts included files and sections of libraries in place, and joins lines to cards.
 * Reads in one pass, in time that is linear in the size of the text, and stops at the first line
 * that cannot be read or must not be. A reader is for one netlist.
 */
public final class SourceReader {

  private static final Set<String> INCLUDE = Set.of(".include", ".inc", ".incl");
  private static final String LIBRARY = ".lib";
  private static final String END = ".end";

  private final FileAccess access;
  private final Limits limits;
  private final SourceFiles files;
  private final CardJoiner cards = new CardJoiner();
  private final Map<Path, Library> libraries = new HashMap<>();
  private int includes;

  /** Ends the reading; the refusal is part of what was read. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    Refused(final Refusal refusal) {
      super(refusal.explanation(), null, false, false);
      this.refusal = refusal;
    }
  }

  /**
   * Creates a reader.
   *
   * @param access which files may be included
   * @param limits how large the netlist may be
   */
  public SourceReader(final FileAccess access, final Limits limits) {
    this.access = access;
    this.limits = limits;
    this.files = new SourceFiles(limits);
  }

  /**
   * Reads a file.
   *
   * @param file a regular file anywhere
   * @return the netlist, up to its refusal if it has one
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link SourceReason} when the file
   *     itself cannot be read
   */
  public Source read(final Path file) {
    try {
      final Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
      return read(files.lines(file), folder);
    } catch (final FileAccess.Denied e) {
      throw e.reason().failure(file + ": " + e.getMessage());
    } catch (final IOException e) {
      throw SourceReason.NOT_READABLE.failure(file + ": " + UnreadableFile.describe(file, e));
    }
  }

  /**
   * Reads a stream to its end, or until it is too large.
   *
   * @param in the stream
   * @param name for messages
   * @return the netlist, up to its refusal if it has one
   * @throws org.wuxingspice.model.failure.WuxingException with a {@link SourceReason} when the
   *     stream itself cannot be read
   */
  public Source read(final InputStream in, final String name) {
    try {
      return read(files.lines(in, Optional.empty()), Optional.empty());
    } catch (final FileAccess.Denied e) {
      throw e.reason().failure(name + ": " + e.getMessage());
    } catch (final IOException e) {
      throw SourceReason.NOT_READABLE.failure(name + ": cannot be read (" + e.getMessage() + ")");
    }
  }

  /**
   * Takes lines that are in memory.
   *
   * @param lines the title first
   * @param folder that included files are looked for in, if any
   * @return the netlist, up to its refusal if it has one
   */
  public Source read(final List<SourceLine> lines, final Optional<Path> folder) {
    try {
      if (!lines.isEmpty()) {
        checked(lines.get(0));
        cards.title(lines.get(0));
        include(lines.subList(1, lines.size()), folder, 0);
      }
    } catch (final Refused e) {
      return cards.source(Optional.of(e.refusal));
    }
    return cards.source(Optional.empty());
  }

  private void include(final List<SourceLine> lines, final Optional<Path> folder, final int depth) {
    cards.beginFile();
    for (final SourceLine line : lines) {
      checked(line);
      final String text = Blanks.strip(line.text());
      final String lower = text.toLowerCase(Locale.ROOT);
      if (cards.isInControl() || !(lower.startsWith(".inc") || lower.startsWith(LIBRARY))) {
        if (depth > 0 && Blanks.firstWord(lower).equals(END)) {
          cards.skip(line);
        } else if (!cards.add(line)) {
          throw refused(SourceReason.AMBIGUOUS, "continues no line of its own file", line);
        }
      } else {
        cards.skip(line);
        included(new Reference(text), line, folder, depth);
        cards.beginFile();
      }
    }
    cards.beginFile();
  }

  private void included(
      final Reference reference,
      final SourceLine line,
      final Optional<Path> folder,
      final int depth) {
    final boolean library = reference.card().equals(LIBRARY);
    if (!library && !INCLUDE.contains(reference.card())) {
      throw refused(
          SourceReason.AMBIGUOUS,
          "is no card, but ngspice would include a file; write .include FILE or .lib FILE SECTION",
          line);
    }
    if (reference.file().isEmpty()) {
      throw refused(SourceReason.SYNTAX, "names no file", line);
    }
    if (library && reference.section().isEmpty()) {
      throw refused(
          SourceReason.AMBIGUOUS,
          "names a file but no section of it, or begins a section outside of a library; write"
              + " .include FILE or .lib FILE SECTION",
          line);
    }
    if (++includes > limits.includes()) {
      throw refused(
          SourceReason.TOO_LARGE, "more than " + limits.includes() + " included files", line);
    }
    if (depth == limits.depth()) {
      throw refused(
          SourceReason.INCLUDE_TOO_DEEP,
          "files include each other more than " + limits.depth() + " deep",
          line);
    }
    try {
      final Path file = access.find(reference.file(), folder);
      final List<SourceLine> lines = files.lines(file);
      include(
          library
              ? libraries
                  .computeIfAbsent(file, key -> new Library(lines))
                  .section(reference.section())
              : lines,
          Optional.ofNullable(file.getParent()),
          depth + 1);
    } catch (final FileAccess.Denied e) {
      throw refused(e.reason(), e.getMessage(), line);
    } catch (final IOException e) {
      throw refused(SourceReason.NOT_READABLE, "cannot be read (" + e.getMessage() + ")", line);
    }
  }

  private void checked(final SourceLine line) {
    if (cards.size() == limits.lines()) {
      throw refused(SourceReason.TOO_LARGE, "more than " + limits.lines() + " lines in all", line);
    }
    final int bad = Characters.firstRefused(line.text());
    if (bad >= 0) {
      throw refused(
          SourceReason.CONTROL_CHARACTER,
          "has the control character or line separator "
              + String.format(Locale.ROOT, "U+%04X", (int) line.text().charAt(bad))
              + "; remove it",
          line);
    }
  }

  private static Refused refused(
      final SourceReason reason, final String explanation, final SourceLine line) {
    return new Refused(new Refusal(reason, explanation, line));
  }
}
