package org.wuxingspice.app.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wuxingspice.model.failure.VisibleText;

/** Lines of tables in GitHub's Markdown, in which no cell is markup. */
public final class MarkdownTable {

  /** What begins code, pages' markup, another cell, or the address of a link. */
  private static final Pattern MARKUP = Pattern.compile("[\\\\`<>|]|(?<=])\\(");

  private MarkdownTable() {}

  /**
   * A line of a table.
   *
   * @param cells its texts
   * @return the line without its end
   */
  public static String line(final List<String> cells) {
    return cells.stream().map(MarkdownTable::cell).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String cell(final String text) {
    return MARKUP.matcher(VisibleText.of(text)).replaceAll("\\\\$0");
  }
}
