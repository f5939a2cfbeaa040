package org.wuxingspice.app.plot;

import java.util.List;

/**
 * Lines in panels over one axis, as data that charts and pages draw. Values are in the units of the
 * axes.
 *
 * @param title above the panels
 * @param horizontal axis that they share
 * @param panels from top to bottom, at least one
 */
public record LineFigure(String title, Axis horizontal, List<Panel> panels) {

  /** Keeps an unmodifiable copy of the list. */
  public LineFigure {
    panels = List.copyOf(panels);
  }

  /**
   * An axis.
   *
   * @param label what it measures
   * @param unit of its values, which SI prefixes may go before; empty for none
   * @param logarithmic whether it begins as a logarithm
   */
  public record Axis(String label, String unit, boolean logarithmic) {

    /**
     * {@return a linear axis}
     *
     * @param label what it measures
     * @param unit of its values
     */
    public static Axis linear(final String label, final String unit) {
      return new Axis(label, unit, false);
    }
  }

  /**
   * One diagram.
   *
   * @param vertical its own axis
   * @param weight height against the other panels
   * @param series its lines
   * @param marks places on the shared axis
   */
  public record Panel(Axis vertical, int weight, List<Series> series, List<Mark> marks) {

    /** Keeps unmodifiable copies of the lists. */
    public Panel {
      series = List.copyOf(series);
      marks = List.copyOf(marks);
    }

    /**
     * A diagram without marks.
     *
     * @param vertical its own axis
     * @param weight height against the other panels
     * @param series its lines
     */
    public Panel(final Axis vertical, final int weight, final List<Series> series) {
      this(vertical, weight, series, List.of());
    }
  }

  /**
   * A place on the shared axis that is drawn as a line.
   *
   * @param at where
   * @param dashed whether the line is
   */
  public record Mark(double at, boolean dashed) {}
}
