package org.wuxingspice.netlist.schematic;

import java.awt.geom.Point2D;
import java.util.Optional;

/** Places drawings beside each other, in rows from top to bottom of an area. Lengths are pixels. */
final class Shelves {

  private static final double GAP = 36;

  private final double left;
  private final double right;
  private final double bottom;
  private double x;
  private double y;
  private double below;

  Shelves(final double left, final double top, final double right, final double bottom) {
    this.left = left;
    this.right = right;
    this.bottom = bottom;
    x = left;
    y = top;
    below = top;
  }

  /**
   * {@return the upper left corner, or empty when there is no room; an endless area has room for
   * everything, wider drawings too}
   *
   * @param width of the drawing
   * @param height of the drawing
   */
  Optional<Point2D> place(final double width, final double height) {
    final boolean next = x > left && x + width > right;
    final Point2D corner = new Point2D.Double(next ? left : x, next ? below + GAP : y);
    final boolean fits = corner.getX() + width <= right && corner.getY() + height <= bottom;
    if (!fits && Double.isFinite(bottom)) {
      return Optional.empty();
    }
    x = corner.getX() + width + GAP;
    y = corner.getY();
    below = Math.max(below, y + height);
    return Optional.of(corner);
  }
}
