package org.wuxingspice.netlist.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line with its continuations, without remarks. Blanks are spaces and tabs alone, as they are to
 * ngspice, so that no other white space hides a card.
 */
public final class Card {

  /** What ngspice takes for blanks in model cards and options. */
  public static final String SEPARATORS = " \t=(),";

  private static final String BLANKS = " \t";

  private final List<Integer> lines;
  private final int[] starts;
  private final String text;
  private final int depth;

  Card(final List<Integer> lines, final int[] starts, final String text, final int depth) {
    this.lines = List.copyOf(lines);
    this.starts = starts;
    this.text = text;
    this.depth = depth;
  }

  /**
   * A word of a card.
   *
   * @param text as written
   * @param start where it begins in the card's text
   */
  public record Word(String text, int start) {
    /** {@return where it ends} */
    public int end() {
      return start + text.length();
    }

    /** {@return the word in lower case} */
    public String lower() {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /** {@return the text with its continuations, without remarks and blanks at its ends} */
  public String text() {
    return text;
  }

  /** {@return positions of the card's lines in its source, the first one first} */
  public List<Integer> lines() {
    return lines;
  }

  /** {@return number of subcircuits around the card} */
  public int depth() {
    return depth;
  }

  /**
   * {@return the position in the source of the line that a character of the text is from}
   *
   * @param index of the character
   */
  public int lineAt(final int index) {
    int line = lines.size() - 1;
    while (line > 0 && starts[line] > index) {
      line--;
    }
    return lines.get(line);
  }

  /**
   * {@return the part of the text that one of its lines gives}
   *
   * @param i number of the line from 0
   */
  public String part(final int i) {
    return text.substring(starts[i], i + 1 < starts.length ? starts[i + 1] - 1 : text.length());
  }

  /** {@return whether the whole line is a remark} */
  public boolean isRemark() {
    return text.startsWith("*");
  }

  /** {@return the first word in lower case} */
  public String keyword() {
    return Blanks.firstWord(text).toLowerCase(Locale.ROOT);
  }

  /** {@return what follows the first word} */
  public String rest() {
    return Blanks.strip(text.substring(Blanks.firstWord(text).length()));
  }

  /** {@return the words between blanks} */
  public List<Word> words() {
    return words(BLANKS);
  }

  /**
   * Splits the text. Double quotes belong to their word, and so does what is between them.
   *
   * @param separators characters between words
   * @return the words in order
   */
  public List<Word> words(final String separators) {
    final List<Word> words = new ArrayList<>();
    int start = -1;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      if (!quoted && separators.indexOf(c) >= 0) {
        if (start >= 0) {
          words.add(new Word(text.substring(start, i), start));
        }
        start = -1;
      } else {
        start = start < 0 ? i : start;
        quoted ^= c == '"';
      }
    }
    if (start >= 0) {
      words.add(new Word(text.substring(start), start));
    }
    return words;
  }
}
