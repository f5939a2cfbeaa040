package org.wuxingspice.ngspice.simulation;

import java.util.Locale;
import java.util.Map;

/** What a plot shows, by its scale. */
public enum PlotKind {
  /** Over time. */
  TRANSIENT("tran", "Transient Analysis"),
  /** Complex amplitudes over frequency. */
  SMALL_SIGNAL("ac", "AC Analysis"),
  /** Real values over frequency. */
  SPECTRUM("noise", "Noise Spectral Density Curves"),
  /** Over a swept source. */
  SWEEP("dc", "DC transfer characteristic"),
  /** One point without a scale: an operating point, poles and zeros, a transfer function. */
  POINT("op", "Operating Point");

  /** Name of the plot that the results of {@code .meas} cards make. */
  public static final String MEASUREMENTS = "meas";

  /** Name of the plots that the results of {@code .four} cards make. */
  public static final String FOURIER = "four";

  private static final Map<String, String> POINTS =
      Map.of(
          MEASUREMENTS,
          "Measurements",
          "op",
          "Operating Point",
          "pz",
          "Pole-Zero Analysis",
          "tf",
          "Transfer Function",
          "sens",
          "Sensitivity Analysis",
          "noise",
          "Integrated Noise");

  private final String word;
  private final String title;

  PlotKind(final String word, final String title) {
    this.word = word;
    this.title = title;
  }

  /**
   * {@return the kind of a plot}
   *
   * @param plot any
   */
  public static PlotKind of(final Waveforms plot) {
    final Quantity scale = plot.variables().get(0).quantity();
    if (scale == Quantity.TIME) {
      return TRANSIENT;
    } else if (scale == Quantity.FREQUENCY) {
      return plot.isComplex() ? SMALL_SIGNAL : SPECTRUM;
    }
    final boolean sweep = plot.scaleName().toLowerCase(Locale.ROOT).contains("sweep");
    return sweep || plot.size() > 1 ? SWEEP : POINT;
  }

  /** {@return ngspice's short word, such as {@code tran}} */
  public String word() {
    return word;
  }

  /**
   * {@return ngspice's short word for a plot, such as {@code tran} or {@code pz}}
   *
   * @param plot any
   */
  public static String word(final Waveforms plot) {
    final PlotKind kind = of(plot);
    if (plot.plot().equals(FOURIER)) {
      return FOURIER;
    }
    final String own = plot.plot().toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
    return kind == POINT && POINTS.containsKey(own) ? own : kind.word;
  }

  /**
   * ngspice's name for a plot in raw files.
   *
   * @param plot any
   */
  public static String title(final Waveforms plot) {
    final PlotKind kind = of(plot);
    if (plot.plot().equals(FOURIER)) {
      return "Fourier Analysis";
    }
    return kind == POINT ? POINTS.getOrDefault(word(plot), kind.title) : kind.title;
  }

  /** {@return whether the first vector of such a plot is a scale for the others} */
  public boolean hasScale() {
    return this != POINT;
  }

  /**
   * {@return whether a plot was made of results that ngspice prints as text}
   *
   * @param plot any
   */
  public static boolean isOfText(final Waveforms plot) {
    return plot.plot().equals(MEASUREMENTS) || plot.plot().equals(FOURIER);
  }
}
