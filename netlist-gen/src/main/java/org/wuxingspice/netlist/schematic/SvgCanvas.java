package org.wuxingspice.netlist.schematic;

import java.util.Locale;
import org.wuxingspice.model.failure.VisibleText;

/** Collects the shapes of a picture. Lengths are pixels, y grows downwards. */
final class SvgCanvas {

  static final String INK = "#222222";
  static final String FAINT = "#888888";

  private final StringBuilder shapes = new StringBuilder();
  private double width;
  private double height;

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  void line(final double x1, final double y1, final double x2, final double y2, final String more) {
    add(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" %s/>",
        n(x1), n(y1), n(x2), n(y2), INK, more);
    grow(Math.max(x1, x2), Math.max(y1, y2));
  }

  /** A path; white inside unless {@code more} says otherwise. */
  void path(final String d, final String more) {
    add("<path d=\"%s\" fill=\"white\" stroke=\"%s\" %s/>", d, INK, more);
  }

  void circle(final double x, final double y, final double radius, final String fill) {
    add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\"/>",
        n(x), n(y), n(radius), fill, INK);
    grow(x + radius, y + radius);
  }

  void box(final double x, final double y, final double w, final double h, final String fill) {
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\" fill=\"%s\" stroke=\"%s\"/>",
        n(x), n(y), n(w), n(h), fill, INK);
    grow(x + w, y + h);
  }

  /**
   * Text.
   *
   * @param anchor start, middle or end
   * @param size of the letters
   * @param more further attributes
   */
  void text(
      final double x,
      final double y,
      final String anchor,
      final double size,
      final String text,
      final String more) {
    add(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%s\" fill=\"%s\" %s>%s</text>",
        n(x), n(y), anchor, n(size), INK, more, escaped(text));
    grow(anchor.equals("start") ? x + width(text, size) : x, y);
  }

  /** About as wide as a text is in a common font. */
  static double width(final String text, final double size) {
    return 0.62 * size * text.length();
  }

  /** The picture. */
  String document() {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\""
            + " viewBox=\"0 0 %1$.0f %2$.0f\" font-family=\"DejaVu Sans, Arial, sans-serif\">%n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%3$s</svg>%n",
        width + 24,
        height + 24,
        shapes);
  }

  private void grow(final double x, final double y) {
    width = Math.max(width, x);
    height = Math.max(height, y);
  }

  private void add(final String format, final Object... values) {
    shapes.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  static String n(final double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(final String text) {
    return VisibleText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
