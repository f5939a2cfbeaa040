package org.wuxingspice.model.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What a user may have meant by a name that does not exist. */
public final class Suggestion {

  /** So many letters may differ: more is another word. */
  private static final int MOST_DIFFERENCES = 3;

  private Suggestion() {}

  /**
   * {@return {@code "did you mean 'X'? "} when a known name is close, or else the empty string}
   *
   * @param given name that does not exist
   * @param known names that do
   */
  public static String of(final String given, final Collection<String> known) {
    return known.stream()
        .filter(name -> distance(given, name) <= Math.min(MOST_DIFFERENCES, name.length() / 2))
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .map(name -> "did you mean '" + name + "'? ")
        .orElse("");
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours from one word to the other (F.
   * Damerau, 1964).
   */
  static int distance(final String from, final String to) {
    int[] before = {};
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      final int[] next = new int[row.length];
      next[0] = i;
      for (int j = 1; j < row.length; j++) {
        final int replaced = row[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = row;
      row = next;
    }
    return row[to.length()];
  }
}
