package org.wuxingspice.notebook;

import java.util.Objects;
import org.wuxingspice.model.failure.VisibleText;

/**
 * A piece of HTML that a cell shows as such.
 *
 * @param source the markup
 */
public record Html(String source) {

  /** Checks the source. */
  public Html {
    Objects.requireNonNull(source, "source");
  }

  /**
   * {@return the text with the characters that mean something in HTML replaced by references}
   *
   * @param text any text
   */
  public static String escaped(final String text) {
    return VisibleText.lines(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return source.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }
}
