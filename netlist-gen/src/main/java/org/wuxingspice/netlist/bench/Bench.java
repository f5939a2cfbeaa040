package org.wuxingspice.netlist.bench;

import java.util.List;
import java.util.Objects;
import org.wuxingspice.netlist.circuit.Analysis;
import org.wuxingspice.netlist.circuit.Circuit;

/**
 * A test bench: a circuit, an analysis and the curves that show the cell's behavior.
 *
 * @param name of the bench and its picture: lower case letters and hyphens
 * @param title what it shows
 * @param circuit cell, sources and loads
 * @param analysis to run
 * @param horizontal what the curves are drawn over
 * @param panels pictures above each other
 */
public record Bench(
    String name,
    String title,
    Circuit circuit,
    Analysis analysis,
    Axis horizontal,
    List<Panel> panels) {

  /** Keeps unmodifiable copies of lists and maps. */
  public Bench {
    Objects.requireNonNull(circuit, "circuit");
    Objects.requireNonNull(analysis, "analysis");
    panels = List.copyOf(panels);
  }

  /** {@return the vectors that the curves need} */
  public List<String> vectors() {
    return java.util.stream.Stream.concat(
            horizontal.vector().isEmpty()
                ? java.util.stream.Stream.empty()
                : java.util.stream.Stream.of(horizontal.vector()),
            panels.stream().flatMap(p -> p.curves().stream()).map(Curve::vector))
        .distinct()
        .toList();
  }

  /**
   * A horizontal axis.
   *
   * @param label with unit
   * @param vector to draw over; empty for the scale of the analysis
   * @param factor from SI units to the label's
   * @param logarithmic whether the axis is logarithmic
   */
  public record Axis(String label, String vector, double factor, boolean logarithmic) {

    /**
     * {@return the scale of the analysis, linear}
     *
     * @param label with unit
     * @param factor from SI units to the label's
     */
    public static Axis scale(final String label, final double factor) {
      return new Axis(label, "", factor, false);
    }
  }

  /**
   * Curves over one vertical axis.
   *
   * @param label of the axis, with unit
   * @param curves to draw
   */
  public record Panel(String label, List<Curve> curves) {
    /** Keeps an unmodifiable copy of the list. */
    public Panel {
      curves = List.copyOf(curves);
    }

    /**
     * {@return a panel of some curves}
     *
     * @param label of the axis, with unit
     * @param curves to draw
     */
    public static Panel of(final String label, final Curve... curves) {
      return new Panel(label, List.of(curves));
    }
  }

  /**
   * A curve.
   *
   * @param label in the legend
   * @param vector to draw
   * @param factor from SI units to the axis'
   * @param part what is drawn of a complex vector
   */
  public record Curve(String label, String vector, double factor, Part part) {

    /**
     * {@return a real curve}
     *
     * @param label in the legend
     * @param vector to draw
     * @param factor from SI units to the axis'
     */
    public static Curve of(final String label, final String vector, final double factor) {
      return new Curve(label, vector, factor, Part.REAL);
    }
  }

  /** What is drawn of a vector. */
  public enum Part {
    /** The real part. */
    REAL,
    /** Magnitude in decibel. */
    DECIBEL,
    /** Phase in degrees, continuous. */
    DEGREES
  }
}
