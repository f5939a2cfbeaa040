package org.wuxingspice.notebook;

import java.util.Objects;

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
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return source.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }
}
