package org.wuxingspice.ngspice.deck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a deck together: replaces {@code .include} and {@code .lib} cards by the lines they ask for,
 * and has {@link DeckPolicy} look at every line of a deck that is data. Stops at the first refusal.
 */
final class DeckReader {

  private static final int DEEPEST = 20;

  /** Last character of many old model libraries. */
  private static final String DOS_END_OF_FILE = "\u001a";

  private static final long LARGEST = 64L << 20;
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?i)\\s*\\.(include|incl|inc|lib)\\b\\s*(?:\"([^\"]*)\"|'([^']*)'|(\\S+))?\\s*(\\S+)?.*");
  private static final Pattern SECTION_END = Pattern.compile("(?i)\\s*\\.endl\\b.*");
  private static final Pattern END = Pattern.compile("(?i)\\s*\\.end\\s*");
  private static final Pattern FILE_PARAMETER =
      Pattern.compile("(?i)(\\b(?:[a-z_]*file[a-z_]*)\\s*=\\s*\"?)([^\"\\s,)]+)");

  private static final Pattern CONTROL = Pattern.compile("(?i)\\s*\\.control\\b.*");
  private static final Pattern CONTROL_END = Pattern.compile("(?i)\\s*\\.endc\\b.*");
  private static final Pattern COMMAND_PARAMETERS = Pattern.compile("(?i)\\.csparam\\b.*");
  private static final Pattern LEAVE = Pattern.compile("(?i)\\s*(quit|exit)\\b.*");

  private final List<DeckLine> lines = new ArrayList<>();
  private final DeckPolicy guard = new DeckPolicy();
  private boolean inControl;
  private boolean inCommandParameters;
  private boolean acts;
  private final Deck.Trust trust;
  private final Optional<Path> root;
  private Optional<Rejection> refusal = Optional.empty();

  private DeckReader(final Deck.Trust trust, final Optional<Path> root) {
    this.trust = trust;
    this.root = root;
  }

  static DeckReader ofText(
      final List<String> text, final Optional<Path> folder, final Deck.Trust trust) {
    final DeckReader reader = new DeckReader(trust, folder.map(DeckReader::real));
    reader.readDeck(numbered(text, Optional.empty()), reader.root);
    return reader;
  }

  static DeckReader ofFile(final Path file, final Deck.Trust trust) {
    if (!Files.isRegularFile(file)) {
      throw DeckReason.NOT_READABLE.failure(file + ": is not a file; name a netlist");
    }
    final Optional<Path> folder = Optional.of(real(file.toAbsolutePath().getParent()));
    final DeckReader reader = new DeckReader(trust, folder);
    try {
      reader.readDeck(numbered(text(file), Optional.of(file)), folder);
    } catch (final IOException e) {
      throw DeckReason.NOT_READABLE.failure(
          file + ": cannot be read (" + e.getMessage() + "); check its rights and size");
    }
    return reader;
  }

  List<DeckLine> lines() {
    return lines;
  }

  Optional<Rejection> refusal() {
    return refusal;
  }

  /** Whether the deck has a control block, which runs when the deck is loaded. */
  boolean acts() {
    return acts;
  }

  private static Path real(final Path folder) {
    try {
      return folder.toRealPath();
    } catch (final IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }

  private static List<String> text(final Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("larger than " + (LARGEST >> 20) + " MB");
    }
    final byte[] bytes = Files.readAllBytes(file);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (final CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    final String content =
        text.endsWith(DOS_END_OF_FILE) ? text.substring(0, text.length() - 1) : text;
    final List<String> lines = Arrays.asList(content.split("\r\n|\n|\r", -1));
    return lines.get(lines.size() - 1).isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
  }

  private static List<DeckLine> numbered(final List<String> text, final Optional<Path> file) {
    final List<DeckLine> lines = new ArrayList<>(text.size());
    for (int i = 0; i < text.size(); i++) {
      lines.add(new DeckLine(text.get(i), file, i + 1));
    }
    return lines;
  }

  private void refuse(final RejectionReason reason, final String why, final DeckLine line) {
    if (refusal.isEmpty()) {
      refusal = Optional.of(Rejection.of(reason, why, line));
    }
  }

  private void readDeck(final List<DeckLine> source, final Optional<Path> folder) {
    if (source.stream().allMatch(line -> line.text().isBlank())) {
      refusal =
          Optional.of(
              Rejection.of(
                  RejectionReason.EMPTY_RESULT,
                  "the deck is empty; it takes a title, devices and an analysis",
                  ""));
    }
    readAll(source, folder, 0);
  }

  private void readAll(final List<DeckLine> source, final Optional<Path> folder, final int depth) {
    for (int i = 0; i < source.size() && refusal.isEmpty(); i++) {
      final DeckLine line = source.get(i);
      final boolean title = depth == 0 && i == 0;
      if (trust == Deck.Trust.DATA_ONLY) {
        guard
            .objection(line.text(), title)
            .ifPresent(why -> refuse(RejectionReason.FORBIDDEN, why, line));
      }
      if (!title && (followControl(line) || isForCommands(line))) {
        continue;
      }
      final Matcher reference = REFERENCE.matcher(line.text());
      if (!title && reference.matches() && isFileWithoutSection(reference)) {
        refuse(RejectionReason.FORBIDDEN, "names a file but no section of it", line);
      } else if (!title && reference.matches() && !isSectionStart(reference)) {
        include(reference, line, folder, depth);
      } else if (depth > 0 && END.matcher(line.text()).matches()) {
        lines.add(new DeckLine("*", line.file(), line.number()));
      } else {
        lines.add(withFilesFound(line, folder));
      }
    }
  }

  /**
   * Blanks {@code .csparam} cards of a deck that is data: they define names for commands, which
   * such a deck has none of, and would outlive it.
   *
   * @return whether the line is part of one
   */
  private boolean isForCommands(final DeckLine line) {
    if (trust == Deck.Trust.TRUSTED) {
      return false;
    }
    final String text = line.text().strip();
    if (!text.isEmpty() && !text.startsWith("+") && !text.startsWith("*")) {
      inCommandParameters = COMMAND_PARAMETERS.matcher(text).matches();
    }
    if (inCommandParameters) {
      lines.add(new DeckLine("*", line.file(), line.number()));
    }
    return inCommandParameters;
  }

  /**
   * Passes on the lines of control blocks as they are, but for the end of the simulator itself.
   *
   * @return whether the line is one of them
   */
  private boolean followControl(final DeckLine line) {
    final boolean begins = CONTROL.matcher(line.text()).matches();
    final boolean inside = inControl || begins;
    inControl = inside && !CONTROL_END.matcher(line.text()).matches();
    acts |= inside;
    if (inside) {
      final boolean leaves = LEAVE.matcher(line.text()).matches();
      lines.add(leaves ? new DeckLine("*", line.file(), line.number()) : line);
    }
    return inside;
  }

  /** {@code .lib name} without a second word begins a section of a library file. */
  private static boolean isSectionStart(final Matcher reference) {
    return reference.group(1).equalsIgnoreCase("lib") && reference.group(5) == null;
  }

  private boolean isFileWithoutSection(final Matcher reference) {
    return trust == Deck.Trust.DATA_ONLY
        && isSectionStart(reference)
        && name(reference).indexOf('/') >= 0;
  }

  private static String name(final Matcher reference) {
    for (int group = 2; group <= 4; group++) {
      if (reference.group(group) != null) {
        return reference.group(group);
      }
    }
    return "";
  }

  private void include(
      final Matcher reference, final DeckLine line, final Optional<Path> folder, final int depth) {
    final String name = name(reference);
    if (name.isEmpty()) {
      refuse(RejectionReason.SYNTAX, "names no file", line);
      return;
    }
    if (depth >= DEEPEST) {
      refuse(RejectionReason.SYNTAX, "includes itself, or goes too deep", line);
      return;
    }
    final Optional<Path> file = locate(name, line, folder);
    if (refusal.isPresent() || file.isEmpty()) {
      return;
    }
    try {
      List<DeckLine> content = numbered(text(file.get()), file);
      if (reference.group(1).equalsIgnoreCase("lib")) {
        content = section(content, reference.group(5));
        if (content.isEmpty()) {
          refuse(
              RejectionReason.MISSING_INCLUDE,
              "the library has no section " + reference.group(5),
              line);
        }
      }
      readAll(content, Optional.of(file.get().getParent()), depth + 1);
    } catch (final IOException e) {
      refuse(RejectionReason.MISSING_INCLUDE, "cannot be read: " + e.getMessage(), line);
    }
  }

  private Optional<Path> locate(
      final String name, final DeckLine line, final Optional<Path> folder) {
    final Path path;
    try {
      path = folder.orElse(Path.of("")).resolve(name);
    } catch (final InvalidPathException e) {
      refuse(RejectionReason.MISSING_INCLUDE, "is not a file name", line);
      return Optional.empty();
    }
    if (trust == Deck.Trust.DATA_ONLY && !isInside(path)) {
      refuse(
          RejectionReason.FORBIDDEN,
          "a deck that is data may include only files in its own folder; trust the deck to allow it",
          line);
      return Optional.empty();
    }
    if (!Files.isRegularFile(path)) {
      refuse(RejectionReason.MISSING_INCLUDE, "no such file", line);
      return Optional.empty();
    }
    return Optional.of(path);
  }

  /** Whether a path, after all symbolic links, lies in the deck's folder. */
  private boolean isInside(final Path path) {
    if (root.isEmpty()) {
      return false;
    }
    final Path inside = real(path);
    return inside.startsWith(root.get()) && path.normalize().startsWith(root.get());
  }

  private static List<DeckLine> section(final List<DeckLine> library, final String name) {
    final List<DeckLine> section = new ArrayList<>();
    boolean inside = false;
    for (final DeckLine line : library) {
      final Matcher start = REFERENCE.matcher(line.text());
      if (start.matches() && isSectionStart(start)) {
        inside = name(start).equalsIgnoreCase(name);
      } else if (SECTION_END.matcher(line.text()).matches()) {
        inside = false;
      } else if (inside) {
        section.add(line);
      }
    }
    return section;
  }

  /** Code models read files by name; the worker runs elsewhere, so the names become absolute. */
  private DeckLine withFilesFound(final DeckLine line, final Optional<Path> folder) {
    final Matcher matcher = FILE_PARAMETER.matcher(line.text());
    if (line.text().stripLeading().startsWith("*") || !matcher.find()) {
      return line;
    }
    final StringBuilder text = new StringBuilder();
    do {
      final Optional<Path> file = locate(matcher.group(2), line, folder);
      matcher.appendReplacement(
          text,
          Matcher.quoteReplacement(
              matcher.group(1) + file.map(Path::toString).orElse(matcher.group(2))));
    } while (matcher.find() && refusal.isEmpty());
    matcher.appendTail(text);
    return new DeckLine(text.toString(), line.file(), line.number());
  }
}
