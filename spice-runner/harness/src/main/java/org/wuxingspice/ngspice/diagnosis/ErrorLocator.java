package org.wuxingspice.ngspice.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wuxingspice.netlist.source.SourceLine;
import org.wuxingspice.ngspice.deck.Deck;

/**
 * Finds the line of a deck that ngspice complains about. Its line numbers count differently from
 * version to version, so the text it quotes and the names it gives come first.
 */
final class ErrorLocator {

  private static final Pattern QUOTES_NEXT =
      Pattern.compile("(?i)(?:or its substitute|(?:from|in) line)\\s*:?\\s*$");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)unknown subckt:\\s*(\\S+)|instance:\\s*x(\\S+?)\\)|error: (\\S+): unknown controlling"
              + "|check line (\\S+)|error:? in (?:device |instance )(\\S+)");
  private static final Pattern WORD =
      Pattern.compile("(?i)undefined parameter \\[([^\\]]+)\\]|no such function '([^']+)'");
  private static final Pattern SWEPT =
      Pattern.compile("(?i)named \"([^\"]+)\" is not in the circuit");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)(?:error on line|issue on line|internal line no\\.|line no\\.|at line)\\s*(\\d+)");

  private ErrorLocator() {}

  static Optional<SourceLine> find(final Deck deck, final List<String> messages) {
    for (int i = 0; i + 1 < messages.size(); i++) {
      if (QUOTES_NEXT.matcher(messages.get(i)).find()) {
        final Optional<SourceLine> line = startingWith(deck, messages.get(i + 1));
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return firstNamed(messages, DEVICE, name -> startingWith(deck, name))
        .or(() -> firstNamed(messages, WORD, name -> containing(deck, name, "")))
        .or(() -> firstNamed(messages, SWEPT, name -> containing(deck, name, ".dc")))
        .or(() -> numbered(deck, messages));
  }

  private static Optional<SourceLine> firstNamed(
      final List<String> messages,
      final Pattern pattern,
      final Function<String, Optional<SourceLine>> search) {
    for (final String message : messages) {
      final Matcher matcher = pattern.matcher(message);
      while (matcher.find()) {
        final Optional<SourceLine> line = search.apply(anyGroup(matcher));
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  private static String anyGroup(final Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return "";
  }

  /** The last line with the first word of a text; of a device in a subcircuit, its last part. */
  private static Optional<SourceLine> startingWith(final Deck deck, final String text) {
    final String word = firstWord(text);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    final String rest = words(text);
    final List<SourceLine> lines = deck.lines();
    Optional<SourceLine> found = Optional.empty();
    for (int i = 1; i < lines.size(); i++) {
      final String line = lines.get(i).text();
      if (firstWord(line).equals(word)) {
        found = Optional.of(lines.get(i));
        if (words(line).equals(rest)) {
          return lastWithWords(deck, rest);
        }
      }
    }
    final int dot = word.lastIndexOf('.');
    return found.isPresent() || dot < 1 ? found : startingWith(deck, word.substring(dot + 1));
  }

  private static Optional<SourceLine> lastWithWords(final Deck deck, final String words) {
    Optional<SourceLine> found = Optional.empty();
    for (final SourceLine line : deck.lines()) {
      if (words(line.text()).equals(words)) {
        found = Optional.of(line);
      }
    }
    return found;
  }

  private static String words(final String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static String firstWord(final String text) {
    return words(text).split(" ", 2)[0];
  }

  private static Optional<SourceLine> containing(
      final Deck deck, final String word, final String card) {
    final Pattern pattern =
        Pattern.compile("(?i)(?<![a-z0-9_])" + Pattern.quote(word) + "(?![a-z0-9_])");
    return deck.lines().stream()
        .skip(1)
        .filter(line -> !line.text().stripLeading().startsWith("*"))
        .filter(line -> firstWord(line.text()).startsWith(card))
        .filter(line -> pattern.matcher(line.text()).find())
        .findFirst();
  }

  private static Optional<SourceLine> numbered(final Deck deck, final List<String> messages) {
    for (final String message : messages) {
      final Matcher matcher = NUMBER.matcher(message);
      if (matcher.find() && matcher.group(1).length() < 9) {
        final int number = Integer.parseInt(matcher.group(1));
        if (number >= 1 && number <= deck.lines().size()) {
          return Optional.of(deck.lines().get(number - 1));
        }
      }
    }
    return Optional.empty();
  }
}
