package org.wuxingspice.model.failure;

/**
 * Text from outside on its way to where people or programs read it: a terminal, a log, a page, a
 * table. Whatever could move the cursor, reorder the line, or end it is replaced.
 */
public final class VisibleText {

  private static final int REPLACEMENT = 0xFFFD;

  private VisibleText() {}

  /**
   * Makes one line of a text that is safe to show.
   *
   * @param text from anywhere
   * @return the same with a blank for each tab and line end, and U+FFFD for every other control
   *     character (C0 and C1), separator of lines, mark of direction, invisible character, unpaired
   *     surrogate and code point that is no character
   */
  public static String of(final String text) {
    int shown = 0;
    while (shown < text.length() && text.charAt(shown) >= ' ' && text.charAt(shown) < 0x7F) {
      shown++;
    }
    if (shown == text.length()) {
      return text;
    }
    final StringBuilder visible = new StringBuilder(text.length()).append(text, 0, shown);
    text.codePoints()
        .skip(shown)
        .map(c -> isBlank(c) ? ' ' : isVisible(c) ? c : REPLACEMENT)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  /**
   * Makes lines of a text that are safe to show.
   *
   * @param text from anywhere
   * @return the same as {@link #of(String)} makes it, but with its tabs and line ends
   */
  public static String lines(final String text) {
    final StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> isBlank(c) || isVisible(c) ? c : REPLACEMENT)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static boolean isBlank(final int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  /**
   * {@return whether a character can be shown as it is}
   *
   * @param c code point
   */
  public static boolean isVisible(final int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /**
   * The beginning of a text, safe to show.
   *
   * @param text from anywhere
   * @param longest characters before an ellipsis takes the place of the rest, positive
   * @return one line as {@link #of(String)} makes it
   */
  public static String shortened(final String text, final int longest) {
    final boolean whole = text.length() <= longest;
    return of(whole ? text : text.substring(0, longest) + "...");
  }
}
